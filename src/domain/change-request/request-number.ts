/** Crockford's base 32: without letters that are easily read, heard or typed as another (I, L, O, U). */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number that people use for a request on the phone and in mails: `R-7K3M-Q2XD`. It is made of the last 40 random
 * bits of the id, so that nothing has to be counted and nobody learns how many requests exist. It is unique enough among
 * a customer's requests (a collision has one chance in a million with 1,500 of them); programs use the id.
 */
export function requestNumber(id: string): string {
  // 40 bits: a number holds them exactly.
  let tail = Number.parseInt(id.slice(-10), 16);
  let text = '';
  for (let place = 0; place < 8; place += 1) {
    text = digits[tail % 32] + text;
    tail = Math.floor(tail / 32);
  }
  return `R-${text.slice(0, 4)}-${text.slice(4)}`;
}

/**
 * Patterns for the last ten hexadecimal digits of an id that match a typed number or one of its halves, with `_` for any
 * digit. Small letters, blanks, O for 0 and I or L for 1 are accepted. Empty when it cannot be a number of ours.
 */
export function requestNumberPatterns(typed: string): string[] {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
  const text = letters
    .replace(/^R(?=(?:.{4}){1,2}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^(?:[0-9A-HJKMNP-TV-Z]{4}){1,2}$/.test(text)) return [];
  const value = [...text].reduce((sum, digit) => sum * 32 + digits.indexOf(digit), 0);
  const hex = value.toString(16).padStart((text.length / 4) * 5, '0');
  return text.length === 8 ? [hex] : [`${hex}_____`, `_____${hex}`];
}
