import { fill, type Sentence } from './wording.ts';

const words = {
  used: {
    en: '{used} of {all} service hours used ({percent}%)',
    'zh-TW': '已用 {used}／{all} 服務小時（{percent}%）',
  },
  pausedDay: { en: '1 day paused, waiting for {whom}: not counted', 'zh-TW': '暫停 1 天等{whom}回覆，不計入' },
  pausedDays: {
    en: '{days} days paused, waiting for {whom}: not counted',
    'zh-TW': '暫停 {days} 天等{whom}回覆，不計入',
  },
  held: { en: 'On hold on our side: counted', 'zh-TW': '因我們暫停處理，照常計時' },
  now: { en: 'Now', 'zh-TW': '現在' },
  over: { en: 'The promised time is used up.', 'zh-TW': '承諾的時間已用完。' },
} satisfies Record<string, Sentence>;

const readers = {
  customer: { en: 'you', 'zh-TW': '您' },
  staff: { en: 'the customer', 'zh-TW': '客戶' },
} satisfies Record<string, Sentence>;

export type ClockReader = keyof typeof readers;

/** How much of the promised service time is used: `22 of 36 service hours used (61 %)`; the hours already formatted. */
export function sayUsed(values: { used: string; all: string; percent: number }, language: keyof Sentence): string {
  return fill(words.used[language], values);
}

/** How many service days are given back for waiting, from the reader's side. */
export function sayPaused(days: number, reader: ClockReader, language: keyof Sentence): string {
  const values = { days, whom: readers[reader][language] };
  return fill(words[days === 1 ? 'pausedDay' : 'pausedDays'][language], values);
}

/** What else the bar of a request's clock shows, in words. */
export function sayClockMark(mark: 'held' | 'now' | 'over', language: keyof Sentence): string {
  return words[mark][language];
}
