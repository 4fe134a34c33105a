import { dateKeyOfDay, dayOfDateKey } from '../calendar/taipei-time.ts';
import { lengthOf } from '../text/plain-text.ts';
import { type MinuteInterval, minutesOfDay } from './day-intervals.ts';
import { joinedDays } from './day-ranges.ts';
import type { DatedDays, OpenInterval } from './line-config.ts';

/** Why an event of a calendar, or a part of it, is left out. */
export const eventFaults = [
  'date_unreadable',
  'range_reversed',
  'name_missing',
  'hours_unreadable',
  'no_end',
  'day_past',
  'day_beyond',
  'no_day_ahead',
  'day_twice',
  'hours_many',
] as const;
export type EventFaultCode = (typeof eventFaults)[number];

export interface EventFault {
  /** The line of the file on which the event begins. */
  row: number;
  code: EventFaultCode;
  name: string;
  /** A date or another value as it was written; may be empty. */
  given: string;
}

/**
 * What one occurrence of an event closes, by the clock of the place: whole days (counted from 1970-01-01, both included; `hours`
 * are the days' own), or minutes since 1970-01-01T00:00, `[from, to)`.
 */
export type EventTime =
  | { kind: 'days'; from: number; to: number; hours?: OpenInterval[] }
  | { kind: 'minutes'; from: number; to: number };

export interface CalendarEvent {
  row: number;
  name: string;
  /** A repeating event has only its occurrences near the window; what lies outside is no fault of it. */
  repeats: boolean;
  times: EventTime[];
}

/** Both dates included, `YYYY-MM-DD`. */
export interface DayWindow {
  from: string;
  to: string;
}

/** What a day has gathered from its events. */
interface Day {
  row: number;
  /** `closed`, or the hours that an event gives the day; null where only hours are closed. */
  whole: 'closed' | OpenInterval[] | null;
  wholeNames: Set<string>;
  partNames: Set<string>;
  /** Closed minutes, from the day's midnight. */
  parts: MinuteInterval[];
}

/** As many intervals, and as long a name, as a dated day takes. */
const mostIntervals = 12;
const longestName = 80;

/**
 * Folds the events of a calendar into dated days (docs/rules.md#files-of-days): whole days are closed; hours close only themselves
 * and belong to the day on which they begin; what closes one day is joined, and days in a row with one content are one range.
 * Names the events that have no name, lie outside the window, or contradict another.
 */
export function daysOfEvents(
  events: readonly CalendarEvent[],
  window: DayWindow,
): { days: DatedDays[]; faults: EventFault[] } {
  const first = dayOfDateKey(window.from) ?? 0;
  const last = dayOfDateKey(window.to) ?? 0;
  const days = new Map<number, Day>();
  const faults = events.flatMap((event) => gather(event, days, { first, last }));
  const ranges: DatedDays[] = [];
  for (let number = first; number <= last; number += 1) {
    const day = days.get(number);
    if (day === undefined) continue;
    const date = dateKeyOfDay(number);
    if (day.whole !== null) {
      ranges.push({ from: date, to: date, name: joinedName(day.wholeNames), hours: day.whole });
      continue;
    }
    const { parts, rest } = joinedParts(day.parts);
    const name = joinedName(day.partNames);
    if (rest > 0) addPart(days, number + 1, { row: day.row, name, part: { open: 0, close: rest } });
    if (parts.length > mostIntervals) faults.push({ row: day.row, code: 'hours_many', name, given: date });
    else ranges.push({ from: date, to: date, name, hours: 'closed', closedHours: parts.map(intervalOf) });
  }
  return { days: joinedDays(ranges), faults };
}

interface Bounds {
  first: number;
  last: number;
}

function gather({ row, name, repeats, times }: CalendarEvent, days: Map<number, Day>, bounds: Bounds): EventFault[] {
  const fault = (code: EventFaultCode, day: number | null): EventFault => {
    return { row, code, name, given: day === null ? '' : dateKeyOfDay(day) };
  };
  const reached = times.map(daysOf);
  if (name === '') return [fault('name_missing', reached[0]?.first ?? null)];
  const within = reached.filter(({ first, last }) => first <= bounds.last && last >= bounds.first);
  if (repeats && within.length === 0) return [fault('no_day_ahead', null)];
  const twice = times.flatMap((time) => place(time, days, { row, name, bounds }));
  const [only] = reached;
  if (only === undefined || repeats) return twice.map((day) => fault('day_twice', day));
  if (only.last < bounds.first) return [fault('day_past', only.last)];
  const beyond = only.last > bounds.last ? [fault('day_beyond', Math.max(only.first, bounds.last + 1))] : [];
  return [...twice.map((day) => fault('day_twice', day)), ...beyond];
}

/** The days on which something of an occurrence begins. */
function daysOf(time: EventTime): Bounds {
  if (time.kind === 'days') return { first: time.from, last: time.to };
  const first = Math.floor(time.from / minutesOfDay);
  return { first, last: isOnePart(time) ? first : Math.floor((time.to - 1) / minutesOfDay) };
}

/** Hours over midnight are one interval of their first day; a day and more is a part of every day. */
function isOnePart({ from, to }: { from: number; to: number }): boolean {
  return to - from < minutesOfDay;
}

/** Adds an occurrence to its days; answers with those that have other content already. */
function place(
  time: EventTime,
  days: Map<number, Day>,
  { row, name, bounds }: { row: number; name: string; bounds: Bounds },
): number[] {
  const { first, last } = daysOf(time);
  const twice: number[] = [];
  for (let number = Math.max(first, bounds.first); number <= Math.min(last, bounds.last); number += 1) {
    if (time.kind === 'days') {
      if (!closeDay(dayAt(days, number, row), name, time.hours ?? 'closed')) twice.push(number);
    } else {
      const midnight = number * minutesOfDay;
      const close = isOnePart(time) ? time.to - midnight : Math.min(time.to - midnight, minutesOfDay);
      addPart(days, number, { row, name, part: { open: Math.max(time.from - midnight, 0), close } });
    }
  }
  return twice;
}

function closeDay(day: Day, name: string, whole: 'closed' | OpenInterval[]): boolean {
  const isOwn = whole !== 'closed' || (day.whole !== null && day.whole !== 'closed');
  if (isOwn && day.whole !== null && JSON.stringify(day.whole) !== JSON.stringify(whole)) return false;
  day.whole = whole;
  day.wholeNames.add(name);
  return true;
}

function addPart(
  days: Map<number, Day>,
  number: number,
  { row, name, part }: { row: number; name: string; part: MinuteInterval },
): void {
  const day = dayAt(days, number, row);
  day.parts.push(part);
  day.partNames.add(name);
}

function dayAt(days: Map<number, Day>, number: number, row: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const made: Day = { row, whole: null, wholeNames: new Set(), partNames: new Set(), parts: [] };
  days.set(number, made);
  return made;
}

/**
 * Intervals of one day that overlap or touch, as one. What would then last longer than a day is cut at midnight; `rest` is what
 * is left of it for the next day, in minutes.
 */
function joinedParts(parts: readonly MinuteInterval[]): { parts: MinuteInterval[]; rest: number } {
  const joined: MinuteInterval[] = [];
  for (const part of [...parts].sort((one, other) => one.open - other.open)) {
    const last = joined.at(-1);
    if (last !== undefined && part.open <= last.close) last.close = Math.max(last.close, part.close);
    else joined.push({ ...part });
  }
  const long = joined.at(-1);
  if (long === undefined || long.close - long.open < minutesOfDay) return { parts: joined, rest: 0 };
  const rest = long.close - minutesOfDay;
  long.close = minutesOfDay;
  return { parts: joined, rest };
}

/** Names of what closes one day, each once, no longer than a name may be. */
function joinedName(names: ReadonlySet<string>): string {
  const all = [...names];
  const name = all.join(all.some((each) => /\p{Script=Han}/u.test(each)) ? '、' : ', ');
  return lengthOf(name) <= longestName ? name : `${[...name].slice(0, longestName - 1).join('')}…`;
}

function intervalOf({ open, close }: MinuteInterval): OpenInterval {
  return { open: clock(open), close: close === minutesOfDay ? '24:00' : clock(close % minutesOfDay) };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
