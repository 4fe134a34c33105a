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

/** No figure, month or unit that a notice writes as one sign is longer. */
const longestFold = 4;
const invisible = /[\p{Cf}\p{Mn}]/u;
const lineEnd = /[\n\r\v\f\u0085\u2028\u2029]/;
const wordlike = /[0-9A-Za-z]/;

/** A sign that stands for a whole phrase (U+FDFA for 18 letters) stays one character, so that a text grows little. */
function foldedOf(character: string): string {
  const folded = character.normalize('NFKC');
  return folded.length > longestFold ? character : folded;
}

function written(character: string): string {
  if (invisible.test(character)) return '';
  if (lineEnd.test(character)) return '\n';
  const folded = foldedOf(character);
  if (/^\s+$/.test(folded)) return ' ';
  return [...folded].map((each) => sameAs[each] ?? each).join('');
}

interface Piece {
  character: string;
  at: number;
  end: number;
}

/** Keeps a blank only between two figures or letters. Goes from behind, so that what follows a blank is known when it is reached. */
function withoutBlanks(pieces: readonly Piece[]): Piece[] {
  let after = '';
  const kept = pieces.toReversed().filter(({ character }, fromEnd) => {
    if (character !== ' ') {
      after = character;
      return true;
    }
    const before = pieces[pieces.length - fromEnd - 2]?.character ?? '';
    return wordlike.test(before) && wordlike.test(after);
  });
  return kept.reverse();
}

/**
 * Folds full-width figures, letters and signs, 台 into 臺, and drops invisible characters and blanks (a blank between two figures or Latin
 * letters stays, because it parts them). Lines stay lines.
 */
export function cleanText(given: string): CleanText {
  const kept: Piece[] = [];
  let offset = 0;
  for (const character of given) {
    const end = offset + character.length;
    for (const each of written(character).split('')) kept.push({ character: each, at: offset, end });
    offset = end;
  }
  const parts = withoutBlanks(kept);
  return {
    text: parts.map(({ character }) => character).join(''),
    at: [...parts.map(({ at }) => at), given.length],
    ends: [...parts.map(({ end }) => end), given.length],
  };
}
