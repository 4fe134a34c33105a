import { halfWidth, type SensitiveKind, type SensitiveSpan } from './sensitive-span.ts';

/** The two digits of each first letter, by the place of first registration (內政部, the national identification number). */
const letters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

function codeOf(letter: string): number {
  return letters.indexOf(letter) + 10;
}

/** The weighted sum of a number must be a multiple of ten; the second place may be a letter, of which the last digit counts. */
function hasValidChecksum(number: string): boolean {
  const first = codeOf(number[0] ?? '');
  const second = number[1] ?? '';
  const digits = [/\d/.test(second) ? Number(second) : codeOf(second) % 10, ...number.slice(2)].map(Number);
  const weights = [8, 7, 6, 5, 4, 3, 2, 1, 1];
  const sum = digits.reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0);
  return (Math.floor(first / 10) + (first % 10) * 9 + sum) % 10 === 0;
}

/** Letter, then a digit (1, 2: citizens; 8, 9: residents) or A to D (residence numbers before 2021), then eight digits. */
const form = /(?<![A-Za-z0-9])([A-Z])[ .-]?([1289A-D])((?:[ .-]?\d){8})(?![A-Za-z0-9])/gi;
/** Two letters and eight digits beside such a word are an invoice's number. */
const invoiceWord = /發票|字軌|invoice|訂單|order/i;
/** How far in front of a number a word that names it may stand, in UTF-16 units. */
const wordReach = 16;

const announced =
  /(身[分份]證(?:統一編號|字號|號碼|號)?|統一證號|居留證(?:統一證號|號碼|號)?|national id(?:entity)?|id(?: card)?(?: number| no\.?)?|arc(?: number| no\.?)?|residence (?:permit|number|certificate)(?: number| no\.?)?)[^A-Za-z0-9\n]{0,6}(?:是|為|is|=)?[^A-Za-z0-9\n]{0,4}([A-Z][ .-]?[A-Z0-9](?:[ .-]?\d){8})(?![A-Za-z0-9])/gi;

function kindOf(second: string): SensitiveKind {
  return /[12]/.test(second) ? 'national_id' : 'residence_number';
}

/**
 * National identification and residence numbers: by their checksum, in any case and width, and whatever follows a word that
 * announces one. Invoice numbers (two letters, eight digits) stay unless they pass for a residence number of before 2021
 * with no word for an invoice in front.
 */
export function taiwanNumbers(text: string): SensitiveSpan[] {
  const plain = halfWidth(text);
  const spans: SensitiveSpan[] = [];
  for (const match of plain.matchAll(announced)) {
    const value = match[2] ?? '';
    const to = match.index + match[0].length;
    const isResidence =
      /居留|arc|residence|統一證號/i.test(match[1] ?? '') || /[89A-Z]/i.test(value.replace(/[ .-]/g, '')[1] ?? '');
    spans.push({
      kind: isResidence ? 'residence_number' : 'national_id',
      from: to - value.length,
      to,
      isAnnounced: true,
    });
  }
  for (const match of plain.matchAll(form)) {
    const number = match[0].replace(/[ .-]/g, '').toUpperCase();
    const before = plain.slice(Math.max(0, match.index - wordReach), match.index);
    const isInvoice = /[A-D]/.test(number[1] ?? '') && invoiceWord.test(before);
    if (isInvoice || !hasValidChecksum(number)) continue;
    spans.push({
      kind: kindOf(number[1] ?? ''),
      from: match.index,
      to: match.index + match[0].length,
      isAnnounced: false,
    });
  }
  return spans;
}
