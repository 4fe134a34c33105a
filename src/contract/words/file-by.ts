import { sayDay, sayInstant } from './dates.ts';
import { fill, type Sentence } from './wording.ts';

const words = {
  fileBy: { en: 'Live on {wish}: file by {fileBy}.', 'zh-TW': '想在 {wish} 生效，請在 {fileBy} 前送出需求。' },
  tooSoon: {
    en: "That's sooner than we can promise. We'll try, but it may go live as late as {at}.",
    'zh-TW': '早於我們承諾的時間。我們會盡力趕上，但最晚可能到 {at} 才生效。',
  },
  promisedFrom: { en: 'We promise any time from {at} on.', 'zh-TW': '{at} 之後的時間，我們都能承諾。' },
} satisfies Record<string, Sentence>;

/** A date means its 00:00, in whatever zone the line is. */
type Wish = { wishedAt: Date } | { date: string };

function sayWish(wish: Wish, language: keyof Sentence): string {
  if ('wishedAt' in wish) return sayInstant(wish.wishedAt, language, true);
  return `${sayDay(wish.date, language, true)}${language === 'en' ? ', ' : ''}00:00`;
}

/** By when to file for a wish, both with their years: `Live on Fri 1 Jan 2027, 00:00: file by Mon 28 Dec 2026, 17:40.` */
export function sayFileBy(wish: Wish, fileBy: Date, language: keyof Sentence): string {
  return fill(words.fileBy[language], { wish: sayWish(wish, language), fileBy: sayInstant(fileBy, language, true) });
}

/** A wish before the promise: tried, not promised. The one sentence for it wherever a time is chosen. */
export function sayTooSoon(dueBy: Date, language: keyof Sentence): string {
  return fill(words.tooSoon[language], { at: sayInstant(dueBy, language) });
}

/** The same for a request that is filed already: which other times its promise covers. */
export function sayPromisedFrom(dueBy: Date, language: keyof Sentence): string {
  return fill(words.promisedFrom[language], { at: sayInstant(dueBy, language) });
}
