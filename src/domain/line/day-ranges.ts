import { dateKeyOfDay, dayOfDateKey } from '../calendar/taipei-time.ts';
import type { DatedDays } from './line-config.ts';

/** Every date of a range, both ends included. */
export function datesOf({ from, to }: { from: string; to: string }): string[] {
  const first = dayOfDateKey(from) ?? 0;
  return Array.from({ length: (dayOfDateKey(to) ?? 0) - first + 1 }, (_, index) => dateKeyOfDay(first + index));
}

/** Whether two ranges say the same of their dates: one name and the same hours. */
export function isAlike(one: DatedDays, other: DatedDays): boolean {
  return one.name === other.name && contentOf(one) === contentOf(other);
}

function contentOf({ hours, closedHours }: DatedDays): string {
  return JSON.stringify([hours, closedHours ?? []]);
}

/** Joins single days into ranges, in order: days in a row that are alike are one range. */
export function joinedDays(days: readonly DatedDays[]): DatedDays[] {
  const ranges: DatedDays[] = [];
  for (const day of [...days].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = ranges.at(-1);
    const follows = last !== undefined && (dayOfDateKey(last.to) ?? 0) + 1 === dayOfDateKey(day.from);
    if (last !== undefined && follows && isAlike(last, day)) last.to = day.to;
    else ranges.push({ ...day });
  }
  return ranges;
}
