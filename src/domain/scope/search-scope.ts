import type { ScopeTopic } from './scope-topic.ts';

const han = /\p{Script=Han}/u;
/** Words that stand in every question, and say nothing about its topic. */
const idle = new Set(
  'a an and are at be can could did do does for from get have how i in is it me my need of on or our please the this to want we what when where why will with would you your'.split(
    ' ',
  ),
);
/** A topic with less than this is no answer. */
const least = 1.4;

interface Question {
  words: string[];
  /** Without spaces: Chinese has none, and people put some in between. */
  run: string;
}

/** What people say in many ways and mean alike; both sides of a comparison go through it. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/更換|變更|更改|修改|調整|更新|改|換/g, '換'],
  [/(?:中秋|端午|清明|國慶|雙十|元旦|除夕|跨年|勞動節|聖誕|耶誕)節?/g, '假日'],
  [
    /\b(?:christmas|(?:mid-?autumn|moon|dragon boat) festival|tomb ?sweeping day|new year(?:'?s (?:eve|day))?)\b/g,
    'holiday',
  ],
];

function plain(text: string): string {
  const said = text.normalize('NFKC').toLowerCase();
  return alike
    .reduce((rest, [ways, word]) => rest.replace(ways, word), said)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Enough for plurals and the usual endings; both sides of a comparison go through it. */
function stem(word: string): string {
  const short = word.replace(/(ings?|ed|es|s)$/, '');
  const kept = short.length >= 3 ? short : word;
  return kept.replace(/(.)\1$/, '$1').replace(/e$/, '');
}

function wordsOf(text: string): string[] {
  return text
    .split(' ')
    .filter((word) => word !== '' && !han.test(word) && !idle.has(word))
    .map(stem);
}

function read(text: string): Question {
  const clean = plain(text);
  // A Latin word inside Chinese text counts as a word of its own.
  const parted = clean.replace(/\p{Script=Han}+/gu, ' ');
  return { words: wordsOf(parted.trim().replace(/ +/g, ' ')), run: clean.replace(/ /g, '') };
}

function pieces(text: string, length: number): Set<string> {
  const found = new Set<string>();
  for (let place = 0; place + length <= text.length; place += 1) found.add(text.slice(place, place + length));
  return found;
}

/** How much of the pieces both have, from 0 to 1. */
function likeness(one: string, other: string, length: number): number {
  const [left, right] = [pieces(one, length), pieces(other, length)];
  const shared = [...left].filter((piece) => right.has(piece)).length;
  return shared === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

/** The same word, or one that was mistyped. */
function isWord(typed: string, wanted: string): boolean {
  if (typed === wanted) return true;
  return wanted.length >= 5 && typed.length >= 4 && likeness(` ${typed} `, ` ${wanted} `, 2) >= 0.7;
}

/** From 0 to 1: whether the question says the phrase. */
function says({ words, run }: Question, phrase: Question): number {
  if (han.test(phrase.run)) {
    if (run.includes(phrase.run)) return 1;
    const wanted = [...pieces(phrase.run, 2)];
    const had = wanted.filter((piece) => run.includes(piece)).length;
    return phrase.run.length >= 4 && had / wanted.length >= 0.6 ? 0.6 : 0;
  }
  if (phrase.words.length === 0) return 0;
  const had = phrase.words.filter((wanted) => words.some((typed) => isWord(typed, wanted))).length;
  return had === phrase.words.length ? 1 : 0;
}

/** A longer phrase says more, and idle words nothing. A Chinese character weighs two letters and a half. */
function weightOf({ words, run }: Question): number {
  const said = han.test(run) ? run : words.join('');
  const length = [...said].reduce((sum, character) => sum + (han.test(character) ? 2.5 : 1), 0);
  return Math.sqrt(length);
}

/** Titles help only where their words are said; keywords are how people really ask. */
function scoreOf(question: Question, topic: ScopeTopic): number {
  const phrases = [...topic.keywords.en, ...topic.keywords['zh-TW']].map(read);
  const scores = phrases.map((phrase) => says(question, phrase) * weightOf(phrase)).sort((one, other) => other - one);
  const [best = 0, second = 0, third = 0] = scores;
  const titles = [topic.title.en, topic.title['zh-TW']].map(read);
  const titled = titles.map((title) => {
    const shared = title.words.filter((wanted) => question.words.some((typed) => isWord(typed, wanted))).length;
    return says(question, title) * 2 + shared * 0.5 + likeness(question.run, title.run, 2);
  });
  return best + second * 0.4 + third * 0.2 + Math.max(...titled);
}

export interface FoundTopic {
  topic: ScopeTopic;
  score: number;
}

/** The topics that a question in either language is about, the likeliest first; empty where none is meant. */
export function searchScope(topics: readonly ScopeTopic[], typed: string, most = 5): FoundTopic[] {
  const question = read(typed);
  if (question.run.length < 2) return [];
  const found = topics
    .map((topic) => ({ topic, score: Math.round(scoreOf(question, topic) * 100) / 100 }))
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score);
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best * 0.45).slice(0, most);
}
