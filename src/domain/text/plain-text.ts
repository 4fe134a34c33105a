/** White space that breaks a line or jumps; within a name it becomes one space. */
const breaks = /[\t-\r\u0085\u2028\u2029]+/gu;
/**
 * Spaces that look like a plain one but are not (no-break, thin, en, em …). The ideographic space is as wide as a
 * character and stays.
 */
const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu;

/**
 * Invisible characters that are not part of a visible one: control characters, joiners, variation selectors, soft
 * hyphens, marks and overrides of direction, tags, fillers (Unicode's Default_Ignorable_Code_Point). Text can hide behind
 * them, and two names that look the same would differ.
 */
const invisible = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/u;

/** Letters of scripts that change their shape next to a joiner; marks of these scripts that nobody sees (U+061C, U+180E) are none. */
const joined =
  '(?!\\p{Default_Ignorable_Code_Point})[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}]';
/**
 * Where an invisible character is part of a visible one: 👩‍💻, ❤️, rare forms of a Han character in a name (葛󠄀), Persian.
 */
const needed = [
  '(?<=\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier})?)\\u200d(?=\\p{Extended_Pictographic})',
  `(?<=${joined})[\\u200c\\u200d](?=${joined})`,
  '(?<=[\\p{Emoji}\\p{Script=Han}])[\\ufe00-\\ufe0f]',
  '(?<=\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]',
].join('|');
const partsToJudge = new RegExp(`(${needed})|${invisible.source}`, 'gu');

function withoutInvisible(text: string): string {
  return text.replace(partsToJudge, (_part, kept: string | undefined) => kept ?? '').normalize('NFC');
}

/**
 * Cleans text of one line (a name, a reason, a subject) before it is stored: NFC, nothing invisible, no line breaks,
 * trimmed.
 */
export function plainLine(text: string): string {
  return withoutInvisible(text.replace(breaks, ' ').replace(oddSpaces, ' ')).trim();
}

/** Cleans text of many lines before it is stored: like one line, but line breaks (as `\n`) and tabs stay. */
export function plainLines(text: string): string {
  const lines = text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n').replace(oddSpaces, ' ');
  const parts = lines
    .split(/([\n\t])/u)
    .map((part) => (part === '\n' || part === '\t' ? part : withoutInvisible(part)));
  return parts.join('').trim();
}

/**
 * Whether anything in a text is visible: a letter, digit, mark of writing or picture. Spaces, accents alone and U+2800
 * are blank.
 */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replaceAll('\u2800', ''));
}

/** How many characters a text has, as PostgreSQL counts them (`char_length`): code points, so that 𠮷 and 😀 are one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _character of text) length += 1;
  return length;
}
