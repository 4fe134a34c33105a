import { coversDay, isProvisional, type NationalDay, type ServiceCalendar } from './service-calendar.ts';
import { dayOfDateKey } from './taipei-time.ts';

/** The nation's days off as seen by a line that follows the national calendar. Our office's own days are not part of it. */
export interface NationalCalendar {
  /** Name of the national holiday on a date (`YYYY-MM-DD`); null on workdays, plain weekends and make-up Saturdays, and for dates not covered. */
  holidayOn(date: string): string | null;
  /** Name of the make-up working day on a date; null on every other. */
  makeupOn(date: string): string | null;
}

export interface NationalDayOff {
  name: string;
  /** The year's table is not published: the day is a forecast. */
  provisional: boolean;
}

/** Whether the nation has a day (a number counted from 1970-01-01) off, as far as the calendar knows it. */
export function isNationalHoliday(calendar: ServiceCalendar, day: number): boolean {
  return coversDay(calendar, day) && calendar.national.get(day)?.kind === 'holiday';
}

/** A holiday's name as published; the official table leaves some days off without one. */
export function nationalHolidayName({ name }: NationalDay): string {
  return name || '放假';
}

/** The national holiday on a date, with bridge and substitute days and with holidays that fall on a weekend; else null. */
export function nationalDayOff(calendar: ServiceCalendar, date: string): NationalDayOff | null {
  const day = dayOfDateKey(date);
  if (day === null || !isNationalHoliday(calendar, day)) return null;
  const national = calendar.national.get(day);
  return national ? { name: nationalHolidayName(national), provisional: isProvisional(calendar, day) } : null;
}

/** Whether government offices work on this Saturday to make up for a bridge day (none since 2026). Never a service day of ours. */
export function isMakeupSaturday(calendar: ServiceCalendar, date: string): boolean {
  const day = dayOfDateKey(date);
  return day !== null && calendar.national.get(day)?.kind === 'makeup_saturday';
}

export function nationalCalendarOf(calendar: ServiceCalendar): NationalCalendar {
  return {
    holidayOn: (date) => nationalDayOff(calendar, date)?.name ?? null,
    makeupOn: (date) => (isMakeupSaturday(calendar, date) ? makeupDayName(calendar, date) : null),
  };
}

function makeupDayName(calendar: ServiceCalendar, date: string): string {
  return calendar.national.get(dayOfDateKey(date) ?? 0)?.name ?? '';
}
