import type { ReportGrouping, ReportQuery } from '../../contract/reports.contract.ts';
import {
  dateKeyOfDay,
  dayOfDateKey,
  taipeiDayOf,
  taipeiEpochMs,
  weekdayOfDay,
} from '../../domain/calendar/taipei-time.ts';
import { invalidInput } from '../../shared/app-error.ts';

const usualMonths = 12;
const usualWeeks = 8;
/** Ten years. */
const mostDays = 3_660;

/** Days since 1970-01-01 in Taipei, both included. */
export interface ReportRange {
  first: number;
  last: number;
}

/**
 * The days that a report is about. What is not asked for: twelve months, the last of them today's; by week eight weeks.
 * @throws AppError `invalid_input` when the end lies before the start, or ten years are not enough.
 */
export function rangeOf({ from, to, by }: ReportQuery, now: Date): ReportRange {
  const today = taipeiDayOf(now.getTime());
  const asked = {
    first: from === undefined ? null : dayOfDateKey(from),
    last: to === undefined ? null : dayOfDateKey(to),
  };
  const last = asked.last ?? lastOfPeriod(by, Math.max(today, asked.first ?? today));
  const first = asked.first ?? usualFirst(by, last);
  const fault = first > last ? 'until_before_from' : last - first >= mostDays ? 'report_too_long' : null;
  if (fault !== null) throw invalidInput([{ path: asked.last === null ? 'from' : 'to', code: fault, message: '' }]);
  return { first, last };
}

/** The range as instants: `[from, until)`. */
export function instantsOf({ first, last }: ReportRange): { from: Date; until: Date } {
  return { from: new Date(taipeiEpochMs(first, 0)), until: new Date(taipeiEpochMs(last + 1, 0)) };
}

/** Every month or week of the range with its key; those at its edges have only the days asked for. Empty for other groupings. */
export function periodsOf(
  by: ReportGrouping,
  { first, last }: ReportRange,
): { key: string; from: string; to: string }[] {
  if (by !== 'month' && by !== 'week') return [];
  const periods: { key: string; from: string; to: string }[] = [];
  for (let day = first; day <= last; ) {
    const end = Math.min(lastOfPeriod(by, day), last);
    const key = by === 'month' ? dateKeyOfDay(day).slice(0, 7) : dateKeyOfDay(mondayOf(day));
    periods.push({ key, from: dateKeyOfDay(day), to: dateKeyOfDay(end) });
    day = end + 1;
  }
  return periods;
}

function usualFirst(by: ReportGrouping, last: number): number {
  if (by === 'week') return mondayOf(last) - (usualWeeks - 1) * 7;
  return monthAfter(last, 1 - usualMonths);
}

function lastOfPeriod(by: ReportGrouping, day: number): number {
  return by === 'week' ? mondayOf(day) + 6 : monthAfter(day, 1) - 1;
}

/** The first day of the month that is so many months after a day's. */
function monthAfter(day: number, months: number): number {
  const [year, month] = dateKeyOfDay(day).split('-').map(Number) as [number, number];
  return Date.UTC(year, month - 1 + months, 1) / 86_400_000;
}

function mondayOf(day: number): number {
  return day - weekdayOfDay(day) + 1;
}
