import { CsvError, parse } from 'csv-parse/sync';
import type { TableRow } from '../../domain/line/day-table.ts';
import { invalidInput } from '../../shared/app-error.ts';
import { type Encoding, type NoText, textOf } from './text-of-file.ts';

interface Table {
  encoding: Encoding;
  columns: string[];
  rows: TableRow[];
}

/** Lines that may stand above the heads: a title, the company, an empty line. */
const mostTitles = 10;

/**
 * Reads a CSV file as Excel writes it in Taiwan: UTF-8 with or without its mark, Big5, or "Unicode text" (UTF-16 with tabs); with semicolons
 * where its system's list separator is one. With `isHead`, lines above the first that has such heads are no part of the table.
 * @throws AppError `invalid_input`: `noText`, `workbook_file`, `mixed_encodings`, `equal_columns`, `table_unreadable`.
 */
export function readTable(
  bytes: Buffer,
  { noText, isHead }: { noText?: NoText; isHead?: (cells: string[]) => boolean } = {},
): Table {
  const { text: whole, encoding } = textOf(bytes, noText);
  const titles = isHead ? titleLines(whole, isHead) : [];
  const text = whole.slice(titles.join('').length);
  let columns: string[] = [];
  const records = parsed(text, (heads) => {
    columns = heads.map((head) => head.trim());
    const twice = columns.find((head, place) => head !== '' && columns.indexOf(head) < place);
    if (twice !== undefined) throw invalidInput([{ path: 'file', code: 'equal_columns', message: twice }]);
    return columns;
  });
  return {
    encoding,
    columns,
    rows: records.map(({ record, info }) => ({ row: info.lines + titles.length, cells: record })),
  };
}

/** The lines above the heads, with their ends; none where no line near the top has such heads. */
function titleLines(text: string, isHead: (cells: string[]) => boolean): string[] {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/, mostTitles + 1);
  const head = lines.findIndex((line) => isHead(cellsOf(line)));
  return lines.slice(0, Math.max(0, head));
}

function cellsOf(line: string): string[] {
  try {
    const [cells = []] = parse(line, { bom: true, delimiter: delimiterOf(line), trim: true }) as string[][];
    return cells;
  } catch {
    // A line with half of a quoted cell is no head.
    return [];
  }
}

type Parsed = { record: Record<string, string>; info: { lines: number } };

function parsed(text: string, columns: (heads: string[]) => string[]): Parsed[] {
  try {
    return parse(text, {
      bom: true,
      columns,
      delimiter: delimiterOf(text),
      info: true,
      max_record_size: 20_000,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalidInput([{ path: 'file', code: 'table_unreadable', message: String(error.lines ?? 1) }]);
  }
}

/** The heads have none of the other two. */
function delimiterOf(text: string): string {
  const [heads = ''] = text.split(/[\r\n]/, 1);
  if (heads.includes('\t')) return '\t';
  return heads.includes(';') && !heads.includes(',') ? ';' : ',';
}
