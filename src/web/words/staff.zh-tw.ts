import { adminZhTw } from '../features/admin/words.zh-tw.ts';
import { seasonBoardZhTw } from '../features/season/words.zh-tw.ts';
import { startZhTw } from '../features/start/words.zh-tw.ts';
import { technicianZhTw } from '../features/technician/words.zh-tw.ts';
import type { StaffWords } from './shape.ts';

/** The words of staff's desks in Taiwan's Chinese. */
export const staffZhTw: StaffWords = {
  start: startZhTw,
  technician: technicianZhTw,
  admin: adminZhTw,
  seasonBoard: seasonBoardZhTw,
};
