import { say } from '../contract/words/say.ts';
import {
  type CustomerColumn,
  cellWords,
  type LineColumn,
  type TableFaultCode,
  tableFaultWords,
} from '../contract/words/tables.ts';
import type { Sentence } from '../contract/words/wording.ts';
import type { Language } from '../deps.ts';
import type { TableRow } from '../domain/line/day-table.ts';
import { type MaskingTerms, maskText } from '../domain/text/sensitive/mask-text.ts';
import type { FieldError } from '../shared/app-error.ts';
import { isFormula, unguarded } from './csv.ts';

/** A row's cells by column; a column that the file does not have is absent. */
export type Cells<Column extends string> = Partial<Record<Column, string>>;

/** The file's columns by their heads in either language, in any spelling of blanks, capitals and width. */
export function columnsByHead<Column extends string>(
  heads: Record<Column, Sentence>,
  given: readonly string[],
): Cells<Column> {
  const columns: Cells<Column> = {};
  for (const [column, names] of Object.entries(heads) as [Column, Sentence][]) {
    const known = [column, names.en, names['zh-TW']].map(headKey);
    const found = given.find((head) => known.includes(headKey(head)));
    if (found !== undefined) columns[column] = found;
  }
  return columns;
}

function headKey(head: string): string {
  return head
    .normalize('NFKC')
    .replace(/[\s_-]/g, '')
    .toLowerCase();
}

/** Rows whose cells under some heads have their sensitive values masked, as free text of a form has (docs/rules.md#sensitive-data). */
export function maskedRows(
  rows: readonly TableRow[],
  heads: readonly (string | undefined)[],
  { tagOf }: Pick<MaskingTerms, 'tagOf'>,
): TableRow[] {
  const free = heads.filter((head) => head !== undefined);
  return rows.map((row) => {
    const masked = free.map((head) => [head, maskText(row.cells[head] ?? '', { tagOf }).text]);
    return { ...row, cells: { ...row.cells, ...Object.fromEntries(masked) } };
  });
}

/** The cells of a row, trimmed and as they were before an export guarded them, and which of them a spreadsheet would run. */
export function cellsOf<Column extends string>(
  columns: Cells<Column>,
  { cells }: TableRow,
  { language, numbers = [] }: { language: Language; numbers?: readonly Column[] },
): { cells: Cells<Column>; faults: FieldError[] } {
  const read: Cells<Column> = {};
  const faults: FieldError[] = [];
  for (const [column, head] of Object.entries(columns) as [Column, string][]) {
    const written = (cells[head] ?? '').trim();
    const isNumber = numbers.includes(column) && /^[+＋]/.test(written);
    if (isFormula(written) && !isNumber)
      faults.push(tableFault(column, 'formula_in_cell', language, { given: written }));
    read[column] = unguarded(written);
  }
  return { cells: read, faults };
}

export function tableFault(
  path: string,
  code: TableFaultCode,
  language: Language,
  values: Record<string, string | number>,
): FieldError {
  return { path, code, message: say(tableFaultWords[code], language, values) };
}

/** The code that a cell means; what is no code and no word of one stays as it is. */
export function codeOf(column: LineColumn | CustomerColumn, cell: string): string {
  const key = headKey(cell);
  const known = Object.entries(cellWords[column] ?? {}).find(([code, words]) =>
    [code, words.en, words['zh-TW']].some((word) => headKey(word) === key),
  );
  return known?.[0] ?? cell;
}

/** A code as a cell says it. */
export function wordOf(column: LineColumn | CustomerColumn, code: string, language: Language): string {
  return cellWords[column]?.[code]?.[language] ?? code;
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
