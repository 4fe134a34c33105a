import { dayOfDateKey } from '../../domain/calendar/taipei-time.ts';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { sayDay, sayInstant } from './dates.ts';
import { vocabulary } from './vocabulary.ts';
import { fill, type Sentence } from './wording.ts';

export type ReaderLanguage = keyof Sentence;
/** The reader: the customer whose request it is, or our staff. */
export type ReaderSide = 'customer' | 'staff';
export type Values = Record<string, string | number>;

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const phonePattern = /^\+[1-9]\d{7,14}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Sizes, by their names among a sentence's values; limits are rounded down. */
const sizes: Record<string, (bytes: number) => string> = {
  maxBytes: (bytes) => `${Math.floor(bytes / 1_048_576)} MB`,
  size: (bytes) => `${Math.ceil(bytes / 1024)} KB`,
  freeMegabytes: (megabytes) => (megabytes < 1024 ? `${megabytes} MB` : `${Math.floor(megabytes / 1024)} GB`),
};

/** Durations in seconds, by their names. */
const durationNames = new Set(['seconds', 'limitSeconds', 'usualSeconds']);

/**
 * Formats one value for people: a code as its word, a date or instant in Taipei's calendar and clock, bytes as KB, MB or GB,
 * a phone number as it is written here. An instant that somebody typed shows its year, because it may be wrong; a promise
 * is near and leaves it out.
 */
function shown(name: string, value: string | number, language: ReaderLanguage): string | number {
  if (typeof value === 'number')
    return durationNames.has(name) ? sayDuration(value, language) : (sizes[name]?.(value) ?? value);
  const word = vocabulary[name]?.[value];
  if (word) return word[language];
  if (name === 'number' || phonePattern.test(value)) return phoneNumberText(value);
  if (name === 'slot') return value.replace(/^custom:/, '');
  // Only a day that exists: what somebody mistyped is repeated as it was written.
  if (datePattern.test(value) && dayOfDateKey(value) !== null) return sayDay(value, language, true);
  return instantPattern.test(value) ? sayInstant(new Date(value), language, name !== 'dueBy') : value;
}

/** Formats a duration in seconds: seconds up to a minute and a half, then minutes. */
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

/** Formats values for sentences that are not of type `Sentence`. */
export function shownValues(values: Values, language: ReaderLanguage): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(name, value, language)]));
}

/** Fills a sentence for its reader. A missing value stays visible, so that a test finds it. */
export function say(sentence: Sentence, language: ReaderLanguage, values: Values = {}): string {
  return fill(sentence[language], shownValues(values, language));
}

/** The sentence without a concrete case, for pages that explain a code: every value is left open. */
export function sayInGeneral(sentence: Sentence, language: ReaderLanguage): string {
  return sentence[language].replace(/\{\w+\}/g, '…');
}
