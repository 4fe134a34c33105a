import type { ServiceCalendar } from '../../domain/calendar/service-calendar.ts';

/** Provides the service calendar in force. Read it once per decision, so that one decision uses one version. */
export interface ServiceCalendarProvider {
  current(): ServiceCalendar;
}
