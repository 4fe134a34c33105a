import type { CalendarFormat } from '../../contract/calendar.contract.ts';
import { completeYear, type OfficialDay } from '../../domain/calendar/read-official-table.ts';
import { datesOf } from '../../domain/line/day-ranges.ts';
import { invalidInput } from '../../shared/app-error.ts';
import { isCalendar } from '../day-files/icalendar/calendar-lines.ts';
import { importCalendar } from '../day-files/icalendar/import-calendar.ts';
import { readTable } from '../day-files/read-table.ts';
import { type Encoding, textOf } from '../day-files/text-of-file.ts';

export interface CalendarFile {
  format: CalendarFormat;
  encoding: Encoding;
  days: OfficialDay[];
}

/** Columns by their heads, never by their place: the government's own, its older ones, and those of copies as JSON. */
const heads = {
  date: ['西元日期', '日期', 'date'],
  off: ['是否放假', 'isholiday'],
  weekday: ['星期', 'week'],
  name: ['備註', '中文說明', '名稱', 'description', 'name', 'caption'],
} as const;
type Column = keyof typeof heads;

/**
 * Reads one year of the government's office calendar: CSV in both known layouts, JSON, iCalendar; UTF-8, Big5, UTF-16.
 * @throws AppError `invalid_input` for a file that is none of them or cannot be read as a whole.
 */
export function readCalendarFile(file: Buffer): CalendarFile {
  if (isCalendar(file)) return readEvents(file);
  const json = jsonOf(file);
  if (json)
    return { format: 'json', encoding: 'utf-8', days: daysOf(json.map((cells, place) => ({ row: place + 1, cells }))) };
  const { encoding, rows } = readTable(file);
  return { format: 'csv', encoding, days: daysOf(rows) };
}

interface Row {
  row: number;
  cells: Readonly<Record<string, string>>;
}

/** The older layout lists days off and make-up days alone, so the year is completed by its weekends. */
function daysOf(rows: readonly Row[]): OfficialDay[] {
  const columns = columnsOf(Object.keys(rows[0]?.cells ?? {}));
  if (columns.date === undefined || columns.off === undefined) throw notACalendar();
  const days = rows.map(({ row, cells }) => {
    const cell = (column: Column) => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim());
    return { row, date: cell('date'), off: offOf(cell('off')), weekday: cell('weekday'), name: cell('name') };
  });
  return columns.weekday === undefined ? completeYear(days) : days;
}

function columnsOf(given: readonly string[]): Partial<Record<Column, string>> {
  const columns: Partial<Record<Column, string>> = {};
  for (const [column, names] of Object.entries(heads) as [Column, readonly string[]][]) {
    const found = names.flatMap((name) => given.filter((head) => head.normalize('NFKC').trim().toLowerCase() === name));
    columns[column] = found[0];
  }
  return columns;
}

function offOf(written: string): string {
  const known: Record<string, string> = { true: '2', false: '0' };
  return known[written.toLowerCase()] ?? written;
}

/** Null for a file that is no JSON. @throws AppError `invalid_input` for JSON of another shape. */
function jsonOf(file: Buffer): Record<string, string>[] | null {
  if (
    !/^\s*[[{]/.test(
      file
        .subarray(0, 64)
        .toString('latin1')
        .replace(/^\u00ef\u00bb\u00bf/, ''),
    )
  )
    return null;
  try {
    const value: unknown = JSON.parse(textOf(file).text.replace(/^\uFEFF/, ''));
    if (!Array.isArray(value) || !value.every((each) => each !== null && typeof each === 'object'))
      throw notACalendar();
    return value.map((each: object) =>
      Object.fromEntries(Object.entries(each).map(([name, cell]) => [name, String(cell ?? '')])),
    );
  } catch (error) {
    if (error instanceof SyntaxError) throw notACalendar();
    throw error;
  }
}

/** A calendar of days off: make-up days say so in their name; the rest of the year is its weekends. */
function readEvents(file: Buffer): CalendarFile {
  const window = { from: '2000-01-01', to: '2099-12-31' };
  const { encoding, days } = importCalendar(file, { timeZone: 'Asia/Taipei', window });
  const listed = days.flatMap((range) =>
    datesOf(range).map((date) => {
      const worked = /補行?上班|補班/.test(range.name);
      return { row: 0, date, off: worked ? '0' : '2', weekday: '', name: worked ? '' : range.name };
    }),
  );
  return { format: 'icalendar', encoding, days: completeYear(listed) };
}

function notACalendar() {
  return invalidInput([{ path: 'file', code: 'not_an_office_calendar', message: '' }]);
}
