import type { SameKeys } from '../words/shape.ts';
import type { alarmsEn } from './alarms-words.en.ts';

export const alarmsZhTw: SameKeys<typeof alarmsEn> = {
  acknowledge: '確認收到',
  acknowledgeOf: '確認收到 {{about}} 的警報',
  acknowledged: '已確認收到，不會再通知其他人。',
  open: '查看工作',
  openAlarm: '查看警報',
  list: '未處理的警報',
  none: '目前沒有未處理的警報。',
  all: '所有警報',
  notices: {
    off: '警報只在這個頁面響起。',
    on: '這個瀏覽器也會在頁面外顯示警報。',
    denied: '這個瀏覽器封鎖了本站的通知，請到網站設定開啟。',
    unable: '這個瀏覽器無法在頁面外顯示警報。',
    turnOn: '也在頁面外顯示',
    turnOff: '關閉',
  },
};
