import type { SameKeys } from '../words/shape.ts';
import type { conversationEn } from './words.en.ts';

export const conversationZhTw: SameKeys<typeof conversationEn> = {
  title: '對話',
  you: '您',
  staff: '技術人員',
  customer: '客戶',
  question: '提問',
  answer: '回覆',
  emptyStaff: '還沒有訊息。您可以在這裡詢問或告知客戶，需求會照常進行。',
  emptyCustomer: '還沒有訊息。有問題或補充，可以在這裡告訴技術人員。',
  text: '您的訊息',
  readsLater: '技術人員開始處理您的需求時會看到。',
  readsNow: '正在處理的技術人員會立即看到。',
  scheduled: '您的變更已備妥，時間到會自動生效。若不想變更，請取消需求。',
  over: '這筆需求已處理完畢。',
  done: '這筆需求已處理完畢。若內容有誤，請重新開啟需求。',
  mails: '系統也會寄信通知客戶。',
  send: '傳送訊息',
  closed: '這筆需求的對話已結束。',
};
