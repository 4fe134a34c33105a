import type { ChangeRequestAction } from '../../domain/change-request/lifecycle.ts';
import type { Sentence } from './message.ts';
import type { ReaderLanguage } from './say.ts';

/** Entries of a request's audit that are no transition. */
type OwnAction = 'filed' | 'reverted' | 'revert_unneeded';

/** What happened, in a request's timeline, by the audit's action; who did it stands beside it. */
export const timelineWords: Record<`change_request.${ChangeRequestAction | OwnAction}`, Sentence> = {
  'change_request.filed': { en: 'filed the request', 'zh-TW': '提出需求' },
  'change_request.checkPassed': { en: 'the recording passed its check', 'zh-TW': '語音檔檢查合格' },
  'change_request.checkRefused': { en: 'the recording was refused by its check', 'zh-TW': '語音檔檢查不合格' },
  'change_request.provide': { en: 'provided what was asked for', 'zh-TW': '已補件或回覆' },
  'change_request.fastTrack': { en: 'put it on the fast track', 'zh-TW': '啟動緊急處理' },
  'change_request.take': { en: 'took the job', 'zh-TW': '認領工作' },
  'change_request.release': { en: 'released the job', 'zh-TW': '釋出工作' },
  'change_request.lapse': { en: 'the hold lapsed after 4 hours', 'zh-TW': '認領逾 4 小時未動作，退回佇列' },
  'change_request.steal': { en: 'took the job over', 'zh-TW': '接手工作' },
  'change_request.reassign': { en: 'gave the job to somebody else', 'zh-TW': '改派工作' },
  'change_request.askCustomer': { en: 'asked the customer', 'zh-TW': '詢問客戶' },
  'change_request.hold': { en: 'put it on hold', 'zh-TW': '暫停處理' },
  'change_request.resume': { en: 'resumed it', 'zh-TW': '恢復處理' },
  'change_request.apply': { en: 'began to apply the change', 'zh-TW': '開始套用變更' },
  'change_request.schedule': { en: 'prepared it for its time', 'zh-TW': '已備妥並排定生效時間' },
  'change_request.switch': { en: 'its time came, the switch began', 'zh-TW': '到達指定時間，開始切換' },
  'change_request.settleSome': { en: 'some lines are done, some failed', 'zh-TW': '部分線路完成，部分失敗' },
  'change_request.complete': { en: 'live and proved', 'zh-TW': '已生效並確認' },
  'change_request.fail': { en: 'could not be done', 'zh-TW': '未能完成' },
  'change_request.retry': { en: 'tries again', 'zh-TW': '重新處理' },
  'change_request.cancel': { en: 'cancelled the request', 'zh-TW': '取消需求' },
  'change_request.reject': { en: 'turned the request down', 'zh-TW': '不予受理' },
  'change_request.reopen': { en: 'reopened the request', 'zh-TW': '重新開啟需求' },
  'change_request.reverted': { en: 'put back at the agreed time', 'zh-TW': '已依約定時間還原' },
  'change_request.revert_unneeded': {
    en: 'not put back: something else plays there by now',
    'zh-TW': '未還原：該處已改為其他內容',
  },
};

/** One entry's label for its reader; an action without words keeps its code. */
export function timelineLabel(action: string, language: ReaderLanguage): string {
  return (timelineWords as Record<string, Sentence>)[action]?.[language] ?? action;
}
