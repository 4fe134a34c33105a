import { coversDay, isProvisional, type ServiceCalendar } from './service-calendar.ts';
import { dayOfDateKey } from './taipei-time.ts';

/** The nation's days off as a line sees them that follows the national calendar. Our office's own days are no part of it. */
export interface NationalCalendar {
  /** Name of the national holiday on a date (`YYYY-MM-DD`); null on workdays, plain weekends and make-up Saturdays, and for dates not covered. */
  holidayOn(date: string): string | null;
}

export interface NationalDayOff {
  name: string;
  /** The year's table is not published: the day is a forecast. */
  provisional: boolean;
}

/** The national holiday on a date, with bridge and substitute days and with holidays that fall on a weekend; else null. */
export function nationalDayOff(calendar: ServiceCalendar, date: string): NationalDayOff | null {
  const day = dayOfDateKey(date);
  if (day === null || !coversDay(calendar, day)) return null;
  const national = calendar.national.get(day);
  if (national?.kind !== 'holiday') return null;
  return { name: national.name || '放假', provisional: isProvisional(calendar, day) };
}

/** Whether government offices work on this Saturday to make up for a bridge day (none since 2026). Never a service day of ours. */
export function isMakeupSaturday(calendar: ServiceCalendar, date: string): boolean {
  const day = dayOfDateKey(date);
  return day !== null && calendar.national.get(day)?.kind === 'makeup_saturday';
}

export function nationalCalendarOf(calendar: ServiceCalendar): NationalCalendar {
  return { holidayOn: (date) => nationalDayOff(calendar, date)?.name ?? null };
}
