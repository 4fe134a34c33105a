import type { ServiceCalendar } from '../../domain/calendar/service-calendar.ts';

/** Where use cases get the service calendar in force. Cheap to ask: ask once per decision, so that one decision sees one version. */
export interface ServiceCalendarProvider {
  current(): ServiceCalendar;
}
