import { isBusinessDay, ordinalOfDay, type ServiceCalendar } from '../calendar/service-calendar.ts';
import { taipeiDayOf, taipeiEpochMs } from '../calendar/taipei-time.ts';
import { defaultDeadlineRules } from '../deadline/deadline-rules.ts';

/**
 * By when a question is to be answered: the close (18:00 Taipei) of the service day on which it came by 17:40:00, else of the next one
 * (docs/rules.md#enquiries). Null where the calendar does not reach.
 */
export function answerBy(calendar: ServiceCalendar, receivedAt: Date): Date | null {
  const { lastResponseAt, closesAt } = defaultDeadlineRules;
  const today = taipeiDayOf(receivedAt.getTime());
  if (today < calendar.firstDay) return null;
  // 17:40:00 is included to its last millisecond, as for filings.
  const isInTime = receivedAt.getTime() < taipeiEpochMs(today, lastResponseAt + 1);
  const first = isBusinessDay(calendar, today) && isInTime ? today : today + 1;
  const day = calendar.businessDays[ordinalOfDay(calendar, first)];
  return day === undefined ? null : new Date(taipeiEpochMs(day, closesAt));
}

/**
 * Before which instant a question that still waits at `now` must have come to be late: `answerBy` of everything that came earlier
 * has passed. The beginning of the calendar where nothing can be late yet.
 */
export function lateBefore(calendar: ServiceCalendar, now: Date): Date {
  const { lastResponseAt, closesAt } = defaultDeadlineRules;
  const today = taipeiDayOf(now.getTime());
  const isOver = isBusinessDay(calendar, today) && now.getTime() > taipeiEpochMs(today, closesAt);
  const day = isOver ? today : calendar.businessDays[ordinalOfDay(calendar, today) - 1];
  if (day === undefined) return new Date(taipeiEpochMs(calendar.firstDay, 0));
  return new Date(taipeiEpochMs(day, lastResponseAt + 1));
}
