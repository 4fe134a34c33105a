import { dateKeyOfDay, dayOfDateKey, weekdayOfDay } from '../calendar/taipei-time.ts';
import { numberPattern, writtenNumber } from './written-number.ts';

/** A day as a notice writes it: a word counted from the day of sending, a date, or both (`明(24)日`). */
export interface WrittenDay {
  /** Days after the day of sending, for 今天, 明天 and their like. */
  ahead: number | null;
  year: number | null;
  month: number | null;
  day: number | null;
  /** A weekday written within the same parentheses; 1 is Monday. */
  weekday: number | null;
}

const words: Readonly<Record<string, number>> = {
  大後: 3,
  後: 2,
  明: 1,
  翌: 1,
  隔: 1,
  次: 1,
  今: 0,
  本: 0,
  昨: -1,
  前: -2,
};
const number = numberPattern;
const month = `(?:(?<month>${number})(?:月|/))?`;
const within = `\\((?:${month}(?<day>${number})[日號]?)(?:[,、(]?(?:星期|週|禮拜)?(?<weekday>[一二三四五六日天])\\)?)?\\)`;

const forms: readonly RegExp[] = [
  new RegExp(`(?<word>大後|[今明後昨翌次])[天日]?${within}[天日]?`, 'y'),
  /(?<word>大後天|[今明後昨前]天|[今本明昨翌次隔後]日|[今明昨](?=[早晚上下中傍夜凌清]))/y,
  new RegExp(`(?:中華)?(?:民國)?(?<year>${number})年(?<month>${number})月(?<day>${number})[日號]?`, 'y'),
  /(?<![0-9])(?<year>[0-9]{2,4})([/.-])(?<month>[0-9]{1,2})\2(?<day>[0-9]{1,2})(?![0-9])/y,
  new RegExp(`(?<month>${number})月(?<day>${number})[日號]?`, 'y'),
  /(?<![0-9/])(?<month>[0-9]{1,2})\/(?<day>[0-9]{1,2})(?![0-9/])/y,
  /(?<![0-9第])(?<day>[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})[日號](?!颱風|公告|函)/y,
];

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : writtenNumber(text);
}

/** The day written at a place of a cleaned text, with its length; null where none begins. */
export function readDay(text: string, at: number): { length: number; day: WrittenDay } | null {
  for (const form of forms) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (!found) continue;
    const { word, year, month, day, weekday } = found.groups ?? {};
    const ahead = word === undefined ? null : (words[word] ?? words[word.slice(0, -1)] ?? null);
    return {
      length: found[0].length,
      day: {
        ...{ ahead, year: numberOf(year), month: numberOf(month), day: numberOf(day) },
        weekday: weekday === undefined ? null : weekdayOf(weekday),
      },
    };
  }
  return null;
}

function dayNumber(year: number, month: number, day: number): number | null {
  const two = (value: number) => String(value).padStart(2, '0');
  return dayOfDateKey(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}

function nearest(candidates: readonly (number | null)[], to: number): number | null {
  const real = candidates.filter((each) => each !== null);
  return real.sort((one, other) => Math.abs(one - to) - Math.abs(other - to))[0] ?? null;
}

/** The figures of a day as days since 1970-01-01: what is left out makes it the nearest such day. Null when there is none. */
function figured({ year, month, day }: WrittenDay, sent: number): number | null {
  if (day === null) return null;
  const [sentYear = 0, sentMonth = 0] = dateKeyOfDay(sent).split('-').map(Number);
  if (month === null) {
    const near = [-1, 0, 1].map((shift) => new Date(Date.UTC(sentYear, sentMonth - 1 + shift, 1)));
    return nearest(
      near.map((first) => dayNumber(first.getUTCFullYear(), first.getUTCMonth() + 1, day)),
      sent,
    );
  }
  // Years of the Republic begin in 1912.
  if (year !== null) return dayNumber(year < 1911 ? year + 1911 : year, month, day);
  return nearest(
    [-1, 0, 1].map((shift) => dayNumber(sentYear + shift, month, day)),
    sent,
  );
}

/**
 * The day that is meant, as days since 1970-01-01, counted from Taipei's day of sending (docs/rules.md#announcements). `sure` is false where
 * word, figure and weekday disagree or the figures name no day.
 */
export function resolveDay(written: WrittenDay, sent: number): { day: number | null; sure: boolean } {
  const byWord = written.ahead === null ? null : sent + written.ahead;
  if (written.day === null) return { day: byWord, sure: byWord !== null };
  const byFigure = figured(written, sent);
  const agrees = byWord === null || byWord === byFigure;
  const fits = byFigure !== null && (written.weekday === null || isWeekday(byFigure, written.weekday));
  return { day: byFigure ?? byWord, sure: agrees && fits };
}

const years = new RegExp(`(?<year>${number})年(?!來|以來|一遇|前)`, 'g');

/** Whether a text speaks of a year that none of the days around its day of sending lies in: it may be an old one. */
export function namesOtherYear(text: string, sent: number): boolean {
  const near = [-31, 0, 31].map((days) => Number(dateKeyOfDay(sent + days).slice(0, 4)));
  return [...text.matchAll(years)].some(({ groups }) => {
    const year = writtenNumber(groups?.year ?? '');
    const known = year >= 100 && year < 200 ? year + 1911 : year;
    return known > 1911 && known < 2100 && !near.includes(known);
  });
}

const weekdayForm = /\(?(?:星期|週|禮拜)([一二三四五六日天])\)?|\(([一二三四五六日])\)/y;

/** A weekday written at a place of a cleaned text: 1 is Monday. Null where none begins. */
export function readWeekday(text: string, at: number): { length: number; weekday: number } | null {
  weekdayForm.lastIndex = at;
  const found = weekdayForm.exec(text);
  if (!found) return null;
  return { length: found[0].length, weekday: weekdayOf(found[1] ?? found[2] ?? '') };
}

function weekdayOf(mark: string): number {
  return '一二三四五六日'.indexOf(mark.replace('天', '日')) + 1;
}

export function isWeekday(day: number, weekday: number): boolean {
  return weekdayOfDay(day) === weekday;
}
