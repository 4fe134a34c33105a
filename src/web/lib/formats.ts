import { useTranslation } from 'react-i18next';
import { sayDay, sayInstant } from '../../contract/words/dates.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { Language } from './language.ts';

const timeZone = 'Asia/Taipei';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Instant = string | number | Date;

/** Dates, times and amounts in the reader's language; instants always in Taipei's time, whatever the device says. */
export function formatsFor(language: Language) {
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-TW', {
      timeZone,
      hourCycle: 'h23',
      ...options,
    });
    return (instant: Instant) => format.format(new Date(instant));
  };
  const lengthIn = (unit: 'minute' | 'hour' | 'day') => {
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' });
    return (count: number) => format.format(Math.floor(count));
  };
  const [minutes, hours, days] = [lengthIn('minute'), lengthIn('hour'), lengthIn('day')];
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const date = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const number = new Intl.NumberFormat(language);
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const relativeTo = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const time = formatter(clock);
  const promise = (instant: Instant) => sayInstant(new Date(instant), language);
  const dayOf = formatter(date);
  const yearOf = formatter({ year: 'numeric' });
  return {
    /** `4 Mar 2026, 17:40` */
    dateTime: formatter({ ...date, ...clock }),
    /** With the weekday and without the year: `Wed 4 Mar, 18:00`. For promises. */
    promise,
    /** The day of an instant, without its year: `Wed 4 Mar`. */
    promiseDay: (instant: Instant) => sayDay(formatTaipei(new Date(instant)).slice(0, 10), language),
    date: dayOf,
    time,
    /** As a promise; on the day of `from` the time alone: `17:40`. */
    soon: (instant: Instant, from: Instant) => (dayOf(instant) === dayOf(from) ? time(instant) : promise(instant)),
    /** With the weekday; the year only where it is not that of `now`: `Wed 4 Mar, 18:00`, `Mon 4 Jan 2027, 18:00`. */
    moment: (instant: Instant, now: Instant) =>
      sayInstant(new Date(instant), language, yearOf(instant) !== yearOf(now)),
    /** A calendar date, `2026-03-04`, with weekday and year: `Wed 4 Mar 2026`. */
    day: (text: string) => sayDay(text, language, true),
    number: (value: number) => number.format(value),
    decimal: (value: number) => decimal.format(value),
    /** `in 3 hours`, `2 days ago`; both in milliseconds since 1970. */
    relative: (instant: Instant, now: number) => {
      const distance = new Date(instant).getTime() - now;
      const size = Math.abs(distance);
      if (size < hour) return relativeTo.format(Math.round(distance / minute), 'minute');
      if (size < day) return relativeTo.format(Math.round(distance / hour), 'hour');
      return relativeTo.format(Math.round(distance / day), 'day');
    },
    /** How long ago, as short as it can be: `3 hr`, `2 days`. */
    since: (instant: Instant, now: number) => {
      const age = Math.max(0, now - new Date(instant).getTime());
      if (age < hour) return minutes(age / minute);
      return age < day ? hours(age / hour) : days(age / day);
    },
    /** A length of sound: `0:07`, `1:02:09`. */
    length: (seconds: number) => {
      const whole = Math.round(seconds);
      const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
      const shown = parts[0] === 0 ? parts.slice(1) : parts;
      return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
    },
    bytes: (count: number) =>
      count < 1_048_576 ? `${number.format(Math.ceil(count / 1024))} KB` : `${decimal.format(count / 1_048_576)} MB`,
  };
}

export type Formats = ReturnType<typeof formatsFor>;

/** Formatters are expensive to create, so every row of a long list shares them. */
const known = new Map<Language, Formats>();

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  const formats = known.get(language) ?? formatsFor(language);
  known.set(language, formats);
  return formats;
}
