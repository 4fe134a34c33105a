import { contentChecksum } from './content-checksum.ts';
import { isNationalHoliday, nationalCalendarOf, nationalHolidayName } from './national-calendar.ts';
import { coveredDates, type ServiceCalendar } from './service-calendar.ts';
import { dateKeyOfDay } from './taipei-time.ts';

/** One of the nation's days off, `YYYY-MM-DD`. */
export interface NationalDayName {
  date: string;
  name: string;
}

/**
 * The nation's days off as one versioned value: what each phone system holds once for all its lines. A line that follows the national
 * calendar reads it by its own local date.
 */
export interface NationalDays {
  /** Names the content: equal content, equal version. Our office's own days do not count. */
  version: string;
  /** First and last date it speaks of, both included; nothing is known of other dates. */
  from: string;
  to: string;
  /** In order, each date once. */
  days: NationalDayName[];
  /** The working days that make up for bridge days, in order. */
  makeupDays: NationalDayName[];
}

/** All days off that a calendar knows, published and projected, as `nationalCalendarOf` answers them. */
export function nationalDaysOf(calendar: ServiceCalendar): NationalDays {
  const days = [...calendar.national]
    .filter(([day]) => isNationalHoliday(calendar, day))
    .sort(([first], [second]) => first - second)
    .map(([day, national]) => ({ date: dateKeyOfDay(day), name: nationalHolidayName(national) }));
  const makeupDays = makeupDaysOf(calendar);
  const { from, to } = coveredDates(calendar);
  const checksum = contentChecksum(JSON.stringify([from, to, days, makeupDays]));
  return { version: `tw-${from.slice(0, 4)}-${to.slice(0, 4)}.${checksum}`, from, to, days, makeupDays };
}

function makeupDaysOf(calendar: ServiceCalendar): NationalDayName[] {
  const { makeupOn } = nationalCalendarOf(calendar);
  return [...calendar.national.keys()]
    .sort((first, second) => first - second)
    .map(dateKeyOfDay)
    .flatMap((date) => {
      const name = makeupOn(date);
      return name === null ? [] : [{ date, name }];
    });
}

/** Those between two dates, both included: what a person enters by hand. */
export function nationalDaysBetween(
  { days }: NationalDays,
  { from, to }: { from: string; to: string },
): NationalDayName[] {
  return days.filter(({ date }) => date >= from && date <= to);
}

/** Whether a phone system has what it should; a list changed by hand under the same version is another one. */
export function sameNationalDays(wanted: NationalDays, actual: NationalDays | null): boolean {
  const named = (days: NationalDayName[]) => days.map(({ date, name }) => [date, name]);
  const facts = ({ version, from, to, days, makeupDays }: NationalDays) =>
    JSON.stringify([version, from, to, named(days), named(makeupDays)]);
  return actual !== null && facts(wanted) === facts(actual);
}

export interface NationalDayChange {
  date: string;
  /** Names; null: no day off. */
  before: string | null;
  after: string | null;
}

/** What two editions say differently from a date on, in order. `before` null: nothing was known. */
export function changedNationalDays(
  before: NationalDays | null,
  after: NationalDays,
  from: string,
): NationalDayChange[] {
  const former = namesOf(before?.days ?? []);
  const coming = namesOf(after.days);
  const dates = [...new Set([...former.keys(), ...coming.keys()])].filter((date) => date >= from).sort();
  return dates
    .map((date) => ({ date, before: former.get(date) ?? null, after: coming.get(date) ?? null }))
    .filter((change) => change.before !== change.after);
}

function namesOf(days: readonly NationalDayName[]): Map<string, string> {
  return new Map(days.map(({ date, name }) => [date, name]));
}
