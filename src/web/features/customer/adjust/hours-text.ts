import { minutesOf } from '../../../../domain/line/day-intervals.ts';
import type { OpenInterval } from '../../../../domain/line/line-config.ts';

const intervalPattern = /^(\d{1,2})(?::?(\d{2}))?\s*(?:[-‐−–—~〜]|至|到|to)\s*(\d{1,2})(?::?(\d{2}))?$/;
const closedWords = new Set(['', 'closed', '-', '休', '休息', '公休', '不營業']);
const roundWords = new Set(['24h', '24 h', '24小時', '24 小時', '全天']);

function clock(hour: string, minute = '00'): string {
  return `${hour.padStart(2, '0')}:${minute}`;
}

function readInterval(part: string): OpenInterval | null {
  const [, open = '', openMinute, close = '', closeMinute] = intervalPattern.exec(part) ?? [];
  const interval = { open: clock(open, openMinute), close: clock(close, closeMinute) };
  if (minutesOf(interval.open, 'open') === null || minutesOf(interval.close, 'close') === null) return null;
  return interval.open === interval.close ? null : interval;
}

/**
 * The hours of a day as people type them: `09:00-12:00, 13:00-18:00`, `9-18`, in full width too; nothing or "closed": none.
 * Null while they cannot be read.
 */
export function readHours(text: string): OpenInterval[] | null {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  if (closedWords.has(typed)) return [];
  if (roundWords.has(typed)) return [{ open: '00:00', close: '24:00' }];
  const read = typed
    .split(/[,、;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readInterval);
  return read.every((each) => each !== null) ? (read as OpenInterval[]) : null;
}

export function hoursText(intervals: readonly OpenInterval[]): string {
  return intervals.map(({ open, close }) => `${open}-${close}`).join(', ');
}
