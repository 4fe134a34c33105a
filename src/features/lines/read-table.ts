import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import type { TableRow } from '../../domain/line/day-table.ts';
import { invalidInput } from '../../shared/app-error.ts';

interface Table {
  encoding: 'utf-8' | 'big5' | 'utf-16le';
  columns: string[];
  rows: TableRow[];
}

/**
 * Reads a CSV file as Excel writes it in Taiwan: UTF-8 with or without its mark, Big5, or "Unicode text" (UTF-16 with tabs).
 * @throws AppError `invalid_input`: `not_a_day_file`, `mixed_encodings`, `equal_columns`, `table_unreadable`.
 */
export function readTable(bytes: Buffer): Table {
  const { text, encoding } = decode(bytes);
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
  const [firstLine = ''] = text.split('\n', 1);
  try {
    return parse(text, {
      bom: true,
      columns,
      delimiter: firstLine.includes('\t') ? '\t' : ',',
      info: true,
      max_record_size: 20_000,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalidInput([{ path: 'file', code: 'table_unreadable', message: String(error.lines ?? 1) }]);
  }
}

function decode(bytes: Buffer): { text: string; encoding: Table['encoding'] } {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (isWide) return { text: decodeAs('utf-16le', bytes), encoding: 'utf-16le' };
  if (isUtf8(bytes)) return { text: decodeAs('utf-8', bytes), encoding: 'utf-8' };
  const foreign = firstLineInUtf8(bytes);
  if (foreign !== null) throw invalidInput([{ path: 'file', code: 'mixed_encodings', message: String(foreign) }]);
  return { text: decodeAs('big5', bytes), encoding: 'big5' };
}

function decodeAs(encoding: Table['encoding'], bytes: Buffer): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw invalidInput([{ path: 'file', code: 'not_a_day_file', message: '' }]);
  }
}

/** Of a file that is not UTF-8 as a whole, the first line that is, other than in plain letters; null where none is. */
function firstLineInUtf8(bytes: Buffer): number | null {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (isUtf8(part) && part.some((byte) => byte > 0x7f)) return line;
    start += part.length + 1;
  }
  return null;
}
