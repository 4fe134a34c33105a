import { dayOfDateKey } from './taipei-time.ts';

/** What the national calendar says of a day that is not a plain workday or weekend. */
export interface NationalDay {
  kind: 'holiday' | 'makeup_saturday';
  name: string;
}

/** A day that our own office closes or opens: entered by operations with a reason, or assumed by a what-if question. */
export interface CalendarException {
  /** `YYYY-MM-DD` in Taipei. */
  date: string;
  kind: 'closed' | 'open';
  reason: string;
}

/**
 * Our own business days as one immutable value: built by `buildServiceCalendar`, read through the functions beside it.
 * A "day" is a number: days since 1970-01-01 in Taipei.
 */
export interface ServiceCalendar {
  /** Identifies the content: equal content, equal version. Stored with every deadline. */
  readonly version: string;
  readonly firstDay: number;
  readonly dayCount: number;
  /** For each day from `firstDay` on, and one beyond the end: how many business days lie before it. */
  readonly ordinals: Int32Array;
  /** The inverse: the day of each business day, in order. */
  readonly businessDays: Int32Array;
  /** `YYYY-MM-DD` per day from `firstDay` on. */
  readonly dateKeys: readonly string[];
  /** 1 where the year is projected, not published. */
  readonly provisional: Uint8Array;
  readonly national: ReadonlyMap<number, NationalDay>;
  readonly exceptions: ReadonlyMap<number, CalendarException>;
  /** Days off assumed by a what-if question only. */
  readonly assumedDaysOff: ReadonlySet<number>;
}

export type DayReason =
  | 'business_day'
  | 'weekend'
  | 'holiday'
  | 'makeup_saturday'
  | 'office_closed'
  | 'assumed_day_off';

export interface DayDescription {
  date: string;
  serviceDay: boolean;
  reason: DayReason;
  /** The holiday's name or the exception's reason, as published or typed; null when there is none. */
  name: string | null;
  provisional: boolean;
}

/** Whether the calendar knows the day (a number counted from 1970-01-01). */
export function coversDay(calendar: ServiceCalendar, day: number): boolean {
  return day >= calendar.firstDay && day < calendar.firstDay + calendar.dayCount;
}

/** First and last date the calendar knows, both included. */
export function coveredDates(calendar: ServiceCalendar): { from: string; to: string } {
  return { from: calendar.dateKeys[0] ?? '', to: calendar.dateKeys.at(-1) ?? '' };
}

/**
 * Number of business days before a day, counted from the calendar's first. A day outside the calendar counts like the
 * nearest end.
 * The business day with this ordinal is the day itself, or the next one when the day is off.
 */
export function ordinalOfDay(calendar: ServiceCalendar, day: number): number {
  const index = Math.min(Math.max(day - calendar.firstDay, 0), calendar.dayCount);
  return calendar.ordinals[index] ?? 0;
}

/** False as well for a day outside the calendar. */
export function isBusinessDay(calendar: ServiceCalendar, day: number): boolean {
  const index = day - calendar.firstDay;
  return (calendar.ordinals[index + 1] ?? 0) > (calendar.ordinals[index] ?? 0);
}

/** Whether the day lies in a year whose official table is not published. */
export function isProvisional(calendar: ServiceCalendar, day: number): boolean {
  return calendar.provisional[day - calendar.firstDay] === 1;
}

/**
 * The reason code and name of a day inside the calendar. The later layer wins: what-if over exception over nation over
 * weekday.
 */
export function reasonOfDay(calendar: ServiceCalendar, day: number): { reason: DayReason; name: string | null } {
  const exception = calendar.exceptions.get(day);
  if (isBusinessDay(calendar, day)) return { reason: 'business_day', name: exception?.reason ?? null };
  const national = calendar.national.get(day);
  if (calendar.assumedDaysOff.has(day)) return { reason: 'assumed_day_off', name: null };
  if (exception?.kind === 'closed') return { reason: 'office_closed', name: exception.reason };
  if (national) return { reason: national.kind, name: national.name || null };
  return { reason: 'weekend', name: null };
}

/** One date of the service calendar; null when it is no date or lies outside the calendar. */
export function describeDate(calendar: ServiceCalendar, date: string): DayDescription | null {
  const day = dayOfDateKey(date);
  if (day === null || !coversDay(calendar, day)) return null;
  return {
    date,
    serviceDay: isBusinessDay(calendar, day),
    ...reasonOfDay(calendar, day),
    provisional: isProvisional(calendar, day),
  };
}
