import type { MessageKind } from '../../domain/message-kind.ts';
import type { Sentence } from './wording.ts';

/** The subject of a mail in a few words, by its kind. */
export const messageKindNames: Record<MessageKind, Sentence> = {
  invitation: { en: 'Invitation', 'zh-TW': '邀請' },
  password_recovery: { en: 'New password', 'zh-TW': '重設密碼' },
  season_sweep: { en: 'Coming days off', 'zh-TW': '連假安排' },
  deadlines_moved: { en: 'Promised times moved', 'zh-TW': '承諾時間異動' },
  webhook_off: { en: 'Webhook switched off', 'zh-TW': 'Webhook 已停用' },
  alarm_escalated: { en: 'Alarm not acknowledged', 'zh-TW': '警報尚未確認' },
  digest: { en: 'Daily mail', 'zh-TW': '每日信件' },
  request_message: { en: 'New message about a request', 'zh-TW': '需求有新訊息' },
  information_required: { en: 'Information needed from the customer', 'zh-TW': '需要客戶提供資料' },
  change_request_accepted: { en: 'Request accepted', 'zh-TW': '需求已受理' },
  change_request_scheduled: { en: 'Request scheduled', 'zh-TW': '需求已排定' },
  change_request_completed: { en: 'Request completed', 'zh-TW': '需求已完成' },
  change_request_partly_completed: { en: 'Request completed for some lines', 'zh-TW': '需求完成部分線路' },
  change_request_partial: { en: 'Request partly done', 'zh-TW': '需求部分完成' },
  change_request_held: { en: 'Request on hold', 'zh-TW': '需求暫停處理' },
  change_request_failed: { en: 'Request failed', 'zh-TW': '需求未能完成' },
  change_request_rejected: { en: 'Request not accepted', 'zh-TW': '需求未受理' },
  change_request_cancelled: { en: 'Request cancelled', 'zh-TW': '需求已取消' },
  job_stolen: { en: 'Job taken over', 'zh-TW': '工作由他人接手' },
  job_reassigned_away: { en: 'Job given to someone else', 'zh-TW': '工作改派給他人' },
  job_reassigned_to_you: { en: 'Job assigned', 'zh-TW': '收到指派的工作' },
  job_lapsed: { en: 'Job back in the queue', 'zh-TW': '工作逾時放回佇列' },
  deadline_half: { en: 'Half of the time is used', 'zh-TW': '已用一半時間' },
  deadline_most: { en: '80 % of the time is used', 'zh-TW': '已用 80% 時間' },
  deadline_breach: { en: 'Request overdue', 'zh-TW': '需求已逾期' },
  job_withdrawn: { en: 'Job withdrawn', 'zh-TW': '工作已撤回' },
};
