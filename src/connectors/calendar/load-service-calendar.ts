import { buildServiceCalendar } from '../../domain/calendar/build-service-calendar.ts';
import { tablesInForce } from '../../domain/calendar/calendar-change.ts';
import { type CalendarException, coveredDates, type ServiceCalendar } from '../../domain/calendar/service-calendar.ts';
import { readBaseDates } from './base-dates.ts';
import type { OwnCalendar, ServiceCalendarProvider } from './calendar.port.ts';
import { readOfficialYears } from './official-years.ts';
import { assertTaipeiOffset } from './taipei-offset.ts';

/**
 * Builds the service calendar from the shipped tables, at start; what operators have brought in comes from the database
 * (`features/calendar`). `exceptions` are our office's own days.
 * @throws AppError `taipei_offset_changed` when the machine's zone data contradict the core's arithmetic.
 */
export function loadServiceCalendar(exceptions: readonly CalendarException[] = []): ServiceCalendarProvider {
  const shipped = readOfficialYears();
  const baseDates = readBaseDates();
  const build = (own: OwnCalendar): ServiceCalendar => {
    const officialYears = tablesInForce(shipped, own.years);
    const calendar = buildServiceCalendar({ officialYears, baseDates, exceptions: own.exceptions });
    const { from, to } = coveredDates(calendar);
    assertTaipeiOffset(Number(from.slice(0, 4)), Number(to.slice(0, 4)));
    return calendar;
  };
  let inForce = { number: 0, calendar: build({ years: [], exceptions }) };
  return {
    shipped,
    build,
    current: () => inForce.calendar,
    number: () => inForce.number,
    use: (next) => {
      inForce = next;
    },
  };
}
