import { type Encoding, textOf } from '../text-of-file.ts';

/** A line of a calendar with its folds undone, and the line of the file on which it begins. */
export interface CalendarLine {
  row: number;
  text: string;
}

/** Whether a file is a calendar, by its first word. */
export function isCalendar(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 400);
  const text = isWide(head) ? head.toString('utf16le') : head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  return /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text);
}

/**
 * The lines of a calendar, ended by CR LF, LF or CR. Folds are undone on the bytes, because many programs fold within a character.
 * @throws AppError `invalid_input`: `not_a_day_file`, `workbook_file`, `mixed_encodings`.
 */
export function calendarLines(bytes: Buffer): { lines: CalendarLine[]; encoding: Encoding } {
  if (isWide(bytes)) {
    const { text, encoding } = textOf(bytes);
    return { lines: unfolded(text), encoding };
  }
  const folded = unfolded(bytes.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''));
  // Each line stays on its row, so that a refusal names the row of the file.
  const rows: string[] = [];
  for (const { row, text } of folded) rows[row - 1] = text;
  const { text, encoding } = textOf(Buffer.from(rows.join('\n'), 'latin1'));
  const texts = text.split('\n');
  return { lines: folded.map(({ row }) => ({ row, text: texts[row - 1] ?? '' })), encoding };
}

function isWide(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}

/** Outlook folds with tabs; some programs end a line with CR CR LF. Blank lines are left out. */
function unfolded(text: string): CalendarLine[] {
  const lines: { row: number; parts: string[] }[] = [];
  for (const [place, part] of text.split(/\r{0,2}\n|\r/).entries()) {
    const last = lines.at(-1);
    const continues = part.startsWith(' ') || part.startsWith('\t');
    if (last !== undefined && continues) last.parts.push(part.slice(1));
    else if (!/^[ \t]*$/.test(part)) lines.push({ row: place + 1, parts: [part] });
  }
  return lines.map(({ row, parts }) => ({ row, text: parts.join('').replace(/^[ \t]+/, '') }));
}
