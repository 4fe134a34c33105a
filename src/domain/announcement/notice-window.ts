import { dayOfDateKey, taipeiEpochMs } from '../calendar/taipei-time.ts';
import { windowEnd } from './judge-item.ts';
import type { NoticeItem, NoticePart } from './notice-item.ts';

/** Where each part of a day begins, minutes after midnight in Taipei. */
const partStarts: Record<NoticePart, number> = { full: 0, morning: 0, noon: 720, afternoon: 720, evening: 1080 };

function minuteOf(time: string | null): number | null {
  if (time === null) return null;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/**
 * The window that a notice asks for, in Taipei time: that of its part of the day; a stated start replaces the start and runs to the day's
 * end, even "from 7:30 in the morning" (docs/rules.md#announcements). Null without a day that exists, and where the stated hours do not
 * run forward: an operator gives the window then.
 */
export function windowOfNotice({
  date,
  part,
  fromTime,
  untilTime,
}: Pick<NoticeItem, 'date' | 'part' | 'fromTime' | 'untilTime'>): { from: Date; until: Date } | null {
  const day = date === null ? null : dayOfDateKey(date);
  if (day === null) return null;
  const from = minuteOf(fromTime);
  const begins = taipeiEpochMs(day, (from ?? partStarts[part]) * 60);
  const ends = windowEnd({ day, part, from, until: minuteOf(untilTime) });
  return begins < ends ? { from: new Date(begins), until: new Date(ends) } : null;
}
