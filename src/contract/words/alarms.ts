import type { AlarmKind } from '../../domain/on-call/alarm.ts';
import type { Sentence } from './wording.ts';

/** What an alarm is about. */
export const alarmKindNames: Record<AlarmKind, Sentence> = {
  deadline_breach: { en: 'A promised time is over', 'zh-TW': '已超過承諾時間' },
  change_request_failed: { en: 'A change failed', 'zh-TW': '有一筆變更未能完成' },
  change_request_partial: {
    en: 'A change went live on only some of its lines',
    'zh-TW': '有一筆變更只完成部分線路',
  },
  change_request_held: { en: 'A planned change was put on hold', 'zh-TW': '有一筆已排定的變更暫停處理' },
  emergency_waiting: { en: 'An emergency closure waits for an operator', 'zh-TW': '有緊急停止服務等候核准' },
  announcement_disputed: { en: 'Sources disagree about a notice', 'zh-TW': '公告的各來源說法不一' },
  announcement_ended: {
    en: 'Lines are closed on a notice that no longer holds',
    'zh-TW': '有線路依已失效的公告停止服務',
  },
  broadcast_not_applied: { en: 'Lines of a broadcast are not done', 'zh-TW': '緊急廣播有線路尚未完成' },
  broadcast_alone: {
    en: 'A broadcast sent by one person waits for a second',
    'zh-TW': '單人發送的緊急廣播等待第二人確認',
  },
  feed_silent: { en: 'The feed of notices does not answer', 'zh-TW': '公告自動接收中斷' },
};
