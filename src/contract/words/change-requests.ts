import { askDesk, changeFiling, seeRequests } from './next-steps.ts';
import type { Wordings } from './wording.ts';

/** Wording for filing a change request and for each step of its life; single reasons are in `qualification.ts`. */
export const changeRequestWords: Wordings = {
  not_qualified: {
    title: { en: "This request can't be accepted yet", 'zh-TW': '還不能受理這筆需求' },
    detail: {
      en: 'Every reason is listed with what to do about it. Nothing was recorded.',
      'zh-TW': '所有原因與處理方式都已列出，這筆需求沒有留下紀錄。',
    },
    next: changeFiling,
  },
  illegal_transition: {
    title: { en: 'Not possible now', 'zh-TW': '目前無法執行' },
    detail: {
      en: 'Its state is now “{status}”; this is not possible: {action}.',
      'zh-TW': '目前狀態為「{status}」，無法執行「{action}」。',
    },
    next: seeRequests,
  },
  change_being_applied: {
    title: { en: 'The change is being applied', 'zh-TW': '變更正在套用' },
    detail: {
      en: 'The phone system is being changed and verified. Until the result is known, this is not possible: {action}.',
      'zh-TW': '系統正在變更電話系統並讀取確認，結果出來之前無法執行「{action}」。',
    },
    next: seeRequests,
  },
  upload_required: {
    title: { en: 'A new file is needed', 'zh-TW': '請補上新檔案' },
    detail: {
      en: 'The request is waiting for a new voice file. Upload one and give its id.',
      'zh-TW': '這筆需求正在等候新的語音檔，請上傳後附上代碼。',
    },
    next: seeRequests,
  },
  nothing_provided: {
    title: { en: 'The answer is empty', 'zh-TW': '尚未填寫回覆' },
    detail: {
      en: 'Answer the question in words, or give a new upload.',
      'zh-TW': '請填寫回覆內容，或提供新上傳的檔案。',
    },
    next: seeRequests,
  },
  nothing_promised: {
    title: { en: 'Nothing is promised now', 'zh-TW': '目前沒有承諾時間' },
    detail: {
      en: 'Request {number} has no promised time now: it waits for an answer, has failed, or is done. Its page says which.',
      'zh-TW': '需求 {number} 目前沒有承諾時間：等候回覆、未能完成，或已經完成。請查看需求頁面。',
    },
    next: seeRequests,
  },
  not_an_emergency: {
    title: { en: 'Not an emergency closure', 'zh-TW': '不是緊急停止服務' },
    detail: {
      en: '{kind} goes through the ordinary queue. Only emergency closures use the emergency lane.',
      'zh-TW': '「{kind}」須依一般流程處理，只有緊急停止服務可以緊急處理。',
    },
    next: seeRequests,
  },
  closure_in_force: {
    title: { en: 'Some lines are closed already', 'zh-TW': '部分線路已停止服務' },
    detail: {
      en: 'Some lines of this request are closed, so it cannot be cancelled. End the closure as soon as the others are done.',
      'zh-TW': '這筆需求已有線路停止服務，無法取消。請等其餘線路處理完成後，再提前結束。',
    },
    next: seeRequests,
  },
  closure_not_in_force: {
    title: { en: 'Nothing is closed', 'zh-TW': '目前沒有停止服務' },
    detail: {
      en: 'No line is closed by this request: the closure is over, or has been ended already.',
      'zh-TW': '這筆需求目前沒有線路停止服務：時段已過，或已經提前結束。',
    },
    next: seeRequests,
  },
  not_yet_effective: {
    title: { en: 'It is not time yet', 'zh-TW': '時間未到' },
    detail: {
      en: 'The customer asked to go live at {effectiveAt}, not before.',
      'zh-TW': '客戶指定的生效時間為 {effectiveAt}，在此之前不可生效。',
    },
    next: seeRequests,
  },
  effective_at_not_ahead: {
    title: { en: 'No time to schedule', 'zh-TW': '沒有可排定的時間' },
    detail: {
      en: 'The request has no time in the future. Apply it now instead.',
      'zh-TW': '這筆需求沒有指定之後的生效時間，請直接套用。',
    },
    next: seeRequests,
  },
  not_partial: {
    title: { en: 'Not a partial result', 'zh-TW': '不是部分結果' },
    detail: {
      en: '{failed} of {lines} lines failed; a partial result has some of both.',
      'zh-TW': '{lines} 條線路中有 {failed} 條失敗；部分結果須同時有成功與失敗的線路。',
    },
    next: seeRequests,
  },
  cancel_too_late: {
    title: { en: 'Too late to cancel', 'zh-TW': '已來不及取消' },
    detail: {
      en: 'The switch began at {effectiveAt}. To undo it, file a request that puts the earlier voice file back.',
      'zh-TW': '變更已於 {effectiveAt} 開始生效。如要換回，請另外提出需求。',
    },
    next: { label: { en: 'File a request', 'zh-TW': '提出需求' }, href: '/requests/new' },
  },
  reschedule_too_late: {
    title: { en: 'Too late to move it', 'zh-TW': '已來不及改期' },
    detail: {
      en: 'The change has begun already, so its time cannot be moved. File a request for what should be different.',
      'zh-TW': '這項變更已經開始生效，無法再改期。如需調整，請另外提出需求。',
    },
    next: { label: { en: 'File a request', 'zh-TW': '提出需求' }, href: '/requests/new' },
  },
  not_planned: {
    title: { en: 'No planned time', 'zh-TW': '沒有指定生效時間' },
    detail: {
      en: 'This request is done as soon as possible, so there is no time to move. To plan it, cancel it and file again with a time.',
      'zh-TW': '這筆需求會儘快完成，沒有可以更改的生效時間。若要指定時間，請取消需求後重新提出。',
    },
    next: seeRequests,
  },
  join_too_late: {
    title: { en: 'Too late to add to this request', 'zh-TW': '這筆需求已無法併入新內容' },
    detail: {
      en: '{number} is “{status}”: a technician has taken it. Write to the technician in the conversation.',
      'zh-TW': '需求 {number} 的狀態為「{status}」，技術人員已開始處理。請在對話中告訴技術人員。',
    },
    next: { label: { en: 'Write to the technician', 'zh-TW': '留言給技術人員' }, href: '/requests/{changeRequestId}' },
  },
  join_ended: {
    title: { en: 'This request has ended', 'zh-TW': '這筆需求已結束' },
    detail: {
      en: '{number} is “{status}”, so nothing can be added to it. File a new request.',
      'zh-TW': '需求 {number} 的狀態為「{status}」，無法再併入新內容，請提出新的需求。',
    },
    next: { label: { en: 'File a request', 'zh-TW': '提出需求' }, href: '/requests/new' },
  },
  conversation_closed: {
    title: { en: 'This conversation is closed', 'zh-TW': '對話已結束' },
    detail: {
      en: 'The request is “{status}” and can no longer be reopened. File a new request, and write your message in its note.',
      'zh-TW': '這筆需求的狀態為「{status}」，也無法再重新開啟。請提出新的需求，並將內容寫在備註。',
    },
    next: { label: { en: 'File a request', 'zh-TW': '提出需求' }, href: '/requests/new' },
  },
  conversation_continued: {
    title: { en: 'The conversation continues elsewhere', 'zh-TW': '對話已移至另一筆需求' },
    detail: {
      en: 'This request was reopened as {number}. Write there instead.',
      'zh-TW': '這筆需求已重新開啟為 {number}，請改在該筆需求留言。',
    },
    next: { label: { en: 'Open that request', 'zh-TW': '查看該筆需求' }, href: '/requests/{changeRequestId}' },
  },
  conversation_full: {
    title: { en: 'This conversation is full', 'zh-TW': '對話已達上限' },
    detail: {
      en: 'A conversation has at most {most} messages. Call or write to customer service instead.',
      'zh-TW': '一筆需求的對話最多 {most} 則，請改與客服聯絡。',
    },
    next: askDesk,
  },
  already_reopened: {
    title: { en: 'Already reopened', 'zh-TW': '已重新開啟' },
    detail: {
      en: 'This request is continued as {number}. Follow that one; once it is completed it can be reopened itself.',
      'zh-TW': '這筆需求已由 {number} 接續處理，請追蹤該筆需求；該筆完成後如仍有誤，可再重新開啟。',
    },
    next: { label: { en: 'Open that request', 'zh-TW': '查看該筆需求' }, href: '/requests/{changeRequestId}' },
  },
  reopen_window_over: {
    title: { en: 'Too late to reopen', 'zh-TW': '已超過重新開啟的期限' },
    detail: {
      en: 'A completed request could be reopened until {until}. File a new one.',
      'zh-TW': '完成後僅能在 {until} 之前重新開啟，請提出新的需求。',
    },
    next: { label: { en: 'File a request', 'zh-TW': '提出需求' }, href: '/requests/new' },
  },
};
