import { dayMs, weekdayOfDay } from '../../domain/calendar/taipei-time.ts';
import { mondayOf } from './time-strip-geometry.ts';

/** First day of a month and the day after its last, counted from 1970-01-01. */
export interface Month {
  first: number;
  end: number;
}

function firstOf(year: number, month: number): number {
  return Date.UTC(year, month, 1) / dayMs;
}

/** The month in which a day lies. */
export function monthOf(day: number): Month {
  const date = new Date(day * dayMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { first: firstOf(year, month), end: firstOf(year, month + 1) };
}

/** The same day so many months on; the last of that month where it has no such day. */
export function monthsOn(day: number, count: number): number {
  const date = new Date(day * dayMs);
  const { first, end } = monthOf(firstOf(date.getUTCFullYear(), date.getUTCMonth() + count));
  return Math.min(first + date.getUTCDate(), end) - 1;
}

/** The weeks of a month, Monday first; null for the days of its neighbours. */
export function weeksOf({ first, end }: Month): (number | null)[][] {
  const monday = mondayOf(first);
  const count = Math.ceil((end - monday) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_day, place) => {
      const day = monday + week * 7 + place;
      return day >= first && day < end ? day : null;
    }),
  );
}

/** Where a key leads from a day; null for other keys. */
export function dayAfterKey(day: number, key: string): number | null {
  const weekday = weekdayOfDay(day);
  const steps = new Map([
    ['ArrowLeft', day - 1],
    ['ArrowRight', day + 1],
    ['ArrowUp', day - 7],
    ['ArrowDown', day + 7],
    ['Home', day - weekday + 1],
    ['End', day - weekday + 7],
    ['PageUp', monthsOn(day, -1)],
    ['PageDown', monthsOn(day, 1)],
  ]);
  return steps.get(key) ?? null;
}
