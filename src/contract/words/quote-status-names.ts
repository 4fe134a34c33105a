import type { QuoteStatus } from '../../domain/quote/quote-state.ts';
import type { Sentence } from './wording.ts';

/** States of a quote, in a file of their own: sentences name them on every page. */
export const quoteStatusNames: Record<QuoteStatus, Sentence> = {
  requested: { en: 'Requested', 'zh-TW': '待評估' },
  assessing: { en: 'Being assessed', 'zh-TW': '評估中' },
  quoted: { en: 'Offered', 'zh-TW': '已報價' },
  accepted: { en: 'Accepted', 'zh-TW': '已接受' },
  declined: { en: 'Declined', 'zh-TW': '已婉拒' },
  expired: { en: 'Expired', 'zh-TW': '已過期' },
  withdrawn: { en: 'Withdrawn', 'zh-TW': '已撤回' },
};
