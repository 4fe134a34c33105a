import type { QuoteMessage } from '../../domain/quote/quote-state.ts';
import type { Mail } from './customer-mails.ts';

type CustomerQuoteMessage = QuoteMessage | 'quote_ending' | 'quote_delivered';
type SalesQuoteMessage = QuoteMessage | 'quote_sent_back';

/** To the owners and whoever asked. `{number}`, `{work}`, `{until}`, `{reason}` and `{address}` are filled in. */
export const quoteCustomerMails: Partial<Record<CustomerQuoteMessage, Mail>> = {
  quote_offered: {
    subject: { en: 'Our offer {number}: {work}', 'zh-TW': '報價 {number}：{work}' },
    body: {
      en: 'Hello {name},\n\nour offer for your request ({work}) is ready. It holds until the end of {until}. An owner can accept or decline it here:\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您的需求（{work}）已有報價，有效期限到 {until} 為止。主要管理者可以在這裡接受或婉拒：\n{address}\n',
    },
  },
  quote_ending: {
    subject: { en: 'Offer {number} ends soon', 'zh-TW': '報價 {number} 即將到期' },
    body: {
      en: 'Hello {name},\n\nour offer for {work} ends at the end of {until}. If you have questions, write to us on its page:\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{work}的報價到 {until} 為止有效。如有疑問，歡迎在報價頁面留言：\n{address}\n',
    },
  },
  quote_expired: {
    subject: { en: 'Offer {number} has expired', 'zh-TW': '報價 {number} 已過期' },
    body: {
      en: 'Hello {name},\n\nour offer for {work} held until the end of {until}. Write to us on its page if you want a new one:\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n{work}的報價有效期限到 {until}，已經過期。如仍需要，請在報價頁面留言，我們會重新報價：\n{address}\n',
    },
  },
  quote_withdrawn: {
    subject: { en: 'Quote {number} withdrawn', 'zh-TW': '報價 {number} 已撤回' },
    body: {
      en: 'Hello {name},\n\nwe have withdrawn the quote for {work}: {reason}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n我們撤回了{work}的報價：{reason}\n\n{address}\n',
    },
  },
  quote_delivered: {
    subject: { en: 'Delivered: {work} ({number})', 'zh-TW': '已交付：{work}（{number}）' },
    body: {
      en: 'Hello {name},\n\nthe work for {work} is done. Accept it, or send it back and say what is missing. Without an answer within 5 business days it counts as accepted.\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n{work}已完成。請驗收，或退回並說明缺少什麼。5 個工作日內沒有回覆，就視為驗收完成。\n\n{address}\n',
    },
  },
};

/** To sales; `{customer}` besides. */
export const quoteSalesMails: Partial<Record<SalesQuoteMessage, Mail>> = {
  quote_requested: {
    subject: { en: 'New quote request: {customer}, {work}', 'zh-TW': '新的報價需求：{customer}，{work}' },
    body: {
      en: 'Hello {name},\n\n{customer} asks for a quote ({work}, {number}).\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{customer} 索取報價（{work}，{number}）。\n\n{address}\n',
    },
  },
  quote_accepted: {
    subject: { en: 'Accepted: {customer}, {work}', 'zh-TW': '客戶接受報價：{customer}，{work}' },
    body: {
      en: 'Hello {name},\n\n{customer} has accepted quote {number} ({work}). Its job is in the queue.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{customer} 接受了報價 {number}（{work}），工作已排入佇列。\n\n{address}\n',
    },
  },
  quote_declined: {
    subject: { en: 'Declined: {customer}, {work}', 'zh-TW': '客戶婉拒報價：{customer}，{work}' },
    body: {
      en: 'Hello {name},\n\n{customer} has declined quote {number} ({work}): {reason}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{customer} 婉拒了報價 {number}（{work}）：{reason}\n\n{address}\n',
    },
  },
  quote_withdrawn: {
    subject: { en: 'Taken back: {customer}, {work}', 'zh-TW': '客戶撤回需求：{customer}，{work}' },
    body: {
      en: 'Hello {name},\n\n{customer} has taken quote request {number} ({work}) back.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{customer} 撤回了報價需求 {number}（{work}）。\n\n{address}\n',
    },
  },
  quote_expired: {
    subject: { en: 'Expired: {customer}, {work}', 'zh-TW': '報價過期：{customer}，{work}' },
    body: {
      en: 'Hello {name},\n\nthe offer {number} to {customer} ({work}) has expired without an answer.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n提供給 {customer} 的報價 {number}（{work}）沒有收到回覆，已過期。\n\n{address}\n',
    },
  },
  quote_sent_back: {
    subject: { en: 'Sent back: {customer}, {work}', 'zh-TW': '客戶退回：{customer}，{work}' },
    body: {
      en: 'Hello {name},\n\n{customer} has sent the work of quote {number} ({work}) back: {reason}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{customer} 退回了報價 {number} 的成果（{work}）：{reason}\n\n{address}\n',
    },
  },
};

/** To whoever holds the job, and to sales; `{customer}` besides. */
export const quoteWorkLateMail: Mail = {
  subject: { en: 'Agreed day at risk: {customer}, {work}', 'zh-TW': '約定日期將至或已過：{customer}，{work}' },
  body: {
    en: 'Hello {name},\n\nthe work of quote {number} for {customer} ({work}) is not delivered, and its agreed day is near or over.\n\n{address}\n',
    'zh-TW': '{name} 您好：\n\n{customer} 的報價 {number}（{work}）尚未交付，約定日期快到了或已經過了。\n\n{address}\n',
  },
};

/** About a message of the other side; `{by}` and `{text}` besides. */
export const quoteMessageMails: Record<'customer' | 'sales', Mail> = {
  customer: {
    subject: { en: 'New message about quote {number}', 'zh-TW': '報價 {number} 有新訊息' },
    body: {
      en: 'Hello {name},\n\n{by} wrote about your quote ({work}):\n\n{text}\n\nYou can reply on its page:\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n{by} 針對您的報價（{work}）傳來訊息：\n\n{text}\n\n您可以在報價頁面回覆：\n{address}\n',
    },
  },
  sales: {
    subject: { en: '{customer} wrote about quote {number}', 'zh-TW': '{customer} 針對報價 {number} 傳來訊息' },
    body: {
      en: 'Hello {name},\n\n{by} of {customer} wrote about quote {number} ({work}):\n\n{text}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{customer} 的 {by} 針對報價 {number}（{work}）傳來訊息：\n\n{text}\n\n{address}\n',
    },
  },
};
