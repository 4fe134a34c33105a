import type { EnquiryStatus } from '../../domain/enquiry/enquiry-state.ts';
import type { Sentence } from './wording.ts';

/** What the states of a question are called. */
export const enquiryStatusNames: Record<EnquiryStatus, Sentence> = {
  waiting: { en: 'Waiting for an answer', 'zh-TW': '等候回覆' },
  answered: { en: 'Answered', 'zh-TW': '已回覆' },
  closed: { en: 'Closed', 'zh-TW': '已結束' },
  handedOver: { en: 'Handed over as a request', 'zh-TW': '已轉為需求' },
  merged: { en: 'Merged', 'zh-TW': '已合併' },
};
