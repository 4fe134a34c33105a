import { createHash } from 'node:crypto';
import type { PublicHoursReply } from '../../../contract/public-hours.contract.ts';
import { sayOpen, sayOpenEvent } from '../../../contract/words/public-hours.ts';
import type { Language } from '../../../deps.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import type { Weekday } from '../../../domain/line/line-config.ts';
import { type OpenDay, specialDaysOf, usualHoursOf } from '../../../domain/line/open-hours.ts';
import { calendarText, instant, type Part, text } from '../../day-files/icalendar/calendar-parts.ts';
import type { PublicHours } from './read-public-hours.ts';

/** Without the instant of the answer, so that the same hours are the same bytes until something changes. */
export function presentPublicHours({ label, config, isOpen, until, times, days }: PublicHours): PublicHoursReply {
  return {
    label,
    timeZone: config.timeZone,
    state: isOpen ? 'open' : 'closed',
    until: until && formatTaipei(until),
    open: times.map((time) => ({ from: formatTaipei(time.from), until: formatTaipei(time.until) })),
    days: days.map(({ date, hours }) => ({ date, hours })),
  };
}

/** An event for each stretch of opening, in UTC, which every program reads the same (RFC 5545). */
export function publicCalendar({ label, times, since }: PublicHours, language: Language): string {
  // The same stretch has the same id in every answer, and nobody learns the line's own id.
  const calendarId = createHash('sha256').update(since.toISOString()).update(label).digest('hex').slice(0, 16);
  const events = times.map(
    ({ from, until }): Part => [
      'vevent',
      [
        text('uid', `${from.getTime()}-${calendarId}@lineshift`),
        instant('dtstamp', since),
        instant('dtstart', from),
        instant('dtend', until),
        text('summary', sayOpenEvent(label, language)),
        text('transp', 'TRANSPARENT'),
      ],
      [],
    ],
  );
  return calendarText([text('name', label)], events);
}

const dayNames: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/**
 * schema.org's LocalBusiness: weekly hours, and each day told that differs from them. As search engines ask for it, a day's end is
 * 23:59, and a day without hours opens and closes at 00:00.
 */
export function publicJsonLd({ label, config, days }: PublicHours): object {
  const usual = usualHoursOf(config);
  const specification = (hours: { open: string; close: string }, of: object) => ({
    '@type': 'OpeningHoursSpecification',
    ...of,
    opens: hours.open,
    closes: hours.close === '24:00' ? '23:59' : hours.close,
  });
  const special = ({ date, hours }: OpenDay) =>
    (hours.length === 0 ? [{ open: '00:00', close: '00:00' }] : hours).map((each) =>
      specification(each, { validFrom: date, validThrough: date }),
    );
  return {
    '@context': 'https://schema.org',
    '@type': 'LocalBusiness',
    name: label,
    openingHoursSpecification: Object.entries(usual).flatMap(([weekday, hours]) =>
      hours.map((each) => specification(each, { dayOfWeek: `https://schema.org/${dayNames[weekday as Weekday]}` })),
    ),
    specialOpeningHoursSpecification: specialDaysOf(days, usual).flatMap(special),
  };
}

const badge = { height: 24, pad: 10, dot: 16, wide: 13, narrow: 6.8 };

/** A badge of one sentence. Letters keep their place by `textLength`, whatever font the reader has. */
export function publicBadge({ isOpen, until, now, config }: PublicHours, language: Language): string {
  const text = sayOpen({ isOpen, until, now, timeZone: config.timeZone }, language);
  const length = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? badge.wide : badge.narrow), 0);
  const width = Math.ceil(length + badge.dot + 2 * badge.pad);
  const colours = isOpen ? { ground: '#0f6b4f', dot: '#8df0c4' } : { ground: '#4a4f57', dot: '#c9ced6' };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${badge.height}" viewBox="0 0 ${width} ${badge.height}"`,
    ` role="img" lang="${language === 'zh-TW' ? 'zh-Hant-TW' : 'en'}" font-family="system-ui, 'Noto Sans TC', sans-serif" font-size="13">`,
    `<title>${text}</title>`,
    `<rect width="${width}" height="${badge.height}" rx="12" fill="${colours.ground}"/>`,
    `<circle cx="${badge.pad + 5}" cy="12" r="4.5" fill="${colours.dot}"/>`,
    `<text x="${badge.pad + badge.dot}" y="16.5" textLength="${length.toFixed(1)}" lengthAdjust="spacingAndGlyphs" fill="#fff">${text}</text>`,
    '</svg>',
  ].join('');
}
