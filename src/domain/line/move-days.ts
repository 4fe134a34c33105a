import { isNationalHoliday } from '../calendar/national-calendar.ts';
import { coversDay, isProvisional, type ServiceCalendar } from '../calendar/service-calendar.ts';
import { dateKeyOfDay, dayOfDateKey } from '../calendar/taipei-time.ts';
import type { DatedDays } from './line-config.ts';
import { overlappingRanges } from './validate-line-config.ts';

/**
 * Why a range stands on its new dates: it moved with a festival of the lunar year or a solar term, it is on a national holiday that
 * keeps its date, or it is the customer's own and keeps its date.
 */
export const moveReasons = ['festival', 'fixed', 'own'] as const;

/** Why a range has no place: 29 February in a year without one, a festival whose date nobody knows yet, or a day that has passed. */
export const leftOutReasons = ['leap_day', 'festival_unknown', 'past'] as const;

export interface MovedDays {
  /** The dates of the former year. */
  was: { from: string; to: string };
  /** The same on the dates of the coming one: name, hours and recording are kept. */
  days: DatedDays;
  reason: (typeof moveReasons)[number];
  /** The holiday that it moved with or stands on, as the national calendar names it. */
  holiday: string | null;
  /** The national calendar of the coming year is not published: a festival's date is sure, days off around it are not. */
  provisional: boolean;
  /** Shares dates with an earlier one of the list: one of both has to go before they are filed. */
  collides: boolean;
}

export interface LeftOutDays {
  from: string;
  to: string;
  name: string;
  reason: (typeof leftOutReasons)[number];
}

/** Festivals without a fixed date, by the words that the national calendar names them with, and the day that dates them. */
const festivals = [
  { name: '春節', words: /小年夜|除夕|春節/, anchor: /除夕/ },
  { name: '清明節', words: /清明|掃墓/, anchor: /清明|掃墓/ },
  { name: '端午節', words: /端午/, anchor: /端午/ },
  { name: '中秋節', words: /中秋/, anchor: /中秋/ },
];
type Festival = (typeof festivals)[number];

function festivalOf({ name }: Named): Festival | undefined {
  return festivals.find(({ words }) => words.test(name));
}

interface Named {
  day: number;
  name: string;
}

/** By calendar and year: the days of a thousand lines are moved with one reading of it. */
const holidaysByYear = new WeakMap<ServiceCalendar, Map<string, Named[]>>();

/** A year of the national calendar: its holidays in order. */
function holidaysOf(calendar: ServiceCalendar, year: number): readonly Named[] {
  const known = holidaysByYear.get(calendar) ?? readHolidays(calendar);
  holidaysByYear.set(calendar, known);
  return known.get(String(year)) ?? [];
}

function readHolidays(calendar: ServiceCalendar): Map<string, Named[]> {
  const years = new Map<string, Named[]>();
  const days = [...calendar.national].sort(([one], [other]) => one - other);
  for (const [day, { name }] of days) {
    if (!isNationalHoliday(calendar, day)) continue;
    const year = dateKeyOfDay(day).slice(0, 4);
    const holidays = years.get(year);
    if (holidays) holidays.push({ day, name });
    else years.set(year, [{ day, name }]);
  }
  return years;
}

/** The holidays that follow one another without a working day, around those of a range: a festival with its substitute days. */
function blockAround(holidays: readonly Named[], first: number, last: number): Named[] {
  const at = holidays.findIndex(({ day }) => day >= first && day <= last);
  if (at < 0) return [];
  const follows = (index: number) => (holidays[index]?.day ?? 0) + 1 === holidays[index + 1]?.day;
  let begin = at;
  let end = holidays.findLastIndex(({ day }) => day >= first && day <= last);
  while (begin > 0 && follows(begin - 1)) begin -= 1;
  while (follows(end)) end += 1;
  return holidays.slice(begin, end + 1);
}

/** The holiday that a range is about: one of its own dates, else one that a substitute day on it belongs to. */
function holidayOf(holidays: readonly Named[], first: number, last: number): Named | null {
  const block = blockAround(holidays, first, last);
  const inside = block.filter(({ day }) => day >= first && day <= last);
  const moves = (each: Named) => festivalOf(each) !== undefined;
  const isReal = ({ name }: Named) => !/補假|放假/.test(name);
  const orders = [inside.find(moves), inside.find(isReal), block.find(moves), block.find(isReal)];
  return orders.find((each) => each !== undefined) ?? null;
}

interface Years {
  calendar: ServiceCalendar;
  fromYear: number;
  toYear: number;
}

/** How many days later a festival is in the coming year; null while that is unknown. */
function shiftOf({ anchor }: Festival, { calendar, fromYear, toYear }: Years): number | null {
  const dayIn = (year: number) => holidaysOf(calendar, year).find(({ name }) => anchor.test(name))?.day;
  const [before, after] = [dayIn(fromYear), dayIn(toYear)];
  return before === undefined || after === undefined ? null : after - before;
}

function inYear(date: string, year: number): string {
  return `${year}${date.slice(4)}`;
}

/** Month and day in another year; a 29 February that it lacks is left out, at either end of a range too. */
function onSameDates(days: DatedDays, toYear: number): { days: DatedDays | null; leap: LeftOutDays[] } {
  const [from, to] = [inYear(days.from, toYear), inYear(days.to, toYear)];
  const leapDay = `${days.from.slice(0, 4)}-02-29`;
  const isLost = days.from <= leapDay && leapDay <= days.to && dayOfDateKey(leapDay) !== null;
  if (!isLost || dayOfDateKey(inYear(leapDay, toYear)) !== null) return { days: { ...days, from, to }, leap: [] };
  const leap: LeftOutDays[] = [{ from: leapDay, to: leapDay, name: days.name, reason: 'leap_day' }];
  if (days.from === days.to) return { days: null, leap };
  const kept = {
    from: dayOfDateKey(from) === null ? `${toYear}-03-01` : from,
    to: dayOfDateKey(to) === null ? `${toYear}-02-28` : to,
  };
  return { days: { ...days, ...kept }, leap };
}

type Moved = Omit<MovedDays, 'provisional' | 'collides'>;

/** With its festival; null where that would leave the coming year, as with ranges of many months. */
function withFestival(days: DatedDays, { name }: Festival, shift: number, toYear: number): Moved | null {
  const [from, to] = [days.from, days.to].map((date) => dateKeyOfDay((dayOfDateKey(date) ?? 0) + shift)) as [
    string,
    string,
  ];
  if (!from.startsWith(`${toYear}-`) || !to.startsWith(`${toYear}-`)) return null;
  return { was: { from: days.from, to: days.to }, days: { ...days, from, to }, reason: 'festival', holiday: name };
}

function moveOne(days: DatedDays, years: Years): { moved: Moved | null; leftOut: LeftOutDays[] } {
  const was = { from: days.from, to: days.to };
  const [first, last] = [dayOfDateKey(days.from) ?? 0, dayOfDateKey(days.to) ?? 0];
  const holiday = holidayOf(holidaysOf(years.calendar, years.fromYear), first, last);
  const festival = holiday === null ? undefined : festivalOf(holiday);
  if (festival !== undefined) {
    const shift = shiftOf(festival, years);
    if (shift === null) return { moved: null, leftOut: [{ ...was, name: days.name, reason: 'festival_unknown' }] };
    const moved = withFestival(days, festival, shift, years.toYear);
    if (moved !== null) return { moved, leftOut: [] };
  }
  const kept = onSameDates(days, years.toYear);
  const isFixed = holiday !== null && festival === undefined;
  const because = isFixed
    ? { reason: 'fixed' as const, holiday: holiday.name }
    : { reason: 'own' as const, holiday: null };
  return { moved: kept.days && { was, days: kept.days, ...because }, leftOut: kept.leap };
}

/** The part of a range that lies in a year; null where none does. */
function withinYear(days: DatedDays, year: number): DatedDays | null {
  const [begin, end] = [`${year}-01-01`, `${year}-12-31`];
  if (days.to < begin || days.from > end) return null;
  const isOfYear = (date: string) => date.startsWith(`${year}-`);
  return { ...days, from: isOfYear(days.from) ? days.from : begin, to: isOfYear(days.to) ? days.to : end };
}

/**
 * Moves a line's own days of `fromYear` on to `toYear`. What is about Lunar New Year, Tomb Sweeping Day, the Dragon Boat or the
 * Mid-Autumn Festival (substitute days around them too) moves with the festival as the national calendar dates it; everything else
 * keeps month and day. Each day is either proposed within `toYear` or left out with the reason; `today` and all dates are
 * `YYYY-MM-DD`. In order of the new dates (docs/rules.md#moving-days-on).
 */
export function moveDays(
  dated: readonly DatedDays[],
  { today, ...years }: Years & { today: string },
): { days: MovedDays[]; leftOut: LeftOutDays[] } {
  const given = dated.map((each) => withinYear(each, years.fromYear)).filter((each) => each !== null);
  const all = given.map((each) => moveOne(each, years));
  const moved = all
    .flatMap((each) => each.moved ?? [])
    .sort((one, other) => (one.days.from < other.days.from ? -1 : 1));
  const coming = moved.filter(({ days }) => days.to >= today);
  const past = moved.filter(({ days }) => days.to < today);
  const collisions = new Set(overlappingRanges(coming.map(({ days }) => days)));
  return {
    days: coming.map((each, place) => ({
      ...each,
      provisional: isUnpublished(years.calendar, each.days.from),
      collides: collisions.has(place),
    })),
    leftOut: [
      ...all.flatMap((each) => each.leftOut),
      ...past.map(({ was, days: { name } }): LeftOutDays => ({ ...was, name, reason: 'past' })),
    ],
  };
}

/** A year beyond the calendar's end is published even less. */
function isUnpublished(calendar: ServiceCalendar, date: string): boolean {
  const day = dayOfDateKey(date) ?? 0;
  return !coversDay(calendar, day) || isProvisional(calendar, day);
}
