import ICAL from 'ical.js';
import { plainLine } from '../../../domain/text/plain-text.ts';
import { admitCalendar, rawPrefix, unreadable } from './calendar-door.ts';
import type { CalendarLine } from './calendar-lines.ts';

/** A date, time, rule or list as it is written, with the zone that is named beside it. */
export interface RawValue {
  text: string;
  zone: string | null;
}

/** An event as it is written. */
export interface RawEvent {
  row: number;
  name: string;
  uid: string;
  isCancelled: boolean;
  /** Marked by Exchange, which writes a whole day as midnight to midnight. */
  isAllDay: boolean;
  start: RawValue | null;
  end: RawValue | null;
  duration: string | null;
  rules: string[];
  hasExceptionRule: boolean;
  added: RawValue[];
  excluded: RawValue[];
  /** The occurrence of a repeating event that this one stands for. */
  replaces: RawValue | null;
  replacesFollowing: boolean;
  /** Hours that Lineshift gave the days itself, `09:00-12:00, 13:00-18:00`. */
  ownHours: string | null;
}

/** One stretch of rules of a zone that the file brings along. */
export interface RawObservance {
  start: string;
  offsetFrom: string;
  offsetTo: string;
  rules: string[];
  added: string[];
}

export interface RawCalendar {
  events: RawEvent[];
  zones: Map<string, RawObservance[]>;
}

/**
 * Reads the events and zones of a calendar as they are written.
 * @throws AppError `invalid_input`: `calendar_unreadable` with the row, `too_many_events`.
 */
export function readCalendar(lines: readonly CalendarLine[]): RawCalendar {
  const { admitted, eventRows } = admitCalendar(lines);
  const events: RawEvent[] = [];
  const zones = new Map<string, RawObservance[]>();
  for (const calendar of parsed(admitted)) {
    const isCancelled = textOf(calendar, 'method').toUpperCase() === 'CANCEL';
    for (const event of calendar.getAllSubcomponents('vevent'))
      events.push(eventOf(event, { row: eventRows[events.length] ?? 1, isCancelled }));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) zones.set(textOf(zone, 'tzid'), observancesOf(zone));
  }
  return { events, zones };
}

type Component = InstanceType<typeof ICAL.Component>;

function parsed(lines: readonly CalendarLine[]): Component[] {
  try {
    // With one calendar ical.js answers with it, with several with a list.
    const parts: unknown[] = ICAL.parse(lines.map(({ text }) => text).join('\r\n'));
    const calendars = typeof parts[0] === 'string' ? [parts] : (parts as unknown[][]);
    return calendars.map((calendar) => new ICAL.Component(calendar));
  } catch {
    throw unreadable(lines.find(({ text }) => !isReadable(text))?.row ?? 1);
  }
}

function isReadable(text: string): boolean {
  try {
    ICAL.parse.property(text);
    return true;
  } catch {
    return /^(?:BEGIN|END):/i.test(text);
  }
}

function eventOf(event: Component, { row, isCancelled }: { row: number; isCancelled: boolean }): RawEvent {
  const hours = textOf(event, 'x-lineshift-hours');
  const texts = (name: string) => rawOf(event, name).map(({ text }) => text);
  return {
    row,
    name: plainLine(textOf(event, 'x-lineshift-name') || textOf(event, 'summary')),
    uid: textOf(event, 'uid'),
    isCancelled: isCancelled || textOf(event, 'status').toUpperCase() === 'CANCELLED',
    isAllDay: textOf(event, 'x-microsoft-cdo-alldayevent').toUpperCase() === 'TRUE',
    start: rawOf(event, 'dtstart')[0] ?? null,
    end: rawOf(event, 'dtend')[0] ?? null,
    duration: texts('duration')[0] ?? null,
    rules: texts('rrule'),
    hasExceptionRule: texts('exrule').length > 0,
    added: listOf(event, 'rdate'),
    excluded: listOf(event, 'exdate'),
    replaces: rawOf(event, 'recurrence-id')[0] ?? null,
    replacesFollowing: rawOf(event, 'recurrence-id').some(({ range }) => range !== undefined),
    ownHours: hours === '' ? null : hours,
  };
}

function observancesOf(zone: Component): RawObservance[] {
  return [...zone.getAllSubcomponents('standard'), ...zone.getAllSubcomponents('daylight')].map((part) => {
    const texts = (name: string) => rawOf(part, name).map(({ text }) => text);
    return {
      start: texts('dtstart')[0] ?? '',
      offsetFrom: texts('tzoffsetfrom')[0] ?? '',
      offsetTo: texts('tzoffsetto')[0] ?? '',
      rules: texts('rrule'),
      added: texts('rdate').flatMap((text) => text.split(',')),
    };
  });
}

function textOf(component: Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}

function rawOf(component: Component, name: string): (RawValue & { range?: string })[] {
  return component.getAllProperties(rawPrefix + name).map((property) => {
    const zone: unknown = property.getFirstParameter('tzid');
    const range: unknown = property.getFirstParameter('range');
    return {
      text: String(property.getFirstValue() ?? ''),
      zone: typeof zone === 'string' ? zone : null,
      ...(typeof range === 'string' ? { range } : {}),
    };
  });
}

/** RDATE and EXDATE may stand there several times, each with several values. */
function listOf(component: Component, name: string): RawValue[] {
  return rawOf(component, name).flatMap(({ text, zone }) => text.split(',').map((each) => ({ text: each, zone })));
}
