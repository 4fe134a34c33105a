import { contentChecksum } from './content-checksum.ts';
import { projectYear } from './law-projection.ts';
import type { BaseDatesByYear, OfficialYear } from './official-year.ts';
import { type CalendarException, isBusinessDay, type NationalDay, type ServiceCalendar } from './service-calendar.ts';
import { dateKeyOfDay, datesOfYear, dayOfDateKey, weekdayOfDay } from './taipei-time.ts';

export interface CalendarSources {
  /** One per published year, without a gap; each decides its year. */
  officialYears: readonly OfficialYear[];
  /** For the years after the last published one; the projection reaches to the year before the last of them. */
  baseDates: BaseDatesByYear;
  /** Days that our own office closes or opens; of two for one date the later in the list wins. */
  exceptions?: readonly CalendarException[];
}

/** Prefix tables over a range of days. */
function countBusinessDays(
  firstDay: number,
  dayCount: number,
  isOpen: (day: number) => boolean,
): Pick<ServiceCalendar, 'ordinals' | 'businessDays'> {
  const ordinals = new Int32Array(dayCount + 1);
  const businessDays = new Int32Array(dayCount);
  let count = 0;
  for (let index = 0; index < dayCount; index += 1) {
    ordinals[index] = count;
    if (isOpen(firstDay + index)) {
      businessDays[count] = firstDay + index;
      count += 1;
    }
  }
  ordinals[dayCount] = count;
  return { ordinals, businessDays: businessDays.slice(0, count) };
}

function requiredDay(date: string): number {
  const day = dayOfDateKey(date);
  if (day === null) throw new RangeError(`not a date: ${date}`);
  return day;
}

function nationalDaysOf(years: readonly OfficialYear[]): Map<number, NationalDay> {
  const national = new Map<number, NationalDay>();
  for (const year of years) {
    for (const [date, name] of Object.entries(year.holidays)) {
      national.set(requiredDay(date), { kind: 'holiday', name });
    }
    for (const date of year.makeupSaturdays) {
      national.set(requiredDay(date), { kind: 'makeup_saturday', name: '補行上班' });
    }
  }
  return national;
}

/** Published years in order, then projected ones as far as the base dates reach. */
function allYears({ officialYears, baseDates }: CalendarSources): OfficialYear[] {
  const years = [...officialYears].sort((left, right) => left.year - right.year);
  const first = years[0];
  if (!first) throw new RangeError('a service calendar needs at least one official year');
  for (const [index, { year }] of years.entries()) {
    if (year !== first.year + index) throw new RangeError(`official years have a gap or a double before ${year}`);
  }
  let projected = projectYear(first.year + years.length, baseDates);
  while (projected) {
    years.push(projected);
    projected = projectYear(projected.year + 1, baseDates);
  }
  return years;
}

function versionOf(years: readonly OfficialYear[], official: number, exceptions: Iterable<CalendarException>): string {
  const days = years.map(({ year, holidays, makeupSaturdays }) => [
    year,
    Object.entries(holidays).sort(([left], [right]) => (left < right ? -1 : 1)),
    [...makeupSaturdays].sort(),
  ]);
  const own = [...exceptions]
    .map(({ date, kind, reason }) => [date, kind, reason])
    .sort(([left = ''], [right = '']) => (left < right ? -1 : 1));
  const checksum = contentChecksum(JSON.stringify([days, official, own]));
  return `tw-${years[0]?.year}-${years[official - 1]?.year}.${checksum}`;
}

/**
 * Builds the service calendar. Of these layers the later wins: Monday to Friday → the year's official table, or the law's
 * projection where none is published (provisional) → our own exceptions. A make-up Saturday is shown but is never a
 * service day.
 * Takes some milliseconds: once per version, not per request.
 * @throws RangeError for an impossible date, no official year, or a gap between them.
 */
export function buildServiceCalendar(sources: CalendarSources): ServiceCalendar {
  const years = allYears(sources);
  const official = sources.officialYears.length;
  const lastYear = years.at(-1)?.year ?? 0;
  const firstDay = requiredDay(`${years[0]?.year}-01-01`);
  const dayCount = requiredDay(`${lastYear}-12-31`) - firstDay + 1;
  const publishedDays = requiredDay(`${years[official - 1]?.year}-12-31`) - firstDay + 1;
  const national = nationalDaysOf(years);
  const exceptions = new Map((sources.exceptions ?? []).map((each) => [requiredDay(each.date), each]));
  const isOpen = (day: number): boolean => {
    const exception = exceptions.get(day);
    if (exception) return exception.kind === 'open';
    return weekdayOfDay(day) <= 5 && national.get(day)?.kind !== 'holiday';
  };
  return {
    version: versionOf(years, official, exceptions.values()),
    firstDay,
    dayCount,
    ...countBusinessDays(firstDay, dayCount, isOpen),
    dateKeys: years.flatMap(({ year }) => datesOfYear(year)),
    provisional: new Uint8Array(dayCount).fill(1, publishedDays),
    national,
    exceptions,
    assumedDaysOff: new Set(),
  };
}

/**
 * Returns the same calendar with further days off, for what-if questions (about 0.2 ms); the original is unchanged. Dates
 * that are off already, do not exist or lie outside the calendar are ignored.
 */
export function withDaysOff(calendar: ServiceCalendar, dates: readonly string[]): ServiceCalendar {
  const assumed = new Set(calendar.assumedDaysOff);
  const before = assumed.size;
  for (const date of dates) {
    const day = dayOfDateKey(date);
    if (day !== null && isBusinessDay(calendar, day)) assumed.add(day);
  }
  if (assumed.size === before) return calendar;
  const isOpen = (day: number): boolean => isBusinessDay(calendar, day) && !assumed.has(day);
  const keys = [...assumed].sort((left, right) => left - right).map(dateKeyOfDay);
  const base = calendar.version.split('+')[0];
  return {
    ...calendar,
    version: `${base}+off.${contentChecksum(keys.join())}`,
    ...countBusinessDays(calendar.firstDay, calendar.dayCount, isOpen),
    assumedDaysOff: assumed,
  };
}
