/** A notice's text in one form of writing, with the place of every character in the text as it was given. */
export interface CleanText {
  text: string;
  /** `at[i]`: where character `i` begins in the given text, in UTF-16 units; the last entry is its length. */
  at: readonly number[];
  /** `ends[i]`: where character `i` ends in the given text. */
  ends: readonly number[];
}

/** Different characters with one meaning in notices. Quotation marks mean nothing there. */
const sameAs: Readonly<Record<string, string>> = {
  台: '臺',
  佈: '布',
  周: '週',
  '︰': ':',
  '–': '-',
  '—': '-',
  '−': '-',
  '〜': '~',
  '∼': '~',
  '∕': '/',
  '⁄': '/',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '「': '',
  '」': '',
  '『': '',
  '』': '',
  '“': '',
  '”': '',
  '"': '',
};

const invisible = /[\p{Cf}\p{Mn}]/u;
const lineEnd = /[\n\r\v\f\u0085\u2028\u2029]/;
const wordlike = /[0-9A-Za-z]/;

function written(character: string): string {
  if (invisible.test(character)) return '';
  if (lineEnd.test(character)) return '\n';
  const folded = character.normalize('NFKC');
  if (/^\s+$/.test(folded)) return ' ';
  return [...folded].map((each) => sameAs[each] ?? each).join('');
}

/**
 * Folds full-width figures, letters and signs, 台 into 臺, and drops invisible characters and blanks (a blank between two figures or Latin
 * letters stays, because it parts them). Lines stay lines.
 */
export function cleanText(given: string): CleanText {
  const kept: { character: string; at: number; end: number }[] = [];
  let offset = 0;
  for (const character of given) {
    const end = offset + character.length;
    for (const each of written(character).split('')) kept.push({ character: each, at: offset, end });
    offset = end;
  }
  const parts = kept.filter(({ character }, index) => {
    if (character !== ' ') return true;
    const before = kept[index - 1]?.character ?? '';
    const after = kept.slice(index + 1).find((next) => next.character !== ' ')?.character ?? '';
    return wordlike.test(before) && wordlike.test(after);
  });
  return {
    text: parts.map(({ character }) => character).join(''),
    at: [...parts.map(({ at }) => at), given.length],
    ends: [...parts.map(({ end }) => end), given.length],
  };
}
