import type { BehalfChannel } from '../../domain/change-request/on-behalf.ts';
import type { Sentence } from './wording.ts';

/** How a customer asked our staff to file something. */
export const behalfChannelNames: Record<BehalfChannel, Sentence> = {
  mail: { en: 'by mail', 'zh-TW': '電子郵件' },
  phone: { en: 'by phone', 'zh-TW': '電話' },
  chat: { en: 'in a chat', 'zh-TW': '即時訊息' },
  in_person: { en: 'in person', 'zh-TW': '當面' },
  enquiry: { en: 'by a question', 'zh-TW': '線上提問' },
};

export const behalfFieldWords: Record<string, Sentence> = {
  on_behalf_missing: {
    en: 'Say how the customer asked for this, and what shows it.',
    'zh-TW': '請填寫客戶提出的方式與依據。',
  },
  on_behalf_of_none: {
    en: 'Only our staff file for a customer. Leave this out.',
    'zh-TW': '只有我們的人員能代客戶提出，請移除這個欄位。',
  },
};
