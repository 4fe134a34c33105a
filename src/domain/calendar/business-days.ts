import { ordinalOfDay, type ServiceCalendar } from './service-calendar.ts';
import { taipeiDayOf, taipeiEpochMs } from './taipei-time.ts';

/**
 * The end (24:00 Taipei) of the `days`-th business day after the date of an instant. The date itself is not counted,
 * whether it is a business day or not. Null when the calendar does not reach that far, or the instant lies before it.
 */
export function endOfBusinessDayAfter(calendar: ServiceCalendar, instant: Date, days: number): Date | null {
  const today = taipeiDayOf(instant.getTime());
  if (today < calendar.firstDay) return null;
  const day = calendar.businessDays[ordinalOfDay(calendar, today + 1) + days - 1];
  return day === undefined ? null : new Date(taipeiEpochMs(day, 86_400));
}
