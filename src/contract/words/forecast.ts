import { sayInstant } from './dates.ts';
import { fill, type Sentence } from './wording.ts';

const words = {
  part: { en: 'usually done by {at} (9 of 10)', 'zh-TW': '通常 {at} 前完成（10 件中有 9 件）' },
  usual: {
    en: 'Forecast: usually done by {at} (9 of 10).',
    'zh-TW': '預估：通常 {at} 前完成（10 件中有 9 件）。',
  },
  slow: {
    en: "This one takes longer than usual: 9 of 10 are done by {at}. Our promise doesn't change.",
    'zh-TW': '這筆比平常久：通常 {at} 前完成（10 件中有 9 件）。我們承諾的時間不變。',
  },
  basis: {
    en: 'Not a promise: it is how long the last {count} requests of this kind took ({span}).',
    'zh-TW': '這不是承諾，是依{span}完成的 {count} 件同類需求估算的。',
  },
  days: { en: 'completed in the last {days} days', 'zh-TW': '最近 {days} 天' },
  day: { en: 'completed in the last 24 hours', 'zh-TW': '最近 24 小時' },
} satisfies Record<string, Sentence>;

interface SaidForecast {
  by: string;
  basis: { count: number; days: number };
}

/** A forecast among a request's times: `usually done by Tue 3 Mar, 11:00 (9 of 10)`. */
export function sayUsually(by: Date, language: keyof Sentence): string {
  return fill(words.part[language], { at: sayInstant(by, language) });
}

/** A forecast as a sentence, with what it rests on; once its time has passed, that it takes longer (docs/deadlines.md#forecast). */
export function sayForecast(
  { by, basis: { count, days } }: SaidForecast,
  language: keyof Sentence,
  now: Date,
): { forecast: string; basis: string } {
  const at = new Date(by);
  const span = fill(words[days === 1 ? 'day' : 'days'][language], { days });
  return {
    forecast: fill(words[at > now ? 'usual' : 'slow'][language], { at: sayInstant(at, language) }),
    basis: fill(words.basis[language], { count, span }),
  };
}
