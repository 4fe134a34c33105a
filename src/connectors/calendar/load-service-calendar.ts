import { buildServiceCalendar } from '../../domain/calendar/build-service-calendar.ts';
import { type CalendarException, coveredDates } from '../../domain/calendar/service-calendar.ts';
import { readBaseDates } from './base-dates.ts';
import type { ServiceCalendarProvider } from './calendar.port.ts';
import { readOfficialYears } from './official-years.ts';
import { assertTaipeiOffset } from './taipei-offset.ts';

/**
 * Builds the service calendar from the shipped tables, once, at start. `exceptions` are our office's own days.
 * @throws AppError `taipei_offset_changed` when the machine's zone data contradict the core's arithmetic.
 */
export function loadServiceCalendar(exceptions: readonly CalendarException[] = []): ServiceCalendarProvider {
  const calendar = buildServiceCalendar({
    officialYears: readOfficialYears(),
    baseDates: readBaseDates(),
    exceptions,
  });
  const { from, to } = coveredDates(calendar);
  assertTaipeiOffset(Number(from.slice(0, 4)), Number(to.slice(0, 4)));
  return { current: () => calendar };
}
