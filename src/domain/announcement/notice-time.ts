import type { NoticePart } from './notice-item.ts';
import { numberPattern, writtenNumber } from './written-number.ts';

const partWords: Readonly<Record<string, NoticePart>> = {
  全天: 'full',
  全日: 'full',
  整天: 'full',
  整日: 'full',
  上午: 'morning',
  早上: 'morning',
  清晨: 'morning',
  凌晨: 'morning',
  早晨: 'morning',
  中午: 'noon',
  正午: 'noon',
  下午: 'afternoon',
  午後: 'afternoon',
  晚上: 'evening',
  晚間: 'evening',
  夜間: 'evening',
  夜晚: 'evening',
  傍晚: 'evening',
  早: 'morning',
  晚: 'evening',
};

/** A part of day written at a place of a cleaned text. A single 早 or 晚 counts only behind a day (今晚): the caller says so. */
export function readPart(
  text: string,
  at: number,
  { afterDay }: { afterDay: boolean },
): { length: number; part: NoticePart } | null {
  for (const length of afterDay ? [3, 2, 1] : [3, 2]) {
    const word = text.slice(at, at + length);
    const part = partWords[word];
    if (part !== undefined && word.length === length) return { length, part };
  }
  return null;
}

/** A time of day as written: minutes since midnight, and whether the words before or behind it make it an end. */
export interface WrittenTime {
  hour: number;
  minute: number;
  isEnd: boolean;
}

const form = new RegExp(
  `(?<before>從|自|於|至|到|~|-)?(?<hour>${numberPattern})(?::(?<figures>[0-9]{2})|[時點](?<half>半|整)?(?:(?<minute>${numberPattern})分)?)(?<behind>起|開始|以後|之後|後|止|為止|以前|之前|前)?`,
  'y',
);

export function readTime(text: string, at: number): { length: number; time: WrittenTime } | null {
  form.lastIndex = at;
  const found = form.exec(text);
  if (!found) return null;
  const { before = '', hour = '', figures, half, minute, behind = '' } = found.groups ?? {};
  const isEnd = /[至到~-]/.test(before) || /[止前]/.test(behind);
  return {
    length: found[0].length,
    time: {
      hour: writtenNumber(hour),
      minute: half === '半' ? 30 : minute === undefined ? Number(figures ?? 0) : writtenNumber(minute),
      isEnd,
    },
  };
}

/**
 * Minutes since midnight of a time behind a part of day: 下午1:30 is 13:30. Null where both cannot be true (上午 13:00) or no such time exists.
 * Without a part of day the time is of 24 hours.
 */
export function minutesOf({ hour, minute, isEnd }: WrittenTime, part: NoticePart | null): number | null {
  if (!(hour <= 24 && minute < 60) || (hour === 24 && minute > 0)) return null;
  const late = part === 'afternoon' || part === 'evening' || (part === 'noon' && hour < 4);
  const turned = late && hour < 12 ? hour + 12 : hour;
  if (part === 'morning' && turned > (isEnd ? 12 : 11)) return null;
  if (part === 'noon' && (turned < 11 || turned > 14)) return null;
  if (part === 'evening' && turned < 16) return null;
  return turned * 60 + minute;
}

/** `HH:MM`. */
export function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Where the window of a part of day ends, minutes since Taipei's midnight (docs/rules.md#announcements). */
export const partEnds: Readonly<Record<NoticePart, number>> = {
  full: 1440,
  morning: 720,
  noon: 1080,
  afternoon: 1080,
  evening: 1440,
};
