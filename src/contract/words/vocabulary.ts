import type { AnnouncementAction, AnnouncementStatus } from '../../domain/announcement/announcement-lifecycle.ts';
import type { ChangeRequestKind } from '../../domain/change-request/kind.ts';
import type { ChangeRequestAction, ChangeRequestStatus } from '../../domain/change-request/lifecycle.ts';
import type { JobAction, JobStatus } from '../../domain/job/job-state.ts';
import type { standardSlots, Weekday } from '../../domain/line/line-config.ts';
import { enquiryStatusNames } from './enquiry-status-names.ts';
import { quoteStatusNames } from './quote-status-names.ts';
import type { Sentence } from './wording.ts';

/** Wording of codes that appear inside sentences. */
const statuses: Record<ChangeRequestStatus | JobStatus | AnnouncementStatus, Sentence> = {
  acknowledged: { en: 'Received, being checked', 'zh-TW': '已收件，檢查中' },
  accepted: { en: 'In the queue', 'zh-TW': '已受理，等候處理' },
  inProgress: { en: 'In progress', 'zh-TW': '處理中' },
  scheduled: { en: 'Scheduled', 'zh-TW': '已排定' },
  partial: { en: 'Partly done', 'zh-TW': '部分完成' },
  pending: { en: 'Waiting for the customer', 'zh-TW': '等候客戶回覆' },
  held: { en: 'On hold', 'zh-TW': '暫停處理' },
  completed: { en: 'Completed', 'zh-TW': '已完成' },
  rejected: { en: 'Not accepted', 'zh-TW': '未受理' },
  failed: { en: 'Failed', 'zh-TW': '未能完成' },
  cancelled: { en: 'Cancelled', 'zh-TW': '已取消' },
  open: { en: 'Open', 'zh-TW': '待認領' },
  taken: { en: 'Taken', 'zh-TW': '已認領' },
  done: { en: 'Done', 'zh-TW': '已結案' },
  settling: { en: 'Fresh, waiting', 'zh-TW': '剛發布，觀察中' },
  proposed: { en: 'Proposed', 'zh-TW': '待確認' },
  disputed: { en: 'Disputed', 'zh-TW': '說法不一' },
  active: { en: 'Active', 'zh-TW': '已生效' },
  superseded: { en: 'Replaced', 'zh-TW': '已由新公告取代' },
  revoked: { en: 'Taken back', 'zh-TW': '已撤回' },
  expired: { en: 'Over', 'zh-TW': '已過期' },
};

const actions: Record<ChangeRequestAction | JobAction | AnnouncementAction, Sentence> = {
  checkPassed: { en: 'pass the check', 'zh-TW': '判定檢查合格' },
  checkRefused: { en: 'refuse the voice file', 'zh-TW': '判定檢查不合格' },
  provide: { en: 'provide the missing information', 'zh-TW': '補件或回覆' },
  join: { en: 'add to the request', 'zh-TW': '併入新的內容' },
  merge: { en: 'merge into another request', 'zh-TW': '併入另一筆需求' },
  absorb: { en: 'take in another request', 'zh-TW': '併入另一筆需求' },
  reschedule: { en: 'move the planned time', 'zh-TW': '改期' },
  fastTrack: { en: 'put on the fast track', 'zh-TW': '緊急處理' },
  endEarly: { en: 'end early', 'zh-TW': '提前結束' },
  take: { en: 'take', 'zh-TW': '認領' },
  release: { en: 'release', 'zh-TW': '放回佇列' },
  lapse: { en: 'let the hold lapse', 'zh-TW': '逾時放回佇列' },
  steal: { en: 'take over', 'zh-TW': '接手' },
  reassign: { en: 'reassign', 'zh-TW': '改派' },
  askCustomer: { en: 'ask the customer', 'zh-TW': '詢問客戶' },
  hold: { en: 'put on hold', 'zh-TW': '暫停' },
  pause: { en: 'pause', 'zh-TW': '暫停' },
  resume: { en: 'resume', 'zh-TW': '恢復' },
  apply: { en: 'apply', 'zh-TW': '套用' },
  schedule: { en: 'schedule', 'zh-TW': '排定' },
  switch: { en: 'switch', 'zh-TW': '切換' },
  settleSome: { en: 'record a partial result', 'zh-TW': '記錄部分結果' },
  complete: { en: 'complete', 'zh-TW': '完成' },
  finish: { en: 'finish', 'zh-TW': '結案' },
  touch: { en: 'extend the hold', 'zh-TW': '延長認領' },
  withdraw: { en: 'withdraw', 'zh-TW': '撤回' },
  fail: { en: 'give up', 'zh-TW': '放棄處理' },
  retry: { en: 'retry', 'zh-TW': '重試' },
  cancel: { en: 'cancel', 'zh-TW': '取消' },
  reject: { en: 'turn down', 'zh-TW': '不予受理' },
  reopen: { en: 'reopen', 'zh-TW': '重新開啟' },
  stand: { en: 'propose', 'zh-TW': '列為待確認' },
  dispute: { en: 'dispute', 'zh-TW': '提出異議' },
  activate: { en: 'make active', 'zh-TW': '生效' },
  settle: { en: 'settle', 'zh-TW': '裁定' },
  agree: { en: 'settle by agreement', 'zh-TW': '來源一致而裁定' },
  supersede: { en: 'replace', 'zh-TW': '取代' },
  revoke: { en: 'take back', 'zh-TW': '撤回' },
  expire: { en: 'end with its day', 'zh-TW': '到期結束' },
};

const kinds: Record<ChangeRequestKind, Sentence> = {
  voice_replacement: { en: 'Voice file replacement', 'zh-TW': '更換語音檔' },
  holiday_setting: { en: 'Holiday settings', 'zh-TW': '假日設定' },
  business_hours: { en: 'Business hours change', 'zh-TW': '調整營業時間' },
  other_adjustment: { en: 'Other adjustment', 'zh-TW': '其他調整' },
  emergency_closure: { en: 'Emergency closure', 'zh-TW': '緊急停止服務' },
  rollback: { en: 'Earlier version put back', 'zh-TW': '換回先前版本' },
  prompt_recording: { en: 'Voice recording', 'zh-TW': '語音錄製' },
  ivr_redesign: { en: 'Voice menu redesign', 'zh-TW': '語音選單重新規劃' },
  bot_flow_design: { en: 'Bot flow design', 'zh-TW': '機器人流程設計' },
  integration_support: { en: 'Integration support', 'zh-TW': '系統串接協助' },
  custom_feature: { en: 'Custom feature', 'zh-TW': '客製功能' },
};

const weekdays: Record<Weekday, Sentence> = {
  mon: { en: 'Monday', 'zh-TW': '星期一' },
  tue: { en: 'Tuesday', 'zh-TW': '星期二' },
  wed: { en: 'Wednesday', 'zh-TW': '星期三' },
  thu: { en: 'Thursday', 'zh-TW': '星期四' },
  fri: { en: 'Friday', 'zh-TW': '星期五' },
  sat: { en: 'Saturday', 'zh-TW': '星期六' },
  sun: { en: 'Sunday', 'zh-TW': '星期日' },
};

/** A customer's own slot (`custom:<name>`) is shown by its name. */
const slots: Record<(typeof standardSlots)[number], Sentence> = {
  greeting: { en: 'Greeting', 'zh-TW': '歡迎語' },
  closed: { en: 'Closed hours', 'zh-TW': '非營業時間語音' },
  holiday: { en: 'Holidays', 'zh-TW': '假日語音' },
  emergency: { en: 'Emergency closure', 'zh-TW': '緊急停止服務語音' },
  menu: { en: 'Voice menu', 'zh-TW': '語音選單' },
  hold: { en: 'Hold music', 'zh-TW': '等候音樂' },
};

/** By the name that the value has among a sentence's params. */
export const vocabulary: Record<string, Record<string, Sentence>> = {
  status: statuses,
  action: actions,
  kind: kinds,
  weekday: weekdays,
  slot: slots,
  hours: { closed: { en: 'closed all day', 'zh-TW': '全天不營業' } },
  quoteStatus: quoteStatusNames,
  enquiryStatus: enquiryStatusNames,
  holder: { '': { en: 'nobody', 'zh-TW': '無' } },
};
