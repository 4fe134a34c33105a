import type { CustomerMessage } from '../../domain/change-request/change-request-state.ts';
import type { JobIntent } from '../../domain/job/job-state.ts';
import type { Sentence } from './wording.ts';

export interface Mail {
  subject: Sentence;
  /** `{name}`, `{line}`, `{slot}`, `{question}`, `{reason}`, `{days}` (to reopen), `{times}`, `{known}`, `{lineState}`, `{desk}` and `{address}` are filled in. */
  body: Sentence;
}

/** The footer of each mail to a customer. */
export const customerMailFoot: Sentence = { en: '\nRequest number: {number}\n', 'zh-TW': '\n需求編號：{number}\n' };

/** Mails to customers. A filing that is accepted at once has none: its answer says it. */
export const customerMails: Partial<Record<CustomerMessage, Mail>> = {
  change_request_accepted: {
    subject: { en: 'Accepted: {line}', 'zh-TW': '已受理：{line}' },
    body: {
      en: 'Hello {name},\n\nyour request for {line} is accepted:\n{times}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n您對 {line} 提出的需求已受理：\n{times}\n\n{address}\n',
    },
  },
  information_required: {
    subject: { en: 'We need something from you: {line}', 'zh-TW': '需要您提供資料：{line}' },
    body: {
      en: 'Hello {name},\n\nyour request for {line} is waiting for your answer. {question}\nThe time until you answer does not count.\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您對 {line} 提出的需求正在等候您的回覆。{question}\n在您回覆之前，不計入處理時間。\n\n{address}\n',
    },
  },
  change_request_scheduled: {
    subject: { en: 'Scheduled: {line}', 'zh-TW': '已排定：{line}' },
    body: {
      en: 'Hello {name},\n\nyour change for {line} is ready and goes live by itself:\n{times}\nYou can cancel it until then.\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您對 {line} 的變更已經準備好，時間到會自動生效：\n{times}\n在那之前您仍可取消。\n\n{address}\n',
    },
  },
  change_request_completed: {
    subject: { en: 'Completed: {line}', 'zh-TW': '已完成：{line}' },
    body: {
      en: 'Hello {name},\n\nyour change for {line} is completed. {known}\n{times}\nIf something is not right, you can reopen the request within {days} business days.\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您對 {line} 的變更已完成。{known}\n{times}\n若內容有誤，請於 {days} 個工作日內到需求頁面重新開啟。\n\n{address}\n',
    },
  },
  change_request_partly_completed: {
    subject: { en: 'Completed for some of the lines: {line}', 'zh-TW': '部分線路已完成：{line}' },
    body: {
      en: 'Hello {name},\n\nyour change for {line} is live on {live} of {lines} lines. {known} The others could not be changed and play what they played before: {left}.{reason} If they should still be changed, file a request for them.{desk}\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n您對 {line} 的變更，已在 {lines} 條線路中的 {live} 條生效。{known}其餘線路未能變更，仍播放原本的語音：{left}。{reason}如仍需變更，請針對這些線路重新提出需求。{desk}\n\n{address}\n',
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
    subject: { en: 'A problem on our side: {line}', 'zh-TW': '我方系統發生問題：{line}' },
    body: {
      en: 'Hello {name},\n\na problem on our side has stopped your change for {line}.{reason} {lineState}\nOur operations staff have been notified; you do not need to do anything.{desk}\n\n{address}\n',
      'zh-TW':
        '{name} 您好：\n\n因我方系統發生問題，您對 {line} 的變更尚未完成。{reason}{lineState}\n我們已通知內部人員處理，您不需要做任何事。{desk}\n\n{address}\n',
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
      en: 'Hello {name},\n\nyour request for {line} was cancelled. {lineState}\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n您對 {line} 的需求已取消。{lineState}\n\n{address}\n',
    },
  },
};

/** The mail to a customer about a message that a technician wrote; `{by}` and `{text}` besides. */
export const conversationMail: Mail = {
  subject: { en: 'New message about your request: {line}', 'zh-TW': '您的需求有新訊息：{line}' },
  body: {
    en: 'Hello {name},\n\n{by} wrote about your request for {line}:\n\n{text}\n\nYou can reply on the page of the request:\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n{by} 針對您對 {line} 提出的需求傳來訊息：\n\n{text}\n\n您可以在需求頁面回覆：\n{address}\n',
  },
};

/** Parts of the mails above. */
export const customerMailWords = {
  asBefore: { en: 'The line plays what it played before.', 'zh-TW': '線路仍播放原本的語音。' },
  technician: { en: ' Our technician wrote: {reason}', 'zh-TW': '技術人員說明：{reason}' },
  desk: { en: ' If you have questions, contact us: {reach}', 'zh-TW': '如有疑問，請與我們聯絡：{reach}' },
} satisfies Record<string, Sentence>;

/** Mails to technicians about their jobs. `{by}` and `{reason}` are filled in where the step has them. */
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
      en: 'Hello {name},\n\nnobody worked on the job for {line} in time, so it went back to the queue.\n\n{address}\n',
      'zh-TW': '{name} 您好：\n\n{line} 的工作逾時沒有動作，現已放回佇列。\n\n{address}\n',
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
