import { dayMs, dayOfDateKey } from '../../../domain/calendar/taipei-time.ts';

/** A time by the clock of some place, in milliseconds as if that clock were UTC's; a date is its midnight. */
export interface WallTime {
  wallMs: number;
  isDate: boolean;
  /** Written in UTC, whatever zone stands beside it. */
  isUtc: boolean;
}

/** Older years are birthdays without a year; before the Gregorian calendar nothing is meant. */
const firstYear = 1583;

/** `20270205`, `20270205T090000`, `20270205T010000Z`; null for a day or time that does not exist. */
export function wallTimeOf(text: string): WallTime | null {
  const [, year = '', month, date, time, hour = '0', minute = '0', second = '0', utc] =
    /^(\d{4})(\d{2})(\d{2})(T(\d{2})(\d{2})(\d{2})(Z?))?$/i.exec(text.trim()) ?? [];
  const day = dayOfDateKey(`${year}-${month}-${date}`);
  // A leap second is the next one.
  if (day === null || Number(year) < firstYear || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    return null;
  const ofDay = Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1000;
  return { wallMs: day * dayMs + ofDay, isDate: time === undefined, isUtc: utc?.toUpperCase() === 'Z' };
}

/** `20270205T090000`, as rules and lists are written. */
export function textOfWall(wallMs: number): string {
  return new Date(wallMs).toISOString().replace(/[-:]|\.\d+Z/g, '');
}

/** `P1D`, `PT2H30M`, `-P1W`: the days by the calendar, the rest by the clock. Null where it is none. */
export function durationOf(text: string): { days: number; ms: number } | null {
  const parts = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text.trim());
  if (parts === null) return null;
  const [weeks, days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0)) as number[];
  const sign = parts[1] === '-' ? -1 : 1;
  const longest = 100_000;
  const whole = Math.min((weeks ?? 0) * 7 + (days ?? 0), longest);
  const ms = Math.min(((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000, longest * dayMs);
  return { days: sign * whole, ms: sign * ms };
}

/** The offset of a zone (local time = instant + offset), in milliseconds. */
export interface Zone {
  offsetAt(epochMs: number): number;
}

export const utc: Zone = { offsetAt: () => 0 };

/**
 * The instant at which the zone's clock shows a time: the first where it shows it twice; where it leaves it out, null, or with
 * `skipping` the instant that its offset before the change gives (RFC 5545, 3.3.5).
 */
export function instantAt(zone: Zone, wallMs: number, skipping = false): number | null {
  const before = zone.offsetAt(wallMs - dayMs);
  const fitting = [before, zone.offsetAt(wallMs + dayMs)].find((offset) => zone.offsetAt(wallMs - offset) === offset);
  if (fitting !== undefined) return wallMs - fitting;
  return skipping ? wallMs - before : null;
}
