import type { CustomerMessage } from '../../domain/change-request/change-request-state.ts';
import type { JobIntent } from '../../domain/job/job-state.ts';
import type { Sentence } from './message.ts';

export interface Mail {
  subject: Sentence;
  /** `{name}`, `{line}`, `{slot}`, `{question}`, `{reason}`, `{days}` (to reopen) and `{address}` are filled in. */
  body: Sentence;
}

/** Below each mail to a customer. */
export const customerMailFoot: Sentence = { en: '\nRequest number: {number}\n', 'zh-TW': '\n需求編號：{number}\n' };

/** What customers are told by mail. Acceptance needs none: the answer to the filing says it. */
export const customerMails: Partial<Record<CustomerMessage, Mail>> = {
  information_required: {
    subject: { en: 'We need something from you: {line}', 'zh-TW': '需要您提供資料：{line}' },
    body: {
      en: 'Hello {name},\n\nyour request for {line} is waiting for you. {question}\nThe clock stands still until you answer.\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您對 {line} 提出的需求正在等候您的回覆。{question}\n在您回覆之前，不計入處理時間。\n\n{address}\n',
    },
  },
  change_request_scheduled: {
    subject: { en: 'Prepared: {line}', 'zh-TW': '已備妥：{line}' },
    body: {
      en: 'Hello {name},\n\nyour change for {line} is prepared and will switch by itself at the time you chose. You can still cancel it.\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您對 {line} 的變更已經備妥，會在您指定的時間自動生效。在那之前您仍可取消。\n\n{address}\n',
    },
  },
  change_request_completed: {
    subject: { en: 'Live: {line}', 'zh-TW': '已生效：{line}' },
    body: {
      en: 'Hello {name},\n\nyour change for {line} is live, and confirmed on the phone system. If something is not right, you can reopen it there within {days} business days.\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您對 {line} 的變更已經生效，並經電話系統確認。若內容有誤，請於 {days} 個工作日內到需求頁面重新開啟。\n\n{address}\n',
    },
  },
  change_request_held: {
    subject: { en: 'On hold: {line}', 'zh-TW': '暫停處理：{line}' },
    body: {
      en: 'Hello {name},\n\nwe had to stop work on your request for {line}: {reason}\nThe deadline does not change.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n您對 {line} 的需求暫停處理：{reason}\n承諾完成時間不變。\n\n{address}\n',
    },
  },
  change_request_failed: {
    subject: { en: 'Could not be done: {line}', 'zh-TW': '未能完成：{line}' },
    body: {
      en: 'Hello {name},\n\nyour change for {line} could not be applied; the line stays as it was. Our operations staff have been told and will contact you.\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您對 {line} 的變更未能套用，線路維持原狀。我們的維運人員已收到通知，會再與您聯絡。\n\n{address}\n',
    },
  },
  change_request_rejected: {
    subject: { en: 'Not accepted: {line}', 'zh-TW': '未受理：{line}' },
    body: {
      en: 'Hello {name},\n\nwe cannot accept your request for {line}: {reason}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n我們無法受理您對 {line} 的需求：{reason}\n\n{address}\n',
    },
  },
  change_request_cancelled: {
    subject: { en: 'Cancelled: {line}', 'zh-TW': '已取消：{line}' },
    body: {
      en: 'Hello {name},\n\nyour request for {line} was cancelled. Nothing was changed.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n您對 {line} 的需求已取消，線路沒有任何變更。\n\n{address}\n',
    },
  },
};

/** What technicians are told about a job of theirs. `{by}` and `{reason}` are filled in where the step has them. */
export const staffMails: Record<JobIntent['message'], Mail> = {
  job_stolen: {
    subject: { en: '{by} took over your job: {line}', 'zh-TW': '{by} 接手了您的工作：{line}' },
    body: {
      en: 'Hello {name},\n\n{by} took over the job for {line} that you held. Reason given: {reason}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{by} 接手了您認領的工作（{line}）。理由：{reason}\n\n{address}\n',
    },
  },
  job_reassigned_away: {
    subject: { en: 'Your job was reassigned: {line}', 'zh-TW': '您的工作已改派：{line}' },
    body: {
      en: 'Hello {name},\n\n{by} gave the job for {line} to someone else.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{by} 已將 {line} 的工作改派給其他人。\n\n{address}\n',
    },
  },
  job_reassigned_to_you: {
    subject: { en: 'A job for you: {line}', 'zh-TW': '指派給您的工作：{line}' },
    body: {
      en: 'Hello {name},\n\n{by} gave you the job for {line}.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{by} 將 {line} 的工作指派給您。\n\n{address}\n',
    },
  },
  job_lapsed: {
    subject: { en: 'Your job went back to the queue: {line}', 'zh-TW': '認領已逾時：{line}' },
    body: {
      en: 'Hello {name},\n\nthe job for {line} had no activity for 4 hours and went back to the queue.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{line} 的工作已 4 小時沒有動作，現已放回佇列。\n\n{address}\n',
    },
  },
  job_withdrawn: {
    subject: { en: 'Nothing left to do: {line}', 'zh-TW': '工作已撤回：{line}' },
    body: {
      en: 'Hello {name},\n\nthe job for {line} was withdrawn: its request was cancelled or waits for the customer.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{line} 的工作已撤回：需求已取消，或正等候客戶回覆。\n\n{address}\n',
    },
  },
};
