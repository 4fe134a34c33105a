/**
 * Returns the form in which texts are compared in searches and in which names must be unique: NFKC (full width is half
 * width), without invisible characters, 臺 as 台, one space for any run of spaces, lower case. The database's `search_key`
 * follows the same rules, so that its columns can be compared with a query from here; a test compares the two.
 * Case is folded in these blocks only (Latin, Greek, Cyrillic, Armenian), because one of the two might know letters of a
 * newer Unicode that the other does not.
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

/** Capital letters with exactly one small letter. `İ` becomes two characters and stays. */
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

/** The spellings under which a number (E.164) is found: as dialled here, and with its country code. */
export function phoneSearchText(number: string): string {
  const digits = number.replace(/\D/g, '');
  return number.startsWith('+886') ? `0${digits.slice(3)}\n${digits}` : digits;
}

/** The forms in which a typed query may stand in a search text; any one of them may match. */
export function searchWishes(typed: string): string[] {
  const key = searchKey(typed);
  if (!/^[\d\s().+#-]*\d[\d\s().+#-]*$/.test(key)) return [key];
  const digits = key.replace(/\D/g, '').replace(/^00(?=886)/, '');
  // `+886 02…`: the area's zero is dropped after a country code. Without a plus it may also be the middle of a number.
  const corrected = digits.replace(/^8860/, '0');
  const isSure = /^(?:\+|00)/.test(key);
  const alone = isSure ? corrected : digits;
  const forms = isSure || corrected.length < 4 ? [alone] : [digits, corrected];
  return [...new Set([key, ...forms])];
}

/** Whether a search text (keys of `searchKey` and `phoneSearchText`) contains what somebody typed. */
export function isFound(text: string, wishes: readonly string[]): boolean {
  return wishes.some((wish) => text.includes(wish));
}
