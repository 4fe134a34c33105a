import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { fill, type Sentence } from './message.ts';
import { vocabulary } from './vocabulary.ts';

export type ReaderLanguage = keyof Sentence;
export type Values = Record<string, string | number>;

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** One value as people read it: a code becomes its word, an instant Taipei's date and time to the minute, bytes become MB. */
function shown(name: string, value: string | number, language: ReaderLanguage): string | number {
  if (typeof value === 'number') return name === 'maxBytes' ? `${Math.floor(value / 1_048_576)} MB` : value;
  const word = vocabulary[name]?.[value];
  if (word) return word[language];
  return instantPattern.test(value) ? formatTaipei(new Date(value)).slice(0, 16).replace('T', ' ') : value;
}

/** A sentence for its reader, with the values its thrower gave. What is missing stays visible, so that a test finds it. */
export function say(sentence: Sentence, language: ReaderLanguage, values: Values = {}): string {
  const entries = Object.entries(values).map(([name, value]) => [name, shown(name, value, language)]);
  return fill(sentence[language], Object.fromEntries(entries));
}

/** The sentence in general, for pages that explain a code without a case at hand: every value is left open. */
export function sayInGeneral(sentence: Sentence, language: ReaderLanguage): string {
  return sentence[language].replace(/\{\w+\}/g, '…');
}
