import { endOfBusinessDayAfter } from '../calendar/business-days.ts';
import type { ServiceCalendar } from '../calendar/service-calendar.ts';

/** Business days after the day of completion within which a customer may reopen a request (docs/rules.md#reopening). */
export const reopenBusinessDays = 5;

/** The first instant at which a completed request can no longer be reopened; null where the service calendar does not reach. */
export function reopenableUntil(calendar: ServiceCalendar, completedAt: Date): Date | null {
  return endOfBusinessDayAfter(calendar, completedAt, reopenBusinessDays);
}
