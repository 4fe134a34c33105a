import type { OperatorMessage } from '../../domain/change-request/change-request-state.ts';
import type { Mail } from './customer-mails.ts';
import type { Sentence } from './wording.ts';

/** Mails to operators. `{cause}` says what went wrong and what to do about it. */
export const operatorMails: Record<OperatorMessage, Mail> = {
  change_request_failed: {
    subject: { en: 'Failed: {customer}, {line}', 'zh-TW': '未能完成：{customer}，{line}' },
    body: {
      en: 'Hello {name},\n\na change for {customer} failed and needs your attention.\n\nLine: {line}\nPrompt: {slot}\nRequest number: {number}\nFailed: {at}\nDue: {dueBy}\n\n{cause}\n\nOnce the cause is fixed, put the job back into the queue here:\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n{customer} 的變更未能完成，需要您處理。\n\n線路：{line}\n語音位置：{slot}\n需求編號：{number}\n發生時間：{at}\n期限：{dueBy}\n\n{cause}\n\n排除原因後，請到這裡將工作放回佇列：\n{address}\n',
    },
  },
  change_request_partial: {
    subject: { en: 'Partly done: {customer}, {line}', 'zh-TW': '部分完成：{customer}，{line}' },
    body: {
      en: 'Hello {name},\n\na change for {customer} was applied to some of its lines and failed on others.\n\nLine: {line}\nPrompt: {slot}\nRequest number: {number}\nFailed: {at}\nDue: {dueBy}\n\n{cause}\n\nSee the job here:\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n{customer} 的變更只完成部分線路，其餘未能完成。\n\n線路：{line}\n語音位置：{slot}\n需求編號：{number}\n發生時間：{at}\n期限：{dueBy}\n\n{cause}\n\n請到這裡查看工作：\n{address}\n',
    },
  },
  change_request_held: {
    subject: { en: 'On hold: {customer}, {line}', 'zh-TW': '暫停處理：{customer}，{line}' },
    body: {
      en: 'Hello {name},\n\na planned change for {customer} was put on hold and needs your attention.\n\nLine: {line}\nPrompt: {slot}\nRequest number: {number}\nStopped: {at}\nDue: {dueBy}\n\n{cause}\n\nSee the job here:\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n{customer} 已排定的變更暫停處理，需要您處理。\n\n線路：{line}\n語音位置：{slot}\n需求編號：{number}\n停止時間：{at}\n期限：{dueBy}\n\n{cause}\n\n請到這裡查看工作：\n{address}\n',
    },
  },
  emergency_waiting: {
    subject: { en: 'Emergency closure waits: {customer}, {line}', 'zh-TW': '緊急停止服務等候核准：{customer}，{line}' },
    body: {
      en: 'Hello {name},\n\n{customer} asks to close lines at once, and no active announcement covers it. Nothing is closed until an operator approves.\n\nLine: {line}\nRequest number: {number}\nFiled: {at}\n\nCall the customer where you are in doubt, then approve it with a reason, or turn it down, here:\n{page}\n',
      'zh-TW':
        '{name} 您好：\n\n{customer} 要求立即停止線路服務，目前沒有生效中的公告可依據，須經操作人員核准才會停止。\n\n線路：{line}\n需求編號：{number}\n提出時間：{at}\n\n如有疑問請先致電客戶，再到這裡填寫理由核准，或不予受理：\n{page}\n',
    },
  },
};

/** Parts of `{cause}`. */
export const operatorMailWords = {
  givenUp: { en: '{by} gave the job up: {reason}', 'zh-TW': '{by} 放棄了這項工作：{reason}' },
  said: { en: 'The phone system said: {message}', 'zh-TW': '電話系統回應：{message}' },
  notRestored: {
    en: 'The phone system could not be restored: what callers hear is unknown.',
    'zh-TW': '電話系統未能還原，目前無法得知來電者聽到的內容。',
  },
} satisfies Record<string, Sentence>;
