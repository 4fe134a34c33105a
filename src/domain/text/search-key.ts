/**
 * The form in which texts are compared when somebody searches, and in which names must differ: NFKC (full width is half width), without
 * what nobody sees, 臺 as 台, one space for any run of spaces, letters small. The database's `search_key` follows the same rules, so that
 * its columns can be compared with a wish from here; a test holds the two against each other. That is why case is folded in these
 * blocks only (Latin, Greek, Cyrillic, Armenian): a newer Unicode in one of the two would fold letters that the other does not know.
 */
export function searchKey(text: string): string {
  return text
    .replace(spaces, ' ')
    .replace(unseen, '')
    .normalize('NFKC')
    .replace(/ +/g, ' ')
    .replace(/^ | $/g, '')
    .replaceAll('臺', '台')
    .replace(/[A-Z\u00c0-\u058f\u1e00-\u1fff]/g, (letter) => smallLetters.get(letter) ?? letter);
}

const spaces = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** Capital letters with one small letter each. `İ` becomes two characters, and stays. */
const smallLetters = new Map(
  [
    [0x41, 0x5a],
    [0xc0, 0x58f],
    [0x1e00, 0x1fff],
  ].flatMap(([first = 0, last = 0]) =>
    Array.from({ length: last - first + 1 }, (_unused, index) => String.fromCodePoint(first + index))
      .map((letter) => [letter, letter.toLowerCase()] as const)
      .filter(([letter, small]) => small !== letter && small.length === 1),
  ),
);

/** The spellings under which a number (E.164) is found: as it is dialled here, and with its country. */
export function phoneSearchText(number: string): string {
  const digits = number.replace(/\D/g, '');
  return number.startsWith('+886') ? `0${digits.slice(3)}\n${digits}` : digits;
}

/** What somebody types to find something, in the forms that may stand in a search text; any one of them will do. */
export function searchWishes(typed: string): string[] {
  const key = searchKey(typed);
  if (!/^[\d\s().+#-]*\d[\d\s().+#-]*$/.test(key)) return [key];
  const digits = key.replace(/\D/g, '').replace(/^00(?=886)/, '');
  // `+886 02…`: the area's zero is dropped behind a country. Without a plus it may also be the middle of a number.
  const corrected = digits.replace(/^8860/, '0');
  const isSure = /^(?:\+|00)/.test(key);
  const alone = isSure ? corrected : digits;
  const forms = isSure || corrected.length < 4 ? [alone] : [digits, corrected];
  return [...new Set([key, ...forms])];
}

/** Whether a search text (keys of `searchKey`, and `phoneSearchText`) holds what somebody typed. */
export function isFound(text: string, wishes: readonly string[]): boolean {
  return wishes.some((wish) => text.includes(wish));
}
