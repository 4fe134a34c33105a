import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import type { Sentence } from './wording.ts';

type QuoteAuditAction = Extract<OwnAuditAction, `quote.${string}`>;

/** Labels of what the audit keeps of quotes. */
export const quoteAuditWords: Record<QuoteAuditAction, Sentence> = {
  'quote.filed': { en: 'Asked for a quote', 'zh-TW': '索取報價' },
  'quote.assess': { en: 'Assessed a quote', 'zh-TW': '評估報價' },
  'quote.offer': { en: 'Offered a quote', 'zh-TW': '提出報價' },
  'quote.accept': { en: 'Accepted a quote', 'zh-TW': '接受報價' },
  'quote.decline': { en: 'Declined a quote', 'zh-TW': '婉拒報價' },
  'quote.withdraw': { en: 'Withdrew a quote', 'zh-TW': '撤回報價' },
  'quote.expire': { en: 'A quote expired', 'zh-TW': '報價過期' },
  'quote.message': { en: 'Wrote about a quote', 'zh-TW': '傳送報價訊息' },
  'quote.attached': { en: 'Sent a file', 'zh-TW': '上傳附件' },
  'quote.fileRead': { en: 'Opened a file of a quote', 'zh-TW': '開啟報價附件' },
  'quote.ratesEdited': { en: 'Changed the rate table', 'zh-TW': '編輯費率表' },
  'quote.reminded': { en: 'Reminded of the end of an offer', 'zh-TW': '提醒報價即將到期' },
  'quote.warned': { en: 'Warned of the agreed day', 'zh-TW': '提醒約定日期' },
  'quote.jobTaken': { en: 'Took the work of a quote', 'zh-TW': '認領報價工作' },
  'quote.jobReleased': { en: 'Gave the work of a quote back', 'zh-TW': '放回報價工作' },
  'quote.jobLapsed': { en: 'The work of a quote went back to the queue', 'zh-TW': '報價工作逾時放回佇列' },
  'quote.delivered': { en: 'Delivered the work of a quote', 'zh-TW': '交付報價項目' },
  'quote.confirmed': { en: 'Accepted the work of a quote', 'zh-TW': '驗收報價項目' },
  'quote.sentBack': { en: 'Sent the work of a quote back', 'zh-TW': '退回報價項目' },
};
