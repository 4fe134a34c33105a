import { dayMs, dayOfDateKey } from '../../../domain/calendar/taipei-time.ts';
import type {
  CalendarEvent,
  DayWindow,
  EventFault,
  EventFaultCode,
  EventTime,
} from '../../../domain/line/days-of-events.ts';
import { intervalsOf } from '../../../domain/line/written-hours.ts';
import { type AppError, invalidInput } from '../../../shared/app-error.ts';
import { findZone, namedZone } from './calendar-zones.ts';
import {
  closedBy,
  daysLong,
  instantOf,
  type Length,
  lengthOf,
  type PlacedTime,
  placed,
  type ZoneFinder,
} from './event-times.ts';
import { Budget, occurrencesOf, type WallWindow } from './occurrences.ts';
import type { RawCalendar, RawEvent, RawObservance, RawValue } from './read-calendar.ts';
import type { RuleFaultCode } from './recurrence.ts';
import { utc, type Zone } from './wall-time.ts';

/** Where and when the days of a calendar count. */
export interface CalendarPlace {
  /** IANA name: the zone of times that name none, and the one in which days are counted. */
  timeZone: string;
  window: DayWindow;
}

/**
 * What the events of a calendar close near the window, and those that close nothing, with the reason. Cancelled ones are left out.
 * @throws AppError `invalid_input`, naming the event: `unknown_calendar_zone`, `recurrence_too_frequent`, `recurrence_unreadable`,
 * `calendar_too_busy`.
 */
export function eventsOfCalendar(
  { events: raw, zones: brought }: RawCalendar,
  { timeZone, window }: CalendarPlace,
): { events: CalendarEvent[]; faults: EventFault[] } {
  const walls = wallsOf(window);
  const home = namedZone(timeZone);
  const find = zoneFinder(brought, walls);
  const replaced = replacedOccurrences(raw);
  const budget = new Budget();
  const events: CalendarEvent[] = [];
  const faults: EventFault[] = [];
  for (const event of raw) {
    const { row, name } = event;
    if (event.isCancelled) continue;
    const zones = { home, utc, find: (zone: string) => find(zone, event) };
    const read = readEvent(event, { zones, walls, budget, replaced: replaced.get(event.uid) ?? [] });
    if ('code' in read) faults.push({ row, name, code: read.code, given: read.given });
    else events.push({ row, name, ...read });
  }
  return { events, faults };
}

interface Surroundings {
  zones: ZoneFinder;
  walls: WallWindow;
  budget: Budget;
  replaced: readonly RawValue[];
}

function readEvent(
  event: RawEvent,
  { zones, walls, budget, replaced }: Surroundings,
): { repeats: boolean; times: EventTime[] } | { code: EventFaultCode; given: string } {
  const start = placed(event.start, zones);
  if (start === null) return { code: 'date_unreadable', given: event.start?.text ?? '' };
  if (event.replacesFollowing) throw refusalOf('recurrence_unreadable', event);
  const hours = ownHoursOf(event);
  if (hours === null) return { code: 'hours_unreadable', given: event.ownHours ?? '' };
  // Days that Lineshift gave hours of their own begin at a time, so that other programs close nothing for them.
  const first: PlacedTime = hours === undefined ? start : { ...start, wallMs: midnightOf(start), isDate: true };
  const length = lengthOf(event, first, zones);
  if (typeof length === 'string') return { code: length, given: length === 'date_unreadable' ? writtenEnd(event) : '' };
  const repeats = event.replaces === null && (event.rules.length > 0 || event.added.length > 0);
  const times = repeats
    ? occurrencesOf({ event, start: first, length, replaced }, { zones, window: walls, budget })
    : onceClosed(first, length, { zones, walls, budget });
  if ('code' in times) throw refusalOf(times.code, event);
  return {
    repeats,
    times: hours === undefined ? times : times.map((time) => (time.kind === 'days' ? { ...time, hours } : time)),
  };
}

function onceClosed(
  start: PlacedTime,
  length: Length,
  { zones, walls, budget }: Omit<Surroundings, 'replaced'>,
): EventTime[] | { code: RuleFaultCode } {
  const { wallMs } = length.kind === 'dates' ? start : { wallMs: atHome(start, zones) };
  const within = Math.min(daysLong(length), (walls.toMs - walls.fromMs) / dayMs);
  const reaches = wallMs <= walls.toMs + dayMs && wallMs + daysLong(length) * dayMs >= walls.fromMs;
  if (reaches && !budget.spend({ days: within })) return { code: 'calendar_too_busy' };
  // A start that the clocks leave out is the instant that the offset before their change gives.
  const instant = instantOf(start);
  const shown = length.kind === 'dates' ? start.wallMs : instant + start.zone.offsetAt(instant);
  const time = closedBy(shown, start.zone, length, zones.home);
  return time === null ? [] : [time];
}

function atHome(start: PlacedTime, { home }: ZoneFinder): number {
  const instant = instantOf(start);
  return instant + home.offsetAt(instant);
}

function midnightOf({ wallMs }: PlacedTime): number {
  return Math.floor(wallMs / dayMs) * dayMs;
}

function writtenEnd({ end, duration }: RawEvent): string {
  return end?.text ?? duration ?? '';
}

/** Undefined where the event has none, null where they cannot be read. */
function ownHoursOf({ ownHours }: RawEvent) {
  return ownHours === null ? undefined : intervalsOf(ownHours.replaceAll('\\', ''));
}

function wallsOf({ from, to }: DayWindow): WallWindow {
  return { fromMs: (dayOfDateKey(from) ?? 0) * dayMs, toMs: ((dayOfDateKey(to) ?? 0) + 1) * dayMs };
}

/** Each zone is read once a file. */
function zoneFinder(brought: ReadonlyMap<string, RawObservance[]>, walls: WallWindow) {
  const known = new Map<string, Zone | null>();
  return (name: string, event: RawEvent): Zone => {
    const zone = known.has(name) ? known.get(name) : findZone(name, brought, walls);
    known.set(name, zone ?? null);
    if (zone) return zone;
    throw invalidInput([{ path: 'file', code: 'unknown_calendar_zone', message: `${labelOf(event)}, ${name}` }]);
  };
}

/** Occurrences that are moved or cancelled, by the event that repeats. */
function replacedOccurrences(events: readonly RawEvent[]): Map<string, RawValue[]> {
  const replaced = new Map<string, RawValue[]>();
  for (const { uid, replaces } of events) {
    if (replaces === null) continue;
    const known = replaced.get(uid);
    if (known) known.push(replaces);
    else replaced.set(uid, [replaces]);
  }
  return replaced;
}

function refusalOf(code: RuleFaultCode, event: RawEvent): AppError {
  const message = labelOf(event);
  if (code === 'recurrence_too_frequent')
    return invalidInput([{ path: 'file', code: 'recurrence_too_frequent', message }]);
  if (code === 'recurrence_unreadable') return invalidInput([{ path: 'file', code: 'recurrence_unreadable', message }]);
  return invalidInput([{ path: 'file', code: 'calendar_too_busy', message }]);
}

/** What people find the event by: its name, else its row. */
function labelOf({ name, row }: RawEvent): string {
  return name === '' ? String(row) : name;
}
