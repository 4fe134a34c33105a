import type { Role } from '../../domain/access/role.ts';
import type { AuditSubjectKind, OwnAuditAction } from '../../domain/audit-entry.ts';
import { enquiryAuditWords } from './enquiries.ts';
import { quoteAuditWords } from './quote-audit.ts';
import type { ReaderLanguage } from './say.ts';
import { actionLabel } from './timeline.ts';
import type { Sentence } from './wording.ts';

/** Labels of the audit's own actions; those of a request are in `timeline.ts`. */
export const auditActionWords: Record<OwnAuditAction, Sentence> = {
  'database.migrated': { en: 'Updated the database', 'zh-TW': '資料庫更新' },
  'customer.created': { en: 'Added a customer', 'zh-TW': '新增客戶' },
  'customer.edited': { en: 'Edited a customer', 'zh-TW': '編輯客戶' },
  'line.created': { en: 'Added a line', 'zh-TW': '新增線路' },
  'line.edited': { en: 'Edited a line', 'zh-TW': '編輯線路' },
  'line.retired': { en: 'Retired a line', 'zh-TW': '停用線路' },
  'line.restored': { en: 'Brought a retired line back', 'zh-TW': '恢復已停用的線路' },
  'line.removed': { en: 'Removed a line from its former phone system', 'zh-TW': '從先前的電話系統移除線路' },
  'public_hours.opened': { en: 'Made the hours public', 'zh-TW': '公開營業時間' },
  'public_hours.renamed': { en: 'Renamed the public hours', 'zh-TW': '更改公開營業時間的名稱' },
  'public_hours.moved': { en: 'Gave the public hours a new address', 'zh-TW': '更換公開營業時間的網址' },
  'public_hours.closed': { en: 'Stopped showing the hours in public', 'zh-TW': '停止公開營業時間' },
  'line_group.created': { en: 'Saved a group of lines', 'zh-TW': '儲存線路群組' },
  'line_group.edited': { en: 'Edited a group of lines', 'zh-TW': '編輯線路群組' },
  'line_group.deleted': { en: 'Deleted a group of lines', 'zh-TW': '刪除線路群組' },
  'phone_system.created': { en: 'Added a phone system', 'zh-TW': '新增電話系統' },
  'phone_system.edited': { en: 'Edited a phone system', 'zh-TW': '編輯電話系統' },
  'phone_system.test_asked': { en: 'Asked for a test of a connection', 'zh-TW': '要求測試連線' },
  'phone_system.tested': { en: 'Tested a connection', 'zh-TW': '測試連線' },
  'phone_system.national_days_settled': {
    en: 'Gave a phone system the national days off',
    'zh-TW': '更新電話系統的國定假日',
  },
  'prompt.uploaded': { en: 'Uploaded a voice file', 'zh-TW': '上傳語音檔' },
  'prompt.repaired': { en: 'Repaired a voice file', 'zh-TW': '修整語音檔' },
  'prompt.checked': { en: 'Voice file checked', 'zh-TW': '語音檔檢查完成' },
  'prompt.heard': { en: 'Listened to a voice file', 'zh-TW': '試聽語音檔' },
  'user.created': { en: 'Account created', 'zh-TW': '建立帳號' },
  'user.edited': { en: 'Edited their account', 'zh-TW': '編輯個人帳號' },
  'user.password_reset': { en: 'Set a new password', 'zh-TW': '重設密碼' },
  'user.recovery_sent': { en: 'Recovery link sent', 'zh-TW': '寄出復原連結' },
  'user.kept_text': { en: 'Said that something is not sensitive', 'zh-TW': '表示文字不含敏感資料' },
  'user.password_changed': { en: 'Changed their password', 'zh-TW': '變更密碼' },
  'user.signed_in': { en: 'Signed in', 'zh-TW': '登入' },
  'user.signed_out': { en: 'Signed out', 'zh-TW': '登出' },
  'user.sign_in_failed': { en: 'Sign-in failed', 'zh-TW': '登入失敗' },
  'member.removed': { en: 'Removed a member', 'zh-TW': '移除成員' },
  'member.role_changed': { en: 'Changed the role of a member', 'zh-TW': '變更成員角色' },
  'staff.roles_changed': { en: 'Changed the roles of a staff member', 'zh-TW': '變更內部人員角色' },
  'staff.disabled': { en: 'Disabled an account', 'zh-TW': '停用帳號' },
  'staff.enabled': { en: 'Enabled an account', 'zh-TW': '啟用帳號' },
  'second_factor.set_up': { en: 'Set up two-step verification', 'zh-TW': '設定兩步驟驗證' },
  'second_factor.codes_renewed': { en: 'Created new backup codes', 'zh-TW': '產生新的備用碼' },
  'second_factor.removed': { en: 'Removed two-step verification', 'zh-TW': '移除兩步驟驗證' },
  'second_factor.failed': { en: 'Two-step verification failed', 'zh-TW': '兩步驟驗證失敗' },
  'second_factor.reset': {
    en: 'Reset the two-step verification of a staff member',
    'zh-TW': '重設內部人員的兩步驟驗證',
  },
  'session.revoked': { en: 'Signed a device out', 'zh-TW': '登出裝置' },
  'api_key.created': { en: 'Created an API key', 'zh-TW': '建立 API 金鑰' },
  'api_key.revoked': { en: 'Revoked an API key', 'zh-TW': '撤銷 API 金鑰' },
  'webhook.created': { en: 'Added a webhook', 'zh-TW': '新增 Webhook' },
  'webhook.edited': { en: 'Changed a webhook', 'zh-TW': '編輯 Webhook' },
  'webhook.deleted': { en: 'Deleted a webhook', 'zh-TW': '刪除 Webhook' },
  'webhook.secret_rotated': { en: 'Made a new secret for a webhook', 'zh-TW': '更換 Webhook 簽章金鑰' },
  'webhook.tested': { en: 'Sent a test to a webhook', 'zh-TW': '傳送 Webhook 測試' },
  'webhook.replayed': { en: 'Sent an event to a webhook again', 'zh-TW': '重新傳送 Webhook 事件' },
  'webhook.switched_off': { en: 'Webhook switched off', 'zh-TW': 'Webhook 已停用' },
  'invitation.sent': { en: 'Sent an invitation', 'zh-TW': '寄出邀請' },
  'invitation.resent': { en: 'Sent an invitation again', 'zh-TW': '重寄邀請' },
  'invitation.accepted': { en: 'Accepted an invitation', 'zh-TW': '接受邀請' },
  'invitation.revoked': { en: 'Revoked an invitation', 'zh-TW': '撤銷邀請' },
  'invitation.mail_refused': { en: 'Refused further invitations by mail', 'zh-TW': '收件人不再接收邀請信' },
  'invitation.mail_allowed': { en: 'Allowed invitations by mail again', 'zh-TW': '收件人重新允許邀請信' },
  'calendar.import_read': { en: 'Read an office calendar', 'zh-TW': '讀入辦公日曆表' },
  'calendar.import_activated': { en: 'Put an office calendar in force', 'zh-TW': '啟用辦公日曆表' },
  'calendar.import_discarded': { en: 'Set an office calendar aside', 'zh-TW': '捨棄辦公日曆表' },
  'calendar.exception_added': { en: 'Set a day of our own office', 'zh-TW': '設定本公司的例外日' },
  'calendar.exception_removed': { en: 'Took a day of our own office back', 'zh-TW': '取消本公司的例外日' },
  'service_hours.opened': { en: 'Opened temporary service hours', 'zh-TW': '開放臨時服務時間' },
  'service_hours.closed': { en: 'Closed temporary service hours', 'zh-TW': '結束臨時服務時間' },
  'season.answered': { en: 'Answered for coming days off', 'zh-TW': '回覆連假安排' },
  'calendar.change_undone': { en: 'Took a change of the calendar back', 'zh-TW': '復原行事曆異動' },
  ...quoteAuditWords,
  ...enquiryAuditWords,
  'attachment.fileRead': { en: 'Opened a file that nothing uses yet', 'zh-TW': '開啟尚未使用的附件' },
  'scope.edited': { en: 'Edited the draft of the scope table', 'zh-TW': '編輯服務範圍草稿' },
  'scope.discarded': { en: 'Discarded the draft of the scope table', 'zh-TW': '捨棄服務範圍草稿' },
  'scope.published': { en: 'Published the scope table', 'zh-TW': '發布服務範圍' },
  'announcement.reported': { en: 'Entered an announcement', 'zh-TW': '新增停班停課公告' },
  'announcement.sighted': { en: 'Added a source to an announcement', 'zh-TW': '加入公告來源' },
  'announcement.stand': { en: 'An announcement has stood long enough', 'zh-TW': '公告維持不變，列為待確認' },
  'announcement.dispute': { en: 'Sources disagreed about an announcement', 'zh-TW': '公告來源說法不一' },
  'announcement.activate': { en: 'Made an announcement active', 'zh-TW': '公告生效' },
  'announcement.reject': { en: 'Rejected an announcement', 'zh-TW': '不採用公告' },
  'announcement.settle': { en: 'Decided which source holds', 'zh-TW': '裁定採用的公告來源' },
  'announcement.agree': { en: 'Sources agreed about an announcement', 'zh-TW': '公告來源一致' },
  'announcement.supersede': { en: 'An announcement was replaced', 'zh-TW': '公告由新公告取代' },
  'announcement.revoke': { en: 'Took an announcement back', 'zh-TW': '撤回公告' },
  'announcement.expire': { en: 'An announcement is over', 'zh-TW': '公告已過期' },
  'on_call.edited': { en: 'Changed the on-call list', 'zh-TW': '變更值班表' },
  'alarm.escalated': { en: 'Notified the next person of an alarm', 'zh-TW': '警報通知下一位' },
  'alarm.acknowledged': { en: 'Acknowledged an alarm', 'zh-TW': '確認收到警報' },
  'alarm.solved': { en: 'An alarm ended, its cause is gone', 'zh-TW': '原因已排除，警報解除' },
  'broadcast.drafted': { en: 'Drafted an emergency broadcast', 'zh-TW': '擬定緊急廣播' },
  'broadcast.jobTaken': { en: 'Took the job of a line of an emergency broadcast', 'zh-TW': '認領緊急廣播線路的工作' },
  'broadcast.jobReleased': { en: 'Gave back the job of a line of a broadcast', 'zh-TW': '退回緊急廣播線路的工作' },
  'broadcast.jobLapsed': { en: 'The job of a line of a broadcast lapsed', 'zh-TW': '緊急廣播線路的工作逾時退回' },
  'broadcast.closedByHand': { en: 'Closed a line by hand', 'zh-TW': '手動停止線路服務' },
  'broadcast.openedByHand': { en: 'Opened a line by hand', 'zh-TW': '手動恢復線路服務' },
  'broadcast.edit': { en: 'Edited an emergency broadcast', 'zh-TW': '修改緊急廣播' },
  'broadcast.submit': { en: 'Asked for the approval of an emergency broadcast', 'zh-TW': '送請核准緊急廣播' },
  'broadcast.approve': { en: 'Approved and sent an emergency broadcast', 'zh-TW': '核准並送出緊急廣播' },
  'broadcast.approveAlone': { en: 'Sent an emergency broadcast alone', 'zh-TW': '單獨送出緊急廣播' },
  'broadcast.confirm': { en: 'Confirmed an emergency broadcast as second person', 'zh-TW': '以第二位人員確認緊急廣播' },
  'broadcast.retry': { en: 'Tried failed lines of an emergency broadcast again', 'zh-TW': '重試緊急廣播的失敗線路' },
  'broadcast.release': { en: 'Sent lines without waiting for the first', 'zh-TW': '不等首條線路結果即送出其餘線路' },
  'broadcast.stop': { en: 'Stopped sending an emergency broadcast', 'zh-TW': '停止送出緊急廣播' },
  'broadcast.resume': { en: 'Went on with an emergency broadcast', 'zh-TW': '繼續送出緊急廣播' },
  'broadcast.change': { en: 'Asked for a longer emergency broadcast', 'zh-TW': '提出延長或提前緊急廣播' },
  'broadcast.approveChange': { en: 'Approved a longer emergency broadcast', 'zh-TW': '核准延長或提前緊急廣播' },
  'broadcast.withdrawChange': { en: 'Withdrew a longer emergency broadcast', 'zh-TW': '撤回延長或提前緊急廣播' },
  'broadcast.askedYes': { en: 'An owner agreed to the closure of lines', 'zh-TW': '客戶同意停止線路服務' },
  'broadcast.askedNo': { en: 'An owner kept lines open', 'zh-TW': '客戶決定維持線路服務' },
  'broadcast.counter': { en: 'Took an emergency broadcast back', 'zh-TW': '收回緊急廣播' },
  'broadcast.fellBack': { en: 'Played the default announcement instead of a voice file', 'zh-TW': '改播系統預設語音' },
  'broadcast.end': { en: 'Ended an emergency broadcast early', 'zh-TW': '提前結束緊急廣播' },
  'broadcast.cancel': { en: 'Gave up the draft of an emergency broadcast', 'zh-TW': '放棄緊急廣播草稿' },
  'broadcast.finishSending': { en: 'An emergency broadcast reached its lines', 'zh-TW': '緊急廣播已送達各線路' },
  'broadcast.runOut': { en: 'The time of an emergency broadcast was over', 'zh-TW': '緊急廣播時間結束' },
  'broadcast.finish': { en: 'An emergency broadcast ended', 'zh-TW': '緊急廣播已結束' },
  'exercise.started': { en: 'Started an exercise', 'zh-TW': '開始演練' },
  'exercise.drafted': { en: 'Exercise: drafted a broadcast', 'zh-TW': '演練：擬定廣播' },
  'exercise.submit': { en: 'Exercise: asked for the approval', 'zh-TW': '演練：送請核准' },
  'exercise.approve': { en: 'Exercise: approved', 'zh-TW': '演練：核准' },
  'exercise.retry': { en: 'Exercise: tried failed lines again', 'zh-TW': '演練：重試失敗線路' },
  'exercise.stop': { en: 'Exercise: stopped sending', 'zh-TW': '演練：停止送出' },
  'exercise.resume': { en: 'Exercise: went on sending', 'zh-TW': '演練：繼續送出' },
  'exercise.end': { en: 'Exercise: ended a broadcast early', 'zh-TW': '演練：提前結束廣播' },
  'exercise.edit': { en: 'Exercise: edited a draft', 'zh-TW': '演練：修改草稿' },
  'exercise.counter': { en: 'Exercise: took a broadcast back', 'zh-TW': '演練：收回廣播' },
  'exercise.cancel': { en: 'Exercise: gave up a draft', 'zh-TW': '演練：放棄草稿' },
  'exercise.ended': { en: 'Ended an exercise', 'zh-TW': '結束演練' },
  'message.sent': { en: 'Message sent', 'zh-TW': '寄出信件' },
  'message.failed': { en: 'Message could not be sent', 'zh-TW': '信件寄送失敗' },
  'audit.exported': { en: 'Exported the audit', 'zh-TW': '匯出稽核紀錄' },
  'audit.words_forgotten': { en: 'Names and words were forgotten', 'zh-TW': '移除姓名與文字' },
};

/** What an audit row is about. */
export const auditSubjectWords: Record<AuditSubjectKind, Sentence> = {
  change_request: { en: 'Request', 'zh-TW': '需求' },
  line: { en: 'Line', 'zh-TW': '線路' },
  lineGroup: { en: 'Group of lines', 'zh-TW': '線路群組' },
  customer: { en: 'Customer', 'zh-TW': '客戶' },
  phone_system: { en: 'Phone system', 'zh-TW': '電話系統' },
  prompt: { en: 'Voice file', 'zh-TW': '語音檔' },
  user: { en: 'Person', 'zh-TW': '人員' },
  invitation: { en: 'Invitation', 'zh-TW': '邀請' },
  session: { en: 'Session', 'zh-TW': '登入裝置' },
  apiKey: { en: 'API key', 'zh-TW': 'API 金鑰' },
  webhook: { en: 'Webhook', 'zh-TW': 'Webhook' },
  message: { en: 'Message', 'zh-TW': '信件' },
  mailRefusal: { en: 'Refusal of invitations', 'zh-TW': '拒收邀請' },
  calendar: { en: 'Service calendar', 'zh-TW': '服務行事曆' },
  serviceHours: { en: 'Temporary service hours', 'zh-TW': '臨時服務時間' },
  onCall: { en: 'On-call list', 'zh-TW': '值班表' },
  alarm: { en: 'Alarm', 'zh-TW': '警報' },
  quote: { en: 'Quote', 'zh-TW': '報價' },
  attachment: { en: 'Attachment', 'zh-TW': '附件' },
  enquiry: { en: 'Question', 'zh-TW': '客戶問題' },
  scope: { en: 'Scope table', 'zh-TW': '服務範圍表' },
  quoteRates: { en: 'Rate table', 'zh-TW': '費率表' },
  announcement: { en: 'Announcement', 'zh-TW': '停班停課公告' },
  broadcast: { en: 'Emergency broadcast', 'zh-TW': '緊急廣播' },
  exercise: { en: 'Exercise', 'zh-TW': '演練' },
  database: { en: 'Database', 'zh-TW': '資料庫' },
};

/** In which role somebody acted. */
export const auditRoleWords: Record<Role | 'system', Sentence> = {
  owner: { en: 'Owner', 'zh-TW': '主要管理者' },
  member: { en: 'Member', 'zh-TW': '一般成員' },
  agent: { en: 'Customer service', 'zh-TW': '客服人員' },
  technician: { en: 'Technician', 'zh-TW': '技術人員' },
  operator: { en: 'Operations', 'zh-TW': '維運人員' },
  sales: { en: 'Sales', 'zh-TW': '業務人員' },
  admin: { en: 'Administrator', 'zh-TW': '系統管理員' },
  system: { en: 'System', 'zh-TW': '系統' },
};

/** An action in words, a request's too; one without words keeps its code. */
export function auditActionName(action: string, language: ReaderLanguage): string {
  return wordOf(auditActionWords, action, language) ?? actionLabel(action, language);
}

/** What a row is about, in words. */
export function auditSubjectName(kind: string, language: ReaderLanguage): string {
  return wordOf(auditSubjectWords, kind, language) ?? kind;
}

/** Several roles of one person are joined in the audit: `technician+operator`. */
export function auditRoleNames(joined: string, language: ReaderLanguage): string {
  const names = joined.split('+').map((role) => wordOf(auditRoleWords, role, language) ?? role);
  return names.join(language === 'zh-TW' ? '、' : ', ');
}

function wordOf(words: Record<string, Sentence>, code: string, language: ReaderLanguage): string | undefined {
  return words[code]?.[language];
}

/** The heads of an export's columns, in their order. */
export const auditColumnNames = {
  at: { en: 'Time (Taipei)', 'zh-TW': '時間（臺北）' },
  actor: { en: 'Person', 'zh-TW': '人員' },
  role: { en: 'Role', 'zh-TW': '角色' },
  action: { en: 'Action', 'zh-TW': '動作' },
  kind: { en: 'Subject', 'zh-TW': '對象' },
  subject: { en: 'Name', 'zh-TW': '名稱' },
  line: { en: 'Line', 'zh-TW': '線路' },
  slot: { en: 'Prompt', 'zh-TW': '語音位置' },
  customer: { en: 'Customer', 'zh-TW': '客戶' },
  reason: { en: 'Reason', 'zh-TW': '理由' },
  before: { en: 'Before', 'zh-TW': '變更前' },
  after: { en: 'After', 'zh-TW': '變更後' },
  code: { en: 'Action code', 'zh-TW': '動作代碼' },
  subjectId: { en: 'Subject id', 'zh-TW': '對象代碼' },
  call: { en: 'HTTP request', 'zh-TW': 'HTTP 要求' },
  seal: { en: 'Seal', 'zh-TW': '封存編號' },
  id: { en: 'Entry', 'zh-TW': '紀錄編號' },
} as const satisfies Record<string, Sentence>;

/** The last line of an export that is cut. */
export const auditExportCut: Sentence = {
  en: 'This file has only the newest {rows} entries. Choose a shorter period for the earlier ones.',
  'zh-TW': '這個檔案只含最新的 {rows} 筆紀錄。要匯出更早的紀錄，請縮短期間。',
};
