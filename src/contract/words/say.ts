import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { sayDay, sayInstant } from './dates.ts';
import { vocabulary } from './vocabulary.ts';
import { fill, type Sentence } from './wording.ts';

export type ReaderLanguage = keyof Sentence;
/** Who reads: the customer whose request it is, or our staff. */
export type ReaderSide = 'customer' | 'staff';
export type Values = Record<string, string | number>;

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Sizes by the name they have among a sentence's values; a limit is never promised larger than it is. */
const sizes: Record<string, (bytes: number) => string> = {
  maxBytes: (bytes) => `${Math.floor(bytes / 1_048_576)} MB`,
  size: (bytes) => `${Math.ceil(bytes / 1024)} KB`,
};

/** Durations in seconds, by their names. */
const durationNames = new Set(['seconds', 'limitSeconds', 'usualSeconds']);

/**
 * One value as people read it: a code becomes its word, a date and an instant what a calendar and a clock in Taipei say, bytes
 * KB or MB, a phone number as it is written here. An instant that somebody gave may be of another year by a slip; a promise is near, and leaves its year out.
 */
function shown(name: string, value: string | number, language: ReaderLanguage): string | number {
  if (typeof value === 'number')
    return durationNames.has(name) ? sayDuration(value, language) : (sizes[name]?.(value) ?? value);
  const word = vocabulary[name]?.[value];
  if (word) return word[language];
  if (name === 'number') return phoneNumberText(value);
  if (name === 'slot') return value.replace(/^custom:/, '');
  if (datePattern.test(value)) return sayDay(value, language, true);
  return instantPattern.test(value) ? sayInstant(new Date(value), language, name !== 'dueBy') : value;
}

/** A duration in seconds as people say it: seconds up to a minute and a half, then minutes. */
function sayDuration(seconds: number, language: ReaderLanguage): string {
  const whole = Math.round(seconds);
  const [minutes, rest] = seconds < 90 ? [0, seconds] : [Math.floor(whole / 60), whole % 60];
  const parts = [
    ...(minutes > 0 ? [language === 'en' ? plural(minutes, 'minute') : `${minutes} 分鐘`] : []),
    ...(rest > 0 || minutes === 0 ? [language === 'en' ? plural(rest, 'second') : `${rest} 秒`] : []),
  ];
  return language === 'en' ? parts.join(' ') : parts.join(' ').replace('分鐘 ', '分 ');
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Values as their reader reads them, for sentences that stand elsewhere than in a `Sentence`. */
export function shownValues(values: Values, language: ReaderLanguage): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(name, value, language)]));
}

/** A sentence for its reader, with the values its thrower gave. What is missing stays visible, so that a test finds it. */
export function say(sentence: Sentence, language: ReaderLanguage, values: Values = {}): string {
  return fill(sentence[language], shownValues(values, language));
}

/** The sentence in general, for pages that explain a code without a case at hand: every value is left open. */
export function sayInGeneral(sentence: Sentence, language: ReaderLanguage): string {
  return sentence[language].replace(/\{\w+\}/g, '…');
}
