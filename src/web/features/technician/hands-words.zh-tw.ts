import type { SameKeys } from '../../words/shape.ts';
import type { technicianHandsEn } from './hands-words.en.ts';

export const technicianHandsZhTw: SameKeys<typeof technicianHandsEn> = {
  lease: {
    title: '這項工作即將放回佇列',
    text: '若沒有動作，稍後就會開放其他人認領。剩餘時間：',
    goOn: '我還在處理',
  },
  notes: {
    title: '交接備註',
    text: '寫給接下來處理的人，僅內部人員可見，客戶不會看到。',
    label: '您的備註',
    leave: '留下備註',
  },
  reassign: {
    label: '改派',
    title: '「{{customer}}」的工作要派給誰？',
    textTaken: '目前由 {{holder}} 認領。系統會通知雙方。',
    textOpen: '還沒有人認領。系統會通知您指派的人。',
    to: '技術人員',
    choose: '選擇技術人員',
    loading: '載入中',
    nobody: '找不到這位技術人員',
    holds_one: '{{name}}（手上 {{count}} 項工作）',
    holds_other: '{{name}}（手上 {{count}} 項工作）',
    reason: '理由（選填）',
    confirm: '指派',
    keep: '維持現狀',
  },
  batch: {
    label: '一次認領「{{customer}}」接下來的工作',
    taken_one: '已認領 {{count}} 項工作。',
    taken_other: '已認領 {{count}} 項工作。',
    left_one: '還有 {{count}} 項待認領。',
    left_other: '還有 {{count}} 項待認領。',
  },
};
