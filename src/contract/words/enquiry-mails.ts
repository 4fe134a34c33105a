import type { Mail } from './customer-mails.ts';

type EnquiryMail = 'enquiry_asked' | 'enquiry_late' | 'enquiry_answered' | 'enquiry_handed_over';

/** `{name}`, `{customer}`, `{number}`, `{text}`, `{due}`, `{address}` and `{request}` are filled in. */
export const enquiryMails: Record<EnquiryMail, Mail> = {
  enquiry_asked: {
    subject: { en: 'Question {number} of {customer}', 'zh-TW': '{customer} 的問題 {number}' },
    body: {
      en: 'Hello {name},\n\n{customer} asks:\n\n{text}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{customer} 提問：\n\n{text}\n\n{address}\n',
    },
  },
  enquiry_late: {
    subject: { en: 'The answer to question {number} is late', 'zh-TW': '問題 {number} 已逾回覆期限' },
    body: {
      en: 'Hello {name},\n\n{customer} waits for an answer that was due on {due}:\n\n{text}\n\nAnswer it now:\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n{customer} 的問題應於 {due} 前回覆，目前尚未回覆：\n\n{text}\n\n請儘快回覆：\n{address}\n',
    },
  },
  enquiry_answered: {
    subject: { en: 'Our answer to your question {number}', 'zh-TW': '您的問題 {number} 已有回覆' },
    body: {
      en: 'Hello {name},\n\nwe have answered your question:\n\n{text}\n\nYou can reply on its page:\n{address}\n',
      'zh-TW': '{name} 您好：\n\n我們回覆了您的問題：\n\n{text}\n\n您可以在頁面上繼續詢問：\n{address}\n',
    },
  },
  enquiry_handed_over: {
    subject: { en: 'Your question {number} is now a request', 'zh-TW': '您的問題 {number} 已轉為需求' },
    body: {
      en: 'Hello {name},\n\nwe have filed what you asked for. Its page shows when it will be live:\n{request}\n',
      'zh-TW': '{name} 您好：\n\n我們已為您提出需求，頁面會顯示何時生效：\n{request}\n',
    },
  },
};
