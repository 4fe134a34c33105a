import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { sayDay, sayInstant } from './dates.ts';
import { fill, type Sentence } from './message.ts';
import { vocabulary } from './vocabulary.ts';

export type ReaderLanguage = keyof Sentence;
export type Values = Record<string, string | number>;

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Sizes by the name they have among a sentence's values; a limit is never promised larger than it is. */
const sizes: Record<string, (bytes: number) => string> = {
  maxBytes: (bytes) => `${Math.floor(bytes / 1_048_576)} MB`,
  size: (bytes) => `${Math.ceil(bytes / 1024)} KB`,
};

/**
 * One value as people read it: a code becomes its word, a date and an instant what a calendar and a clock in Taipei say, bytes
 * KB or MB, a phone number as it is written here. An instant that somebody gave may be of another year by a slip; a promise is near, and leaves its year out.
 */
function shown(name: string, value: string | number, language: ReaderLanguage): string | number {
  if (typeof value === 'number') return sizes[name]?.(value) ?? value;
  const word = vocabulary[name]?.[value];
  if (word) return word[language];
  if (name === 'number') return phoneNumberText(value);
  if (name === 'slot') return value.replace(/^custom:/, '');
  if (datePattern.test(value)) return sayDay(value, language, true);
  return instantPattern.test(value) ? sayInstant(new Date(value), language, name !== 'dueBy') : value;
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
