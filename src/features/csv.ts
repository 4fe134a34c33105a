/** Excel reads a file as UTF-8 only when it begins with this mark. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet takes for a formula, also in the wide characters of Chinese and Japanese keyboards. */
const formulaStart = /^[\s\0]*[=+\-@＝＋－＠]/;

/** Also what looks like a guarded formula is guarded, so that a text reads back as it was. */
const guardedStart = /^'*[\s\0]*[=+\-@＝＋－＠]/;

export function isFormula(text: string): boolean {
  return formulaStart.test(text);
}

/** The text of a cell that `csvLine` wrote: without the apostrophe in front of what looks like a formula. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && guardedStart.test(cell) ? cell.slice(1) : cell;
}

/** One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = guardedStart.test(value) ? `'${value}` : value;
  // Where lists are parted by semicolons, a spreadsheet would split a cell that is not quoted.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
