import type { RequestAuditAction } from '../../domain/audit-entry.ts';
import { type Proof, proofInAudit } from '../../domain/change-request/proof.ts';
import { completionNames } from './proof.ts';
import { type ReaderLanguage, type ReaderSide, say, type Values } from './say.ts';
import type { Sentence } from './wording.ts';

/** Labels of a request's timeline, by the audit's action; who did it is shown beside them. */
export const timelineWords: Record<RequestAuditAction, Sentence> = {
  'change_request.filed': { en: 'Filed the request', 'zh-TW': '提出需求' },
  'change_request.checkPassed': { en: 'Voice file passed its check', 'zh-TW': '語音檔檢查合格' },
  'change_request.checkRefused': { en: 'Voice file failed its check', 'zh-TW': '語音檔檢查不合格' },
  'change_request.provide': { en: 'Sent the missing information', 'zh-TW': '已補件或回覆' },
  'change_request.join': { en: 'Added to the request', 'zh-TW': '併入新的內容' },
  'change_request.merge': { en: 'Merged into another request', 'zh-TW': '併入另一筆需求' },
  'change_request.absorb': { en: 'Took in the lines of another request', 'zh-TW': '併入另一筆需求的線路' },
  'change_request.reschedule': { en: 'Moved it to another time', 'zh-TW': '改期' },
  'change_request.place_changed': {
    en: 'Changed otherwise since it was filed; the planned change came on top',
    'zh-TW': '提出後該項目另有變更，已在其上套用排定的變更',
  },
  'change_request.fastTrack': { en: 'Sent down the emergency lane', 'zh-TW': '啟動緊急處理' },
  'change_request.endEarly': { en: 'Ended the closure', 'zh-TW': '提前結束停止服務' },
  'change_request.revert_ended': { en: 'The closure ended', 'zh-TW': '停止服務時段結束' },
  'change_request.take': { en: 'Took the job', 'zh-TW': '認領工作' },
  'change_request.release': { en: 'Released the job', 'zh-TW': '將工作放回佇列' },
  'change_request.lapse': {
    en: 'Back in the queue: not worked on in time',
    'zh-TW': '認領後逾時未動作，放回佇列',
  },
  'change_request.steal': { en: 'Took the job over', 'zh-TW': '接手工作' },
  'change_request.reassign': { en: 'Gave the job to someone else', 'zh-TW': '改派工作' },
  'change_request.askCustomer': { en: 'Asked the customer', 'zh-TW': '詢問客戶' },
  'change_request.hold': { en: 'Put it on hold', 'zh-TW': '暫停處理' },
  'change_request.resume': { en: 'Resumed it', 'zh-TW': '恢復處理' },
  'change_request.apply': { en: 'Began to apply the change', 'zh-TW': '開始套用變更' },
  'change_request.schedule': { en: 'Scheduled it', 'zh-TW': '已備妥並排定生效時間' },
  'change_request.switch': { en: 'Scheduled time reached, change started', 'zh-TW': '到達指定時間，開始切換' },
  'change_request.settleSome': { en: 'Completed on some lines, failed on others', 'zh-TW': '部分線路完成，部分失敗' },
  'change_request.complete': { en: 'Completed', 'zh-TW': '已完成' },
  'change_request.fail': { en: 'Could not be done', 'zh-TW': '未能完成' },
  'change_request.retry': { en: 'Tried again', 'zh-TW': '重新處理' },
  'change_request.cancel': { en: 'Cancelled the request', 'zh-TW': '取消需求' },
  'change_request.reject': { en: 'Turned the request down', 'zh-TW': '不予受理' },
  'change_request.reopen': { en: 'Reopened the request', 'zh-TW': '重新開啟需求' },
  'change_request.message': { en: 'Wrote a message', 'zh-TW': '傳送訊息' },
  'change_request.reverted': { en: 'Switched back at the chosen time', 'zh-TW': '已在指定時間換回' },
  'change_request.revert_unneeded': {
    en: 'Not switched back: it plays something else by now',
    'zh-TW': '沒有換回：現在播放的已是其他內容',
  },
  'change_request.return_filed': {
    en: 'Time to switch back: filed for a technician',
    'zh-TW': '已到換回時間，交由技術人員恢復',
  },
  'change_request.revert_given_up': {
    en: 'Not switched back: the request to do so ended without it',
    'zh-TW': '沒有換回：恢復的需求未完成即結束',
  },
  'change_request.warned': { en: 'Warned the desk of the deadline', 'zh-TW': '已提醒服務人員期限將至或已過' },
  'change_request.line_signed_off': { en: 'Signed off one line', 'zh-TW': '簽核完成一條線路' },
  'change_request.doubt_ended': {
    en: 'Phone system read again: this change is not on the line',
    'zh-TW': '已重新讀取電話系統：這項變更沒有套用到線路',
  },
};

/** Other wording of the same for customers. Null: not shown to them. */
const customerWords: Partial<Record<keyof typeof timelineWords, Sentence | null>> = {
  'change_request.provide': { en: 'Answer or file received', 'zh-TW': '已補件或回覆' },
  'change_request.take': { en: 'A technician started work', 'zh-TW': '技術人員開始處理' },
  'change_request.release': null,
  'change_request.lapse': null,
  'change_request.warned': null,
  'change_request.steal': { en: 'Passed to another technician', 'zh-TW': '改由其他技術人員處理' },
  'change_request.reassign': { en: 'Passed to another technician', 'zh-TW': '改由其他技術人員處理' },
  'change_request.askCustomer': { en: 'We asked you a question', 'zh-TW': '我們有問題請您回覆' },
};

/** One entry's label for its reader; an action without wording keeps its code. Null where this side does not see it. */
export function timelineLabel(
  { action, after, hasFile = true }: { action: string; after?: unknown; hasFile?: boolean },
  language: ReaderLanguage,
  side: ReaderSide,
): string | null {
  if (action === 'change_request.complete') return completionLabel(after, language);
  if (action === 'change_request.reschedule') return say(movedTo, language, after as Values);
  if (action === 'change_request.checkPassed' && !hasFile) return checkedWords[language];
  const own = side === 'customer' ? (customerWords as Record<string, Sentence | null>)[action] : undefined;
  if (own === null) return null;
  return own?.[language] ?? actionLabel(action, language);
}

/** Of a plan: the time it has now. */
const movedTo: Sentence = { en: 'Moved it to {effectiveAt}', 'zh-TW': '改期至 {effectiveAt}' };

/** Of a request without a voice file. */
const checkedWords: Sentence = { en: 'Passed its checks', 'zh-TW': '需求檢查合格' };

/** The label of a completion says how it is known. */
function completionLabel(after: unknown, language: ReaderLanguage): string {
  const named = (completionNames as Partial<Record<Proof, Sentence>>)[proofInAudit(after) ?? 'unknown'];
  return (named ?? timelineWords['change_request.complete'])[language];
}

/** An audit action's name; one without wording keeps its code. */
export function actionLabel(action: string, language: ReaderLanguage): string {
  return (timelineWords as Record<string, Sentence>)[action]?.[language] ?? action;
}
