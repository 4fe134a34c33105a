import { sayDay } from '../../contract/words/dates.ts';
import { dateKeyOfDay, dayMs } from '../../domain/calendar/taipei-time.ts';
import { zoneSpanAt } from '../../domain/line/zone-time.ts';
import type { Language } from '../lib/language.ts';

/** Instants as the clocks of a line's zone show them. */
export function zoneFormats(timeZone: string, language: Language) {
  const local = (epochMs: number) => new Date(epochMs + zoneSpanAt(timeZone, epochMs).offsetMs).toISOString();
  const day = (epochMs: number) => sayDay(local(epochMs).slice(0, 10), language);
  const time = (epochMs: number) => local(epochMs).slice(11, 16);
  const weekdays = new Intl.DateTimeFormat(language, {
    weekday: language === 'en' ? 'short' : 'narrow',
    timeZone: 'UTC',
  });
  const instant = (epochMs: number) => `${day(epochMs)}${language === 'en' ? ', ' : ''}${time(epochMs)}`;
  return {
    /** `Mon 30 Nov` */
    day,
    /** `09:00` */
    time,
    /** The end of a stretch: midnight belongs to the day that it ends, `24:00`. */
    endTime: (epochMs: number) => (time(epochMs) === '00:00' ? '24:00' : time(epochMs)),
    /** `Mon 30 Nov, 09:00` */
    instant,
    /** The end of a stretch that began at `from`: the time alone on the same day, else with the day. */
    endOf: (from: number, until: number) => {
      if (day(from) === day(until - 1)) return time(until) === '00:00' ? '24:00' : time(until);
      return instant(until);
    },
    /** A day counted from 1970-01-01, with the year where that is asked for. */
    dayNumber: (number: number, withYear = false) => sayDay(dateKeyOfDay(number), language, withYear),
    /** `Mon`, `一` */
    weekday: (number: number) => weekdays.format(number * dayMs),
  };
}

export type ZoneFormats = ReturnType<typeof zoneFormats>;
