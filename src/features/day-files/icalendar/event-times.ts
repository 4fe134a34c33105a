import { dayMs } from '../../../domain/calendar/taipei-time.ts';
import { minutesOfDay } from '../../../domain/line/day-intervals.ts';
import type { EventFaultCode, EventTime } from '../../../domain/line/days-of-events.ts';
import type { RawEvent, RawValue } from './read-calendar.ts';
import { durationOf, instantAt, type WallTime, wallTimeOf, type Zone } from './wall-time.ts';

/** A value with the zone whose clock it shows; a date has none. */
export interface PlacedTime extends WallTime {
  zone: Zone;
}

/** How long an event lasts: whole days; or days by its own clock and then milliseconds. */
export type Length = { kind: 'dates'; days: number } | { kind: 'time'; days: number; ms: number };

export interface ZoneFinder {
  /** The zone of what names none, and the one in which days are counted. */
  home: Zone;
  /** @throws AppError where nobody knows the zone. */
  find(name: string): Zone;
  utc: Zone;
}

/** Null for a value that is no date or time. */
export function placed(value: RawValue | null, zones: ZoneFinder): PlacedTime | null {
  const time = value === null ? null : wallTimeOf(value.text);
  if (value === null || time === null) return null;
  if (time.isUtc) return { ...time, zone: zones.utc };
  return { ...time, zone: value.zone === null || time.isDate ? zones.home : zones.find(value.zone) };
}

/** How long an event lasts: an end equal to its start, or none, is one day for dates and nothing for times. */
export function lengthOf(event: RawEvent, start: PlacedTime, zones: ZoneFinder): Length | EventFaultCode {
  const end = placed(event.end, zones);
  if (event.end !== null && end === null) return 'date_unreadable';
  const duration = event.duration === null ? null : durationOf(event.duration);
  if (event.duration !== null && duration === null) return 'date_unreadable';
  if (start.isDate) {
    const days = end === null ? (duration?.days ?? 0) : Math.ceil((end.wallMs - start.wallMs) / dayMs);
    return days < 0 ? 'range_reversed' : { kind: 'dates', days: Math.max(days, 1) };
  }
  const length = end === null ? (duration ?? { days: 0, ms: 0 }) : { days: 0, ms: instantOf(end) - instantOf(start) };
  if (length.days < 0 || length.ms < 0) return 'range_reversed';
  if (length.days === 0 && length.ms === 0) return 'no_end';
  return isWholeDays(event, start, length)
    ? { kind: 'dates', days: Math.round(length.days + length.ms / dayMs) }
    : { kind: 'time', ...length };
}

/** Exchange writes a day as midnight to midnight, and says beside it that it means the day. */
function isWholeDays(event: RawEvent, start: PlacedTime, { ms }: { ms: number }): boolean {
  return event.isAllDay && start.wallMs % dayMs === 0 && ms % dayMs === 0;
}

export function instantOf(time: PlacedTime): number {
  return instantAt(time.zone, time.wallMs, true) ?? time.wallMs;
}

/** Length in days, rounded up; of what occurs again and again this many days may begin before the window. */
export function daysLong(length: Length): number {
  return length.kind === 'dates' ? length.days : length.days + Math.ceil(length.ms / dayMs);
}

/** What an occurrence that begins at a time of the event's clock closes. Hours are widened to whole minutes. */
export function closedBy(startMs: number, zone: Zone, length: Length, home: Zone): EventTime | null {
  if (length.kind === 'dates') {
    const from = Math.floor(startMs / dayMs);
    return { kind: 'days', from, to: from + length.days - 1 };
  }
  const start = instantAt(zone, startMs);
  const end = instantAt(zone, startMs + length.days * dayMs, true);
  if (start === null || end === null) return null;
  return minutesBetween(start, end + length.ms, home);
}

export function minutesBetween(start: number, end: number, home: Zone): EventTime {
  const minuteMs = dayMs / minutesOfDay;
  const from = Math.floor((start + home.offsetAt(start)) / minuteMs);
  return { kind: 'minutes', from, to: Math.ceil((end + home.offsetAt(end)) / minuteMs) };
}
