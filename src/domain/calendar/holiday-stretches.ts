import { isNationalHoliday, nationalHolidayName } from './national-calendar.ts';
import { coversDay, isProvisional, type ServiceCalendar } from './service-calendar.ts';
import { dateKeyOfDay, dayOfDateKey, weekdayOfDay } from './taipei-time.ts';

/** Days off that follow one another. Dates are `YYYY-MM-DD`, both included. */
export interface HolidayStretch {
  from: string;
  to: string;
  days: number;
  /** The holidays in it as the national calendar names them, in order, each once; substitute days only where nothing else is. */
  names: string[];
  /** The year's table is not published: some of the days may change. */
  provisional: boolean;
}

const saturday = 6;

/** Off for the nation: a holiday, or a weekend that is no make-up working day. */
function isOff(calendar: ServiceCalendar, day: number): boolean {
  if (!coversDay(calendar, day)) return false;
  if (isNationalHoliday(calendar, day)) return true;
  return weekdayOfDay(day) >= saturday && calendar.national.get(day)?.kind !== 'makeup_saturday';
}

/**
 * Every stretch of two or more days off that touches a national holiday and has a day between two dates, both included, in order.
 * Days that only our own office closes do not count (docs/rules.md#season-sweeps).
 */
export function holidayStretches(
  calendar: ServiceCalendar,
  { from, to }: { from: string; to: string },
): HolidayStretch[] {
  const [begin, end] = [dayOfDateKey(from) ?? 0, dayOfDateKey(to) ?? 0];
  const found: HolidayStretch[] = [];
  let day = begin;
  while (day > begin - 31 && isOff(calendar, day - 1)) day -= 1;
  while (day <= end) {
    if (!isOff(calendar, day)) {
      day += 1;
      continue;
    }
    const first = day;
    while (isOff(calendar, day + 1)) day += 1;
    const stretch = stretchOf(calendar, first, day);
    if (stretch.days > 1 && stretch.names.length > 0) found.push(stretch);
    day += 1;
  }
  return found;
}

function stretchOf(calendar: ServiceCalendar, first: number, last: number): HolidayStretch {
  const days = Array.from({ length: last - first + 1 }, (_none, place) => first + place);
  const names = days.flatMap((day) => {
    const national = isNationalHoliday(calendar, day) ? calendar.national.get(day) : undefined;
    return national ? [nationalHolidayName(national)] : [];
  });
  return {
    from: dateKeyOfDay(first),
    to: dateKeyOfDay(last),
    days: days.length,
    names: namesOf(names),
    provisional: days.some((day) => isProvisional(calendar, day)),
  };
}

/** Days that stand in for others, or that the table leaves without a name, say nothing about which holiday it is. */
const unnamed = /補假|放假|調整/;

function namesOf(all: readonly string[]): string[] {
  const named = all.filter((name) => !unnamed.test(name));
  return [...new Set(named.length > 0 ? named : all)];
}

/** The stretch of the year before about the same holiday, by the names that both share; null where there is none. */
export function formerStretch(calendar: ServiceCalendar, stretch: HolidayStretch): HolidayStretch | null {
  const year = Number(stretch.to.slice(0, 4)) - 1;
  // New Year's stretch may begin in the year before.
  const former = holidayStretches(calendar, { from: `${year - 1}-12-25`, to: `${year}-12-31` });
  const own = new Set(stretch.names.filter((name) => !unnamed.test(name)));
  const shared = ({ names }: HolidayStretch) => names.filter((name) => own.has(name)).length;
  // Of two years the later one: it is asked for the year before.
  return former.reduce<HolidayStretch | null>((best, each) => {
    const names = shared(each);
    return names > 0 && names >= (best === null ? 0 : shared(best)) ? each : best;
  }, null);
}
