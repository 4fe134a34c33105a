import { readGuide } from './next-steps.ts';
import type { Wordings } from './wording.ts';

/** Wording for deleting names and words from the audit, at the command line. */
export const forgetAuditWords: Wordings = {
  audit_forget_whom: {
    title: { en: 'Name one to forget', 'zh-TW': '請指定一個對象' },
    detail: {
      en: 'Give either --customer or --user, with its id. Nothing was deleted.',
      'zh-TW': '請以 --customer 或 --user 指定一個編號，兩者擇一。這次沒有刪除任何內容。',
    },
    next: readGuide,
  },
  audit_customer_unknown: {
    title: { en: 'No such customer', 'zh-TW': '找不到這個客戶' },
    detail: {
      en: 'Neither the customers nor the audit know {id}. Nothing was deleted. Copy the id from the address of the customer’s page.',
      'zh-TW': '客戶名單與稽核紀錄都沒有 {id}，這次沒有刪除任何內容。請從客戶頁面的網址複製編號。',
    },
    next: readGuide,
  },
  audit_person_unknown: {
    title: { en: 'No such person', 'zh-TW': '找不到這個人' },
    detail: {
      en: 'Neither the accounts nor the audit know {id}. Nothing was deleted. Copy the id from an audit entry about the person.',
      'zh-TW': '帳號與稽核紀錄都沒有 {id}，這次沒有刪除任何內容。請從與此人有關的稽核紀錄複製編號。',
    },
    next: readGuide,
  },
};
