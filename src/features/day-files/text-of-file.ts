import { isUtf8 } from 'node:buffer';
import { invalidInput } from '../../shared/app-error.ts';

export type Encoding = 'utf-8' | 'big5' | 'utf-16le';

/** What a file was to be that is no text. */
export type NoText = 'not_a_day_file' | 'not_a_table';

/** How Excel's own files begin, new and old (also Numbers' and OpenDocument's). */
const workbooks = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])];

/**
 * The text of a file as programs in Taiwan write it: UTF-8, UTF-16 with its mark, or Big5.
 * @throws AppError `invalid_input`: `noText`, `workbook_file`, `mixed_encodings`.
 */
export function textOf(bytes: Buffer, noText: NoText = 'not_a_day_file'): { text: string; encoding: Encoding } {
  if (workbooks.some((mark) => bytes.subarray(0, mark.length).equals(mark)))
    throw invalidInput([{ path: 'file', code: 'workbook_file', message: '' }]);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (isWide) return { text: decodeAs('utf-16le', bytes, noText), encoding: 'utf-16le' };
  if (isUtf8(bytes)) return { text: decodeAs('utf-8', bytes, noText), encoding: 'utf-8' };
  const foreign = firstLineInUtf8(bytes);
  if (foreign !== null) throw invalidInput([{ path: 'file', code: 'mixed_encodings', message: String(foreign) }]);
  return { text: decodeAs('big5', bytes, noText), encoding: 'big5' };
}

function decodeAs(encoding: Encoding, bytes: Buffer, noText: NoText): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw invalidInput([{ path: 'file', code: noText, message: '' }]);
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
