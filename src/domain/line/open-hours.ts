import { dateKeyOfDay, dayMs, weekdayOfDay } from '../calendar/taipei-time.ts';
import type { NationalHolidays } from './day-plan.ts';
import { type LineConfig, type Weekday, weekdays } from './line-config.ts';
import { type StateSpan, statesBetween } from './states-between.ts';
import { zoneDayAt, zoneInstantOf, zoneSpanAt } from './zone-time.ts';

/** A stretch `[from, until)` in which the line is open. */
export interface OpenTime {
  from: Date;
  until: Date;
}

/** The hours that begin on a date, as the clocks of the place show them: `HH:MM`. A close at or before its open is on the next day. */
export interface OpenDay {
  /** `YYYY-MM-DD` in the line's zone. */
  date: string;
  weekday: Weekday;
  /** `24:00` where they last to the day's end. */
  hours: { open: string; close: string }[];
}

/** When the line is open, whatever rule says so; neighbours are one. */
export function openTimesOf(spans: readonly Pick<StateSpan, 'from' | 'until' | 'state'>[]): OpenTime[] {
  const times: OpenTime[] = [];
  for (const { from, until, state } of spans) {
    if (state !== 'open') continue;
    const last = times.at(-1);
    if (last && last.until.getTime() === from.getTime()) last.until = until;
    else times.push({ from, until });
  }
  return times;
}

/** The instant at which a local day begins, epoch milliseconds. */
export function dayBegins(timeZone: string, day: number): number {
  return zoneInstantOf(timeZone, day * dayMs);
}

/**
 * Open times as the days on which they begin. One that lasts into the next day and on until its end, or longer, is cut at midnight,
 * so that a line that never closes has 00:00-24:00 every day.
 */
export function openDaysOf(
  times: readonly OpenTime[],
  { timeZone, first, count }: { timeZone: string; first: number; count: number },
): OpenDay[] {
  const hours = new Map<number, OpenDay['hours']>();
  for (const { from, until } of times) {
    let start = from.getTime();
    for (let day = zoneDayAt(timeZone, start); start < until.getTime(); day += 1) {
      const [midnight, next] = [dayBegins(timeZone, day + 1), dayBegins(timeZone, day + 2)];
      const isCut = until.getTime() >= next || until.getTime() === midnight;
      const end = isCut ? midnight : until.getTime();
      const close = isCut ? '24:00' : clockAt(timeZone, end);
      hours.set(day, [...(hours.get(day) ?? []), { open: clockAt(timeZone, start), close }]);
      start = end;
    }
  }
  return Array.from({ length: count }, (_, index) => {
    const day = first + index;
    const weekday = weekdays[weekdayOfDay(day) - 1] as Weekday;
    return { date: dateKeyOfDay(day), weekday, hours: hours.get(day) ?? [] };
  });
}

/** Days that are not as the weekly hours alone would have them: holidays, own days, seasons, closures. */
export function specialDaysOf(days: readonly OpenDay[], usual: Record<Weekday, OpenDay['hours']>): OpenDay[] {
  const text = (hours: OpenDay['hours']) => hours.map(({ open, close }) => `${open}-${close}`).join();
  return days.filter(({ weekday, hours }) => text(hours) !== text(usual[weekday]));
}

const nothingNational: NationalHolidays = { holidayOn: () => null, makeupOn: () => null };

/** The hours of each weekday by the weekly hours alone, as `openDaysOf` tells them. */
export function usualHoursOf({ weekly, prompts }: LineConfig): Record<Weekday, OpenDay['hours']> {
  const config = { timeZone: 'UTC', weekly, followNationalCalendar: false, datedDays: [], prompts };
  // From a Monday; the day before and after, because hours run over midnight.
  const first = 4;
  const [from, to] = [new Date((first - 1) * dayMs), new Date((first + 9) * dayMs)];
  const spans = statesBetween({ config, closures: [], national: nothingNational, from, to });
  const days = openDaysOf(openTimesOf(spans), { timeZone: 'UTC', first, count: 7 });
  return Object.fromEntries(days.map(({ weekday, hours }) => [weekday, hours])) as Record<Weekday, OpenDay['hours']>;
}

function clockAt(timeZone: string, epochMs: number): string {
  return new Date(epochMs + zoneSpanAt(timeZone, epochMs).offsetMs).toISOString().slice(11, 16);
}
