import type { ChangeRequestKind } from '../../domain/change-request/kind.ts';
import type { ChangeRequestAction, ChangeRequestStatus } from '../../domain/change-request/lifecycle.ts';
import type { JobAction, JobStatus } from '../../domain/job/job-state.ts';
import type { standardSlots, Weekday } from '../../domain/line/line-config.ts';
import type { Sentence } from './message.ts';

/** Codes that stand inside sentences, as words. */
const statuses: Record<ChangeRequestStatus | JobStatus, Sentence> = {
  acknowledged: { en: 'received, being checked', 'zh-TW': '已收件，檢查中' },
  accepted: { en: 'in the queue', 'zh-TW': '已受理，等候處理' },
  inProgress: { en: 'in progress', 'zh-TW': '處理中' },
  scheduled: { en: 'prepared for its time', 'zh-TW': '已排定' },
  partial: { en: 'partly done', 'zh-TW': '部分完成' },
  pending: { en: 'waiting for the customer', 'zh-TW': '等候客戶回覆' },
  held: { en: 'on hold', 'zh-TW': '暫停處理' },
  completed: { en: 'completed', 'zh-TW': '已完成' },
  rejected: { en: 'not accepted', 'zh-TW': '未受理' },
  failed: { en: 'failed', 'zh-TW': '未能完成' },
  cancelled: { en: 'cancelled', 'zh-TW': '已取消' },
  open: { en: 'open', 'zh-TW': '待認領' },
  taken: { en: 'taken', 'zh-TW': '已認領' },
  done: { en: 'done', 'zh-TW': '已結案' },
};

const actions: Record<ChangeRequestAction | JobAction, Sentence> = {
  checkPassed: { en: 'pass the check', 'zh-TW': '判定檢查合格' },
  checkRefused: { en: 'refuse the recording', 'zh-TW': '判定檢查不合格' },
  provide: { en: 'provide what was asked for', 'zh-TW': '補件或回覆' },
  fastTrack: { en: 'put on the fast track', 'zh-TW': '緊急處理' },
  take: { en: 'take', 'zh-TW': '認領' },
  release: { en: 'release', 'zh-TW': '釋出' },
  lapse: { en: 'let the hold lapse', 'zh-TW': '逾時退回' },
  steal: { en: 'take over', 'zh-TW': '接手' },
  reassign: { en: 'reassign', 'zh-TW': '改派' },
  askCustomer: { en: 'ask the customer', 'zh-TW': '詢問客戶' },
  hold: { en: 'put on hold', 'zh-TW': '暫停' },
  pause: { en: 'pause', 'zh-TW': '暫停' },
  resume: { en: 'resume', 'zh-TW': '恢復' },
  apply: { en: 'apply', 'zh-TW': '套用' },
  schedule: { en: 'prepare for its time', 'zh-TW': '排定' },
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
};

const kinds: Record<ChangeRequestKind, Sentence> = {
  voice_replacement: { en: 'Replacing a recording', 'zh-TW': '更換語音檔' },
  holiday_setting: { en: 'Setting holidays', 'zh-TW': '假日設定' },
  business_hours: { en: 'Changing business hours', 'zh-TW': '調整營業時間' },
  other_adjustment: { en: 'Another adjustment', 'zh-TW': '其他調整' },
  emergency_closure: { en: 'An emergency closure', 'zh-TW': '緊急停止服務' },
  rollback: { en: 'Putting something back', 'zh-TW': '還原設定' },
  prompt_recording: { en: 'Recording a prompt', 'zh-TW': '語音錄製' },
  ivr_redesign: { en: 'Redesigning the voice menu', 'zh-TW': '語音選單重新規劃' },
  bot_flow_design: { en: 'Designing a bot flow', 'zh-TW': '機器人流程設計' },
  integration_support: { en: 'Help with an integration', 'zh-TW': '系統串接協助' },
  custom_feature: { en: 'A custom feature', 'zh-TW': '客製功能' },
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

/** A slot of the customer's own (`custom:<name>`) is called as it is. */
const slots: Record<(typeof standardSlots)[number], Sentence> = {
  greeting: { en: 'greeting', 'zh-TW': '歡迎語' },
  closed: { en: 'closed', 'zh-TW': '非營業時間' },
  holiday: { en: 'holiday', 'zh-TW': '假日' },
  emergency: { en: 'emergency', 'zh-TW': '緊急公告' },
  menu: { en: 'menu', 'zh-TW': '語音選單' },
  hold: { en: 'hold', 'zh-TW': '等候音樂' },
};

/** By the name a value has among a sentence's params. */
export const vocabulary: Record<string, Record<string, Sentence>> = {
  status: statuses,
  action: actions,
  kind: kinds,
  weekday: weekdays,
  slot: slots,
  hours: { closed: { en: 'closed all day', 'zh-TW': '全天不營業' } },
  holder: { '': { en: 'nobody', 'zh-TW': '無' } },
};
