import type { SameKeys } from '../words/shape.ts';
import type { alarmsEn } from './alarms-words.en.ts';

export const alarmsZhTw: SameKeys<typeof alarmsEn> = {
  acknowledge: '確認收到',
  open: '查看工作',
  openAlarm: '查看警報',
};
