import type { Mail } from './customer-mails.ts';
import type { Sentence } from './wording.ts';

/** Ends the mail that notifies somebody of an alarm. `{alarm}` is the page on which it is acknowledged. */
export const alarmFoot: Sentence = {
  en: '\nAcknowledge the alarm here, so that nobody else is notified:\n{alarm}\n',
  'zh-TW': '\n請到這裡確認收到警報，系統就不會再通知下一位：\n{alarm}\n',
};

/** To the next person, because nobody has acknowledged. `{what}` is the alarm's kind in words, `{before}` who was notified before. */
export const escalatedMail: Mail = {
  subject: { en: 'Not acknowledged: {customer}, {line}', 'zh-TW': '警報尚未確認：{customer}，{line}' },
  body: {
    en: 'Hello {name},\n\nnobody has acknowledged an alarm about {customer}, so it comes to you.\n\n{what}\nLine: {line}\nRequest number: {number}\nDue: {dueBy}\nRaised: {at}\nNotified before you: {before}\n\nSee the job here:\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n{customer} 的警報還沒有人確認，因此通知您處理。\n\n{what}\n線路：{line}\n需求編號：{number}\n期限：{dueBy}\n發生時間：{at}\n先前已通知：{before}\n\n請到這裡查看工作：\n{address}\n',
  },
};
