import { dayOfDateKey } from '../calendar/taipei-time.ts';
import { fitsWeekday, writtenDate } from '../calendar/written-date.ts';
import { minutesOf } from './day-intervals.ts';
import { datesOf, isAlike, joinedDays } from './day-ranges.ts';
import type { DatedDays, OpenInterval } from './line-config.ts';

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

/** Columns by their usual heads; the first that is there counts. */
const heads = {
  date: ['日期', '西元日期', 'date', 'day'],
  from: ['開始日期', '起日', 'from', 'start', 'start date'],
  to: ['結束日期', '迄日', 'to', 'end', 'end date'],
  name: ['名稱', '假日名稱', '備註', '中文說明', 'name', 'holiday', 'note'],
  hours: ['營業時間', '時間', 'hours', 'opening hours'],
  off: ['是否放假'],
  weekday: ['星期'],
} as const;
type Column = keyof typeof heads;
type Columns = Partial<Record<Column, string>>;

/** The columns of a table of days; null where nothing says which day a row is about. */
export function dayColumnsOf(given: readonly string[]): Columns | null {
  const columns: Columns = {};
  for (const [column, names] of Object.entries(heads) as [Column, readonly string[]][])
    columns[column] = given.find((head) => names.includes(head.normalize('NFKC').trim().toLowerCase()));
  const hasDay = columns.date !== undefined || columns.from !== undefined;
  return hasDay && (columns.name !== undefined || columns.off !== undefined) ? columns : null;
}

/** Days; nothing is closed longer by one row. */
const longestRange = 400;

/** What a spreadsheet takes for a formula. */
const formula = /^[\s"]*[=+\-@＝＋－＠]/;

/**
 * Reads the days of a table: home-made ones, and the government's (docs/rules.md#files-of-days), of which the days off with a name
 * count. Rows that cannot be read, days twice and days before `today` are left out and named; days that follow one another with
 * one name and the same hours become one range.
 */
export function daysOfTable(
  columns: Columns,
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

function dayOf(columns: Columns, { row, cells }: TableRow): DatedDays | DayTableFault | null {
  const cell = (column: Column) => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim());
  const [day, from, to, name, hours, off] = (['date', 'from', 'to', 'name', 'hours', 'off'] as const).map(cell);
  // The official table has every day of the year; ordinary weekends have no name.
  if (columns.off !== undefined && (off !== '2' || name === '')) return null;
  const fault = (code: DayTableFaultCode, given = ''): DayTableFault => ({ row, code, given });
  const written = [day, from, to, name, hours].filter((text): text is string => text !== undefined && text !== '');
  if (written.length === 0) return null;
  const dangerous = written.find((text) => formula.test(text));
  if (dangerous !== undefined) return fault('formula_in_cell', dangerous);
  const begin = writtenDate(from || day || '');
  const end = to ? writtenDate(to) : begin;
  if (begin === null) return fault('date_unreadable', from || day);
  if (end === null) return fault('date_unreadable', to);
  if (end < begin) return fault('range_reversed', to);
  if ((dayOfDateKey(end) ?? 0) - (dayOfDateKey(begin) ?? 0) > longestRange) return fault('range_long', to);
  if (!name) return fault('name_missing');
  const weekday = cell('weekday');
  if (weekday !== '' && !fitsWeekday(begin, weekday)) return fault('weekday_wrong', weekday);
  const open = hoursOf(hours ?? '');
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

const closedWords = ['', 'closed', '休', '休息', '公休', '不營業', '休業', '放假'];
const roundTheClock = ['全天', '24小時', '24h', 'open'];

/**
 * `09:00-12:00, 13:00–18:00`, `closed`, `公休`, empty: closed; `closed 14:00-16:00`, `休 14:00-16:00`: closed in these hours alone. Null where
 * it is none of them.
 */
function hoursOf(text: string): Pick<DatedDays, 'hours' | 'closedHours'> | null {
  const clean = text.normalize('NFKC').trim().toLowerCase();
  if (closedWords.includes(clean)) return { hours: 'closed' };
  if (roundTheClock.includes(clean)) return { hours: [{ open: '00:00', close: '24:00' }] };
  const [, word = '', rest = ''] = /^([^\d\s]+)\s*(\d.*)$/.exec(clean) ?? [];
  const intervals = intervalsOf(word === '' ? clean : rest);
  if (intervals === null || word === '') return intervals && { hours: intervals };
  return closedWords.includes(word) ? { hours: 'closed', closedHours: intervals } : null;
}

/** `09:00-12:00, 13:00-18:00` as intervals; null where one is none. */
export function intervalsOf(text: string): OpenInterval[] | null {
  const intervals = text.split(/[,;、]/).map((part) => intervalOf(part.trim()));
  return intervals.every((interval) => interval !== null) ? intervals : null;
}

function intervalOf(text: string): OpenInterval | null {
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] =
    /^(\d{1,2}):?(\d{2})\s*[-–—~至到]\s*(\d{1,2}):?(\d{2})$/.exec(text) ?? [];
  const open = `${fromHour.padStart(2, '0')}:${fromMinute}`;
  const close = `${toHour.padStart(2, '0')}:${toMinute}`;
  const usable = minutesOf(open, 'open') !== null && minutesOf(close, 'close') !== null && open !== close;
  return usable ? { open, close } : null;
}
