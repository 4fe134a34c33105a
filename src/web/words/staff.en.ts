import { adminEn } from '../features/admin/words.en.ts';
import { seasonBoardEn } from '../features/season/words.en.ts';
import { startEn } from '../features/start/words.en.ts';
import { technicianEn } from '../features/technician/words.en.ts';

/** The words of staff's desks in English, which customers do not load. */
export const staffEn = {
  start: startEn,
  technician: technicianEn,
  admin: adminEn,
  seasonBoard: seasonBoardEn,
};
