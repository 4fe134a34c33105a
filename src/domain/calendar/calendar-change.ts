import type { OfficialYear } from './official-year.ts';
import { describeDate, type ServiceCalendar } from './service-calendar.ts';
import { dateKeyOfDay } from './taipei-time.ts';

/** A table that was read in: not decided yet, in force, followed by another one, or not wanted. */
export const calendarImportStates = ['draft', 'active', 'replaced', 'discarded'] as const;
export type CalendarImportState = (typeof calendarImportStates)[number];

/** What can change the service calendar. */
export const calendarChangeKinds = ['import', 'exception_added', 'exception_removed', 'undo'] as const;
export type CalendarChangeKind = (typeof calendarChangeKinds)[number];

/** What a day is, as far as a change of the calendar can alter it. */
export interface DayState {
  serviceDay: boolean;
  /** The holiday, or our own reason; null where there is none. */
  name: string | null;
}

export interface CalendarDayChange {
  date: string;
  before: DayState;
  after: DayState;
}

/** The days, in order, that two calendars see differently, where both know them. */
export function changedDays(before: ServiceCalendar, after: ServiceCalendar): CalendarDayChange[] {
  const first = Math.max(before.firstDay, after.firstDay);
  const last = Math.min(before.firstDay + before.dayCount, after.firstDay + after.dayCount);
  const changes: CalendarDayChange[] = [];
  for (let day = first; day < last; day += 1) {
    const date = dateKeyOfDay(day);
    const [was, is] = [stateOfDate(before, date), stateOfDate(after, date)];
    if (was.serviceDay !== is.serviceDay || was.name !== is.name) changes.push({ date, before: was, after: is });
  }
  return changes;
}

/** A Taipei date as a calendar sees it; no service day where it lies outside. */
export function stateOfDate(calendar: ServiceCalendar, date: string): DayState {
  const day = describeDate(calendar, date);
  return { serviceDay: day?.serviceDay === true, name: day?.name ?? null };
}

/** Shipped tables with those read in since: of a year the one read in counts, and years stay without a gap. */
export function tablesInForce(shipped: readonly OfficialYear[], read: readonly OfficialYear[]): OfficialYear[] {
  const years = new Map([...shipped, ...read].map((each) => [each.year, each]));
  return [...years.values()].sort((first, second) => first.year - second.year);
}

/** A table may replace a year we know, or be the one after them: a year between would not be known. */
export function leavesGap(known: readonly OfficialYear[], year: number): boolean {
  const years = known.map((each) => each.year);
  return year < Math.min(...years) || year > Math.max(...years) + 1;
}
