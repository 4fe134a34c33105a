import { dayOfDateKey } from '../calendar/taipei-time.ts';
import { fitsWeekday, writtenRange } from '../calendar/written-date.ts';
import type { DayColumn, DayColumns } from './day-columns.ts';
import { datesOf, isAlike, joinedDays } from './day-ranges.ts';
import type { DatedDays } from './line-config.ts';
import { writtenHours } from './written-hours.ts';

/** A row of a file as its cells by column, with its number in the file (the heads are row 1). */
export interface TableRow {
  row: number;
  cells: Readonly<Record<string, string>>;
}

export const dayTableFaults = [
  'date_unreadable',
  'range_reversed',
  'range_long',
  'hours_unreadable',
  'hours_elsewhere',
  'name_missing',
  'formula_in_cell',
  'weekday_wrong',
  'day_twice',
  'day_past',
] as const;
export type DayTableFaultCode = (typeof dayTableFaults)[number];

/** Why a row is left out. */
export interface DayTableFault {
  row: number;
  code: DayTableFaultCode;
  /** The cell as it was written. */
  given: string;
}

export interface DayTable {
  /** Null where there are more than `mostDays`. */
  days: DatedDays[] | null;
  faults: DayTableFault[];
}

/** Days; nothing is closed longer by one row. */
const longestRange = 400;

/** In a column that is not known, it may be when the line is open or when it is closed: neither is guessed. */
const clockTime = /^(?:[上下]午|早上|中午|晚上)?\s*\d{1,2}(?:[:：]\d{2}|[點时時])/;

/** What a spreadsheet takes for a formula. */
const formula = /^[\s"]*[=+\-@＝＋－＠]/;

/**
 * Reads the days of a table: home-made ones, and the government's (docs/rules.md#files-of-days), of which the days off with a name
 * count. Rows that cannot be read, days twice and days before `today` are left out and named; days that follow one another with
 * one name and the same hours become one range.
 */
export function daysOfTable(
  columns: DayColumns,
  rows: readonly TableRow[],
  { today, mostDays }: { today: string; mostDays: number },
): DayTable {
  const faults: DayTableFault[] = [];
  const byDate = new Map<string, DatedDays>();
  for (const row of rows) {
    const read = dayOf(columns, row);
    if (read === null) continue;
    const fault = 'code' in read ? read : faultOfDay(read, byDate, { row: row.row, today });
    if (fault) faults.push(fault);
    else if (!('code' in read)) for (const date of datesOf(read)) byDate.set(date, { ...read, from: date, to: date });
    if (byDate.size > mostDays) return { days: null, faults };
  }
  return { days: joinedDays([...byDate.values()]), faults };
}

function dayOf(columns: DayColumns, { row, cells }: TableRow): DatedDays | DayTableFault | null {
  const cell = (column: DayColumn) => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim());
  const [day, from, to, name, hours, off] = (['date', 'from', 'to', 'name', 'hours', 'off'] as const).map(cell);
  // The official table has every day of the year; ordinary weekends have no name.
  if (columns.off !== undefined && (off !== '2' || name === '')) return null;
  const fault = (code: DayTableFaultCode, given = ''): DayTableFault => ({ row, code, given });
  const written = [day, from, to, name, hours].filter((text): text is string => text !== undefined && text !== '');
  if (written.length === 0) return null;
  const dangerous = written.find((text) => formula.test(text));
  if (dangerous !== undefined) return fault('formula_in_cell', dangerous);
  const first = from || day || '';
  const range = writtenRange(first, to);
  if (range === null) return fault('date_unreadable', writtenRange(first) === null ? first : to);
  const { from: begin, to: end } = range;
  if (end < begin) return fault('range_reversed', to || first);
  if ((dayOfDateKey(end) ?? 0) - (dayOfDateKey(begin) ?? 0) > longestRange) return fault('range_long', to || first);
  if (!name) return fault('name_missing');
  const weekday = cell('weekday');
  if (weekday !== '' && !fitsWeekday(begin, weekday)) return fault('weekday_wrong', weekday);
  const stray = hours === '' ? columns.others.find((head) => clockTime.test((cells[head] ?? '').trim())) : undefined;
  if (stray !== undefined) return fault('hours_elsewhere', `${stray}: ${cells[stray]?.trim()}`);
  const open = writtenHours(hours ?? '');
  if (open === null) return fault('hours_unreadable', hours);
  return { from: begin, to: end, name, ...open };
}

function faultOfDay(
  days: DatedDays,
  known: ReadonlyMap<string, DatedDays>,
  { row, today }: { row: number; today: string },
): DayTableFault | null {
  if (days.to < today) return { row, code: 'day_past', given: days.to };
  const other = datesOf(days).find((date) => {
    const there = known.get(date);
    return there !== undefined && !isAlike(there, days);
  });
  return other === undefined ? null : { row, code: 'day_twice', given: other };
}
