import { dateKeyOfDay, dayMs } from '../../domain/calendar/taipei-time.ts';
import { zoneSpanAt } from '../../domain/line/zone-time.ts';
import { sayDay } from './dates.ts';
import { fill, type Sentence } from './wording.ts';

const words = {
  open: { en: 'Open', 'zh-TW': '營業中' },
  closed: { en: 'Closed', 'zh-TW': '休息中' },
  openUntil: { en: 'Open until {at}', 'zh-TW': '營業中，到 {at}' },
  closedUntil: { en: 'Closed, opens {at}', 'zh-TW': '休息中，{at} 開始營業' },
  event: { en: '{label}: open', 'zh-TW': '{label}：營業中' },
} satisfies Record<string, Sentence>;

/** What a badge says: `Open until 18:00`; another day by its name. Times are those of the line's zone. */
export function sayOpen(
  { isOpen, until, now, timeZone }: { isOpen: boolean; until: Date | null; now: Date; timeZone: string },
  language: keyof Sentence,
): string {
  if (until === null) return words[isOpen ? 'open' : 'closed'][language];
  const [then, today] = [until, now].map(
    (instant) => instant.getTime() + zoneSpanAt(timeZone, instant.getTime()).offsetMs,
  ) as [number, number];
  const date = dateKeyOfDay(Math.floor(then / dayMs));
  const clock = new Date(then).toISOString().slice(11, 16);
  const isToday = date === dateKeyOfDay(Math.floor(today / dayMs));
  const at = isToday ? clock : `${sayDay(date, language)}${language === 'en' ? ', ' : ''}${clock}`;
  return fill(words[isOpen ? 'openUntil' : 'closedUntil'][language], { at });
}

/** The name of a stretch of opening in somebody's calendar. */
export function sayOpenEvent(label: string, language: keyof Sentence): string {
  return fill(words.event[language], { label });
}
