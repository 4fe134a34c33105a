import { halfWidth, type SensitiveSpan } from './sensitive-span.ts';

interface Issuer {
  /** First and last number that begins a card of this issuer, of the same count of digits. */
  prefixes: readonly (readonly [number, number])[];
  lengths: readonly number[];
}

/** Ranges of ISO/IEC 7812 issuers whose cards people in Taiwan carry. */
const issuers: readonly Issuer[] = [
  { prefixes: [[4, 4]], lengths: [13, 16, 19] },
  {
    prefixes: [
      [51, 55],
      [2221, 2720],
    ],
    lengths: [16],
  },
  {
    prefixes: [
      [34, 34],
      [37, 37],
    ],
    lengths: [15],
  },
  { prefixes: [[3528, 3589]], lengths: [16, 17, 18, 19] },
  {
    prefixes: [
      [6011, 6011],
      [644, 649],
      [65, 65],
    ],
    lengths: [16, 17, 18, 19],
  },
  {
    prefixes: [
      [62, 62],
      [81, 81],
    ],
    lengths: [16, 17, 18, 19],
  },
  {
    prefixes: [
      [300, 305],
      [309, 309],
      [36, 36],
      [38, 39],
    ],
    lengths: [14, 16, 17, 18, 19],
  },
  {
    prefixes: [
      [5018, 5018],
      [5020, 5020],
      [5038, 5038],
      [5893, 5893],
      [6304, 6304],
      [6759, 6759],
      [6761, 6763],
    ],
    lengths: [13, 14, 15, 16, 17, 18, 19],
  },
];

function isIssued(digits: string): boolean {
  return issuers.some(
    ({ prefixes, lengths }) =>
      lengths.includes(digits.length) &&
      prefixes.some(([first, last]) => {
        const start = Number(digits.slice(0, String(first).length));
        return start >= first && start <= last;
      }),
  );
}

/** The check digit of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Groups of digits with at most two separating signs between them, not part of a longer word or number. */
const run = /(?<![A-Za-z0-9.+])\d+(?:[ ./_-]{1,2}\d+)*(?![A-Za-z0-9])/g;
const shortest = 13;
const longest = 19;
/** A product's bar code of Taiwan (471…) has the length of old Visa numbers, and one in ten passes the check. */
const barcodeWord = /條碼|barcode|ean|gtin/i;
const cardWord = /卡號|信用卡|金融卡|card/i;
const wordReach = 16;

/**
 * Card numbers: check digit, length and issuer's range together, whatever groups they are written in. In a run of several
 * numbers (an expiry date behind, an order number in front) every stretch of whole groups is tried.
 */
export function cardNumbers(text: string): SensitiveSpan[] {
  const plain = halfWidth(text);
  return [...plain.matchAll(run)].flatMap((match) => {
    const before = plain.slice(Math.max(0, match.index - wordReach), match.index);
    return cardsIn(match[0], match.index)
      .filter(({ from, to }) => !isBarcode(plain.slice(from, to), before))
      .map((span) => ({
        ...span,
        kind: 'card_number' as const,
        isAnnounced: cardWord.test(before),
      }));
  });
}

function isBarcode(value: string, before: string): boolean {
  return value.length === 13 && value.startsWith('471') && !cardWord.test(before) && barcodeWord.test(before);
}

function cardsIn(digitsAndSigns: string, offset: number): { from: number; to: number }[] {
  const groups = [...digitsAndSigns.matchAll(/\d+/g)].map((group) => ({ digits: group[0], from: group.index }));
  const found: { from: number; to: number }[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const end = longestCardFrom(groups, first);
    if (end === null) continue;
    const last = groups[end];
    found.push({
      from: offset + (groups[first]?.from ?? 0),
      to: offset + (last?.from ?? 0) + (last?.digits.length ?? 0),
    });
    first = end;
  }
  return found;
}

/** The last group of the longest card number that begins with a group; null if none does. */
function longestCardFrom(groups: readonly { digits: string }[], first: number): number | null {
  let digits = '';
  let end: number | null = null;
  for (let index = first; index < groups.length; index += 1) {
    digits += groups[index]?.digits ?? '';
    if (digits.length > longest) break;
    if (digits.length >= shortest && isIssued(digits) && passesLuhn(digits)) end = index;
  }
  return end;
}
