import { CsvError, parse } from 'csv-parse/sync';
import type { TableRow } from '../../domain/line/day-table.ts';
import { invalidInput } from '../../shared/app-error.ts';
import { type Encoding, type NoText, textOf } from './text-of-file.ts';

interface Table {
  encoding: Encoding;
  columns: string[];
  rows: TableRow[];
}

/**
 * Reads a CSV file as Excel writes it in Taiwan: UTF-8 with or without its mark, Big5, or "Unicode text" (UTF-16 with tabs); with semicolons
 * where its system's list separator is one.
 * @throws AppError `invalid_input`: `noText`, `mixed_encodings`, `equal_columns`, `table_unreadable`.
 */
export function readTable(bytes: Buffer, noText?: NoText): Table {
  const { text, encoding } = textOf(bytes, noText);
  let columns: string[] = [];
  const records = parsed(text, (heads) => {
    columns = heads.map((head) => head.trim());
    const twice = columns.find((head, place) => head !== '' && columns.indexOf(head) < place);
    if (twice !== undefined) throw invalidInput([{ path: 'file', code: 'equal_columns', message: twice }]);
    return columns;
  });
  return { encoding, columns, rows: records.map(({ record, info }) => ({ row: info.lines, cells: record })) };
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
