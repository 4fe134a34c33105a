import type { OfficialYear } from './official-year.ts';
import { datesOfYear, dayOfDateKey, weekdayOfDay } from './taipei-time.ts';
import { fitsWeekday, writtenDate } from './written-date.ts';

/** A day as a published table has it; `row` is its place in the file, the heads being row 1. */
export interface OfficialDay {
  row: number;
  /** As written: `20250101`, `2025/1/1`, `114年1月1日`. */
  date: string;
  /** `2` and `是` are off, `0` and `否` are not. */
  off: string;
  /** 一 to 日; empty where the table has no such column. */
  weekday: string;
  name: string;
}

export const officialTableFaults = [
  'date_unreadable',
  'off_unreadable',
  'weekday_wrong',
  'day_twice',
  'other_year',
  'day_missing',
  'sunday_works',
  'markup_in_name',
  'days_off_unusual',
] as const;
export type OfficialTableFaultCode = (typeof officialTableFaults)[number];

/** Why a table is not taken. `row` null: the table as a whole. */
export interface OfficialTableFault {
  row: number | null;
  code: OfficialTableFaultCode;
  given: string;
}

/** Every faulty row is named; the year is there only without any. */
export type OfficialTable = { ok: true; year: OfficialYear } | { ok: false; faults: OfficialTableFault[] };

/**
 * Commemorations by which nobody has a day off, though tables name them on weekends (紀念日及節日實施條例; Labour Day is one of government
 * offices from 2026 on). Date to name; `until` the last year of it.
 */
const commemorations: readonly { monthDay: string; name: string; until?: number }[] = [
  { monthDay: '05-01', name: '勞動節', until: 2025 },
  { monthDay: '06-15', name: '警察節' },
  { monthDay: '09-03', name: '軍人節' },
];

/** Days off of a year by any table so far are 113 to 121. */
const usualDaysOff = { least: 105, most: 125 };

interface ReadDay {
  row: number;
  day: number;
  date: string;
  off: boolean;
  name: string;
}

/**
 * Reads one year of the government's office calendar, every day of it: the column of days off decides, the name only what a weekend is
 * (docs/deadlines.md#which-days-are-off). Days are Taipei's.
 */
export function readOfficialTable(rows: readonly OfficialDay[], edition: string): OfficialTable {
  const read = rows.map(dayOf);
  const faults = read.filter((each): each is OfficialTableFault => 'code' in each);
  const days = read.filter((each): each is ReadDay => 'day' in each);
  const year = Number(days[0]?.date.slice(0, 4) ?? 0);
  faults.push(...faultsOfRows(days, year));
  // A row that cannot be read is a day that is missing: named once.
  if (faults.length === 0) faults.push(...faultsOfWhole(days, year));
  if (faults.length > 0) return { ok: false, faults };
  const off = days.filter((day) => day.off);
  return {
    ok: true,
    year: {
      year,
      edition,
      holidays: Object.fromEntries(off.filter(isHoliday).map(({ date, name }) => [date, name])),
      makeupSaturdays: days.filter(({ day, off: isOff }) => !isOff && weekdayOfDay(day) === 6).map(({ date }) => date),
    },
  };
}

/**
 * Days that list what differs from "Monday to Friday work" as a whole year: the rest is weekends off and weekdays that work. Left as they
 * are where no day can be read.
 */
export function completeYear(days: readonly OfficialDay[]): OfficialDay[] {
  const listed = new Set(days.map(({ date }) => writtenDate(date)));
  const first = [...listed].find((date) => date !== null && dayOfDateKey(date) !== null);
  if (!first) return [...days];
  const rest = datesOfYear(Number(first.slice(0, 4))).filter((date) => !listed.has(date));
  return [
    ...days,
    ...rest.map((date) => {
      const off = weekdayOfDay(dayOfDateKey(date) ?? 0) > 5 ? '2' : '0';
      return { row: 0, date, off, weekday: '', name: '' };
    }),
  ];
}

/** A day off from Monday to Friday, or a weekend day with the name of a public holiday. */
function isHoliday({ day, date, name }: ReadDay): boolean {
  if (weekdayOfDay(day) <= 5) return true;
  const isCommemoration = commemorations.some(
    ({ monthDay, name: its, until = 9999 }) =>
      date.endsWith(monthDay) && name.startsWith(its) && Number(date.slice(0, 4)) <= until,
  );
  return name !== '' && !isCommemoration;
}

function dayOf({ row, date: written, off, weekday, name }: OfficialDay): ReadDay | OfficialTableFault {
  const fault = (code: OfficialTableFaultCode, given: string): OfficialTableFault => ({ row, code, given });
  const date = writtenDate(written);
  const day = date === null ? null : dayOfDateKey(date);
  if (date === null || day === null) return fault('date_unreadable', written);
  if (!['0', '2', '是', '否'].includes(off)) return fault('off_unreadable', off);
  if (weekday !== '' && !fitsWeekday(date, weekday)) return fault('weekday_wrong', weekday);
  if (/[<>]/.test(name)) return fault('markup_in_name', name);
  const isOff = off === '2' || off === '是';
  if (!isOff && weekdayOfDay(day) === 7) return fault('sunday_works', written);
  return { row, day, date, off: isOff, name };
}

function faultsOfRows(days: readonly ReadDay[], year: number): OfficialTableFault[] {
  const faults: OfficialTableFault[] = [];
  const known = new Map<number, ReadDay>();
  for (const each of days) {
    const { row, day, date, off, name } = each;
    const former = known.get(day);
    if (Number(date.slice(0, 4)) !== year) faults.push({ row, code: 'other_year', given: date });
    else if (former && (former.off !== off || former.name !== name))
      faults.push({ row, code: 'day_twice', given: date });
    known.set(day, each);
  }
  return faults;
}

function faultsOfWhole(days: readonly ReadDay[], year: number): OfficialTableFault[] {
  const known = new Map(days.map((each) => [each.date, each]));
  const missing = datesOfYear(year).filter((date) => !known.has(date));
  if (missing.length > 0) return [{ row: null, code: 'day_missing', given: missing.slice(0, 3).join(', ') }];
  const off = [...known.values()].filter((day) => day.off).length;
  const isUsual = off >= usualDaysOff.least && off <= usualDaysOff.most;
  return isUsual ? [] : [{ row: null, code: 'days_off_unusual', given: String(off) }];
}
