import type { SameKeys } from '../../words/shape.ts';
import type { mailChoiceEn } from './mail-choice-words.en.ts';

export const mailChoiceZhTw: SameKeys<typeof mailChoiceEn> = {
  title: '要收到的信件',
  text: '帳號與 Webhook 相關的信件一律即時寄出。',
  textStaff: '帳號相關的信件、指派給您的工作、問題逾期未回覆，以及值班時的警報，一律即時寄出。',
  which: '信件種類',
  kinds: {
    completed: '需求已完成',
    waiting: '需求或連假安排等候您回覆',
    progress: '需求已排定、暫停、取消或改期',
    messages: '技術人員或客服寫訊息給您',
    jobs: '您的工作改派或放回佇列',
    warnings: '承諾時間快到了',
    enquiries: '客戶提問或補充說明',
    quotes: '客戶索取報價、回覆報價或傳來訊息',
  },
  when: '寄送時間',
  paces: { atOnce: '有通知就寄', daily: '每個工作日早上彙整成一封' },
  saved: '已儲存。',
};
