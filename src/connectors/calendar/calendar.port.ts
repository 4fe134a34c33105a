import type { OfficialYear } from '../../domain/calendar/official-year.ts';
import type { CalendarException, ServiceCalendar } from '../../domain/calendar/service-calendar.ts';

/** What operators have brought in, beside the shipped tables. */
export interface OwnCalendar {
  /** Of a year the one here counts. */
  years: readonly OfficialYear[];
  exceptions: readonly CalendarException[];
}

/** A calendar with the number of the change that made it; 0: the shipped one. */
export interface NumberedCalendar {
  number: number;
  calendar: ServiceCalendar;
}

/** Provides the service calendar in force in this process. Read it once per decision, so that one decision uses one version. */
export interface ServiceCalendarProvider {
  current(): ServiceCalendar;
  /** The change that the current one stands for. */
  number(): number;
  /** The published years that come with the product. */
  readonly shipped: readonly OfficialYear[];
  /** Takes some milliseconds. @throws RangeError where years leave a gap; AppError `taipei_offset_changed`. */
  build(own: OwnCalendar): ServiceCalendar;
  /** Puts a calendar in force in this process. */
  use(next: NumberedCalendar): void;
}
