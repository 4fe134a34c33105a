import { dayMs } from '../../../domain/calendar/taipei-time.ts';
import type { EventTime } from '../../../domain/line/days-of-events.ts';
import {
  closedBy,
  daysLong,
  instantOf,
  type Length,
  minutesBetween,
  type PlacedTime,
  placed,
  type ZoneFinder,
} from './event-times.ts';
import type { RawEvent, RawValue } from './read-calendar.ts';
import { expandRule, periodsOf, type Rule, type RuleFaultCode, readRule } from './recurrence.ts';
import { durationOf, instantAt, wallTimeOf } from './wall-time.ts';

/** Midnights of the first and the last day, by the clock of the place. */
export interface WallWindow {
  fromMs: number;
  toMs: number;
}

/** What the events of one file may cost together: periods of rules that are stepped through, and days that are closed. */
export class Budget {
  private periods = 20_000;
  private days = 50_000;

  /** Whether it still holds. */
  spend({ periods = 0, days = 0 }: { periods?: number; days?: number }): boolean {
    this.periods -= periods;
    this.days -= days;
    return this.periods >= 0 && this.days >= 0;
  }
}

const mostListed = 2_000;
/** One occurrence of what repeats. */
const longestDays = 400;

export interface Expansion {
  event: RawEvent;
  start: PlacedTime;
  length: Length;
  /** Occurrences that other events of the file stand for, or cancel. */
  replaced: readonly RawValue[];
}

/**
 * What a repeating event closes near a window: its rules and listed times, without those that are excluded or replaced. What a
 * rule does not match is no occurrence, also where the event begins with it.
 */
export function occurrencesOf(
  { event, start, length, replaced }: Expansion,
  { zones, window, budget }: { zones: ZoneFinder; window: WallWindow; budget: Budget },
): EventTime[] | { code: RuleFaultCode } {
  if (event.hasExceptionRule || event.rules.length > 1) return { code: 'recurrence_unreadable' };
  const isTooLong = daysLong(length) > longestDays;
  if (isTooLong || event.added.length + event.excluded.length > mostListed) return { code: 'calendar_too_busy' };
  const near = { fromMs: window.fromMs - (daysLong(length) + 2) * dayMs, toMs: window.toMs + 2 * dayMs };
  const walls = wallsOfRules(event.rules, start, { near, budget });
  if ('code' in walls) return walls;
  if (!budget.spend({ periods: replaced.length })) return { code: 'calendar_too_busy' };
  const isLeftOut = exclusion([...event.excluded, ...replaced], start, zones);
  const times: EventTime[] = [];
  const add = (wallMs: number, closed: EventTime | null) => {
    if (closed !== null && !isLeftOut(wallMs)) times.push(closed);
  };
  for (const wallMs of walls) add(wallMs, closedBy(wallMs, start.zone, length, zones.home));
  for (const value of event.added) {
    const listed = listedTime(value, { start, length, zones });
    if (listed === null) return { code: 'recurrence_unreadable' };
    if (listed.wallMs >= near.fromMs && listed.wallMs <= near.toMs) add(listed.wallMs, listed.closed);
  }
  return budget.spend({ days: times.length * daysLong(length) }) ? times : { code: 'calendar_too_busy' };
}

function wallsOfRules(
  rules: readonly string[],
  start: PlacedTime,
  { near, budget }: { near: WallWindow; budget: Budget },
): number[] | { code: RuleFaultCode } {
  const [text] = rules;
  if (text === undefined) return start.wallMs >= near.fromMs && start.wallMs <= near.toMs ? [start.wallMs] : [];
  const rule = readRule(text, start);
  if ('code' in rule) return rule;
  const isBeforeEnd = endOf(rule, start);
  if (start.wallMs > near.toMs || !isBeforeEnd(near.fromMs)) return [];
  if (!budget.spend({ periods: periodsOf(rule, start.wallMs, near) })) return { code: 'calendar_too_busy' };
  const walls = expandRule(rule, start.wallMs, near);
  return 'code' in walls ? walls : walls.filter(isBeforeEnd);
}

/** UNTIL is an instant where the start is one, and a date where it is one; a date counts to its end. */
function endOf({ until }: Rule, start: PlacedTime): (wallMs: number) => boolean {
  if (until === null) return () => true;
  if (until.isDate || start.isDate) {
    const lastMs = Math.floor(until.wallMs / dayMs) * dayMs + dayMs - 1;
    return (wallMs) => wallMs <= lastMs;
  }
  if (!until.isUtc) return (wallMs) => wallMs <= until.wallMs;
  return (wallMs) => (instantAt(start.zone, wallMs, true) ?? wallMs) <= until.wallMs;
}

/**
 * Whether an occurrence is named by EXDATE or another event's RECURRENCE-ID. A date names every occurrence of that day, and so does
 * a time where the event is of whole days.
 */
function exclusion(values: readonly RawValue[], start: PlacedTime, zones: ZoneFinder): (wallMs: number) => boolean {
  const days = new Set<number>();
  const instants = new Set<number>();
  for (const value of values) {
    const time = placed(value, zones);
    if (time === null) continue;
    const home = instantOf(time) + zones.home.offsetAt(instantOf(time));
    if (time.isDate || start.isDate) days.add(Math.floor((time.isUtc ? home : time.wallMs) / dayMs));
    else instants.add(instantOf(time));
  }
  const isInstant = (wallMs: number) => instants.has(instantAt(start.zone, wallMs, true) ?? Number.NaN);
  return (wallMs) => days.has(Math.floor(wallMs / dayMs)) || (instants.size > 0 && isInstant(wallMs));
}

/** A time of RDATE: of the event's own length, or with an end or length of its own (`start/end`). */
function listedTime(
  { text, zone }: RawValue,
  { start, length, zones }: { start: PlacedTime; length: Length; zones: ZoneFinder },
): { wallMs: number; closed: EventTime | null } | null {
  const [begin = '', end] = text.split('/');
  const from = placed({ text: begin, zone }, zones);
  if (from === null) return null;
  // A date beside an event with hours means its hours on that day; a time beside one of days means its day.
  const wallMs =
    from.isDate && !start.isDate ? from.wallMs + start.wallMs - Math.floor(start.wallMs / dayMs) * dayMs : from.wallMs;
  const itsZone = from.isDate ? start.zone : from.zone;
  // Compared with what is excluded by the clock of the event.
  const instant = instantAt(itsZone, wallMs, true) ?? wallMs;
  const ownWallMs = start.isDate ? wallMs : instant + start.zone.offsetAt(instant);
  if (end === undefined || start.isDate)
    return { wallMs: ownWallMs, closed: closedBy(wallMs, itsZone, length, zones.home) };
  const until = wallTimeOf(end) === null ? null : placed({ text: end, zone }, zones);
  const duration = durationOf(end);
  const endMs = until ? instantOf(until) : instant + (duration ? duration.days * dayMs + duration.ms : Number.NaN);
  if (!(endMs > instant) || endMs - instant > longestDays * dayMs) return null;
  return { wallMs: ownWallMs, closed: minutesBetween(instant, endMs, zones.home) };
}
