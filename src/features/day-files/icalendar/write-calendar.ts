import { dateKeyOfDay, dayOfDateKey } from '../../../domain/calendar/taipei-time.ts';
import type { DatedDays, OpenInterval } from '../../../domain/line/line-config.ts';
import { plainLine } from '../../../domain/text/plain-text.ts';
import { calendarText, instant, type Part, type Property, raw, text } from './calendar-parts.ts';

export interface CalendarToWrite {
  /** What the ids of its events end with: the same days have the same ids in every export. */
  lineId: string;
  /** The calendar's name. */
  name: string;
  timeZone: string;
  days: readonly DatedDays[];
  /** When the days were last changed. */
  changedAt: Date;
  /** How a day's own hours are told beside its name; the name itself comes with them. */
  sayOpen(name: string, hours: string): string;
}

const taipei = 'Asia/Taipei';

/**
 * A line's own days as iCalendar that an import reads back: whole days, closed hours as events of their own, and hours of a day's
 * own as an event without an end, which closes nothing in other programs. Times of another zone than Taipei's are written without
 * one, as the clock of the place.
 */
export function writeCalendar(calendar: CalendarToWrite): string {
  const zones = calendar.timeZone === taipei ? [taipeiZone] : [];
  const properties = [raw('x-wr-calname', calendar.name), raw('x-wr-timezone', calendar.timeZone)];
  return calendarText(properties, [...zones, ...calendar.days.flatMap((days) => eventsOf(days, calendar))]);
}

/** Taipei has kept one offset since 1979. */
const taipeiZone: Part = [
  'vtimezone',
  [text('tzid', taipei)],
  [
    [
      'standard',
      [
        ['dtstart', {}, 'date-time', '1979-10-01T00:00:00'],
        ['tzoffsetfrom', {}, 'utc-offset', '+08:00'],
        ['tzoffsetto', {}, 'utc-offset', '+08:00'],
      ],
      [],
    ],
  ],
];

function eventsOf(days: DatedDays, calendar: CalendarToWrite): Part[] {
  const { from, to, hours, closedHours } = days;
  const name = plainLine(days.name);
  if (hours !== 'closed' && hours.length > 0) {
    const said = hoursText(hours);
    const own = [raw('x-lineshift-hours', said), text('x-lineshift-name', name)];
    const start = time('dtstart', from, hours[0]?.open ?? '00:00', calendar);
    return [event('open', calendar.sayOpen(name, said), [start, ...repeated(days), ...own], { from, calendar })];
  }
  if (hours === 'closed' && closedHours !== undefined && closedHours.length > 0)
    return closedHours.map((interval) => {
      const times = [
        time('dtstart', from, interval.open, calendar),
        time('dtend', interval.close <= interval.open ? dayAfter(from) : from, interval.close, calendar),
      ];
      return event(interval.open.replace(':', ''), name, [...times, ...repeated(days)], { from, calendar });
    });
  const dates: Property[] = [
    ['dtstart', {}, 'date', from],
    ['dtend', {}, 'date', dayAfter(to)],
  ];
  return [event('closed', name, dates, { from, calendar })];
}

function event(
  kind: string,
  summary: string,
  properties: Property[],
  { from, calendar }: { from: string; calendar: CalendarToWrite },
): Part {
  return [
    'vevent',
    [
      text('uid', `${from}-${kind}-${calendar.lineId}@lineshift`),
      instant('dtstamp', calendar.changedAt),
      ...properties,
      text('summary', summary),
      text('transp', 'TRANSPARENT'),
    ],
    [],
  ];
}

/** Hours that are the same on several days repeat daily. */
function repeated({ from, to }: DatedDays): Property[] {
  const count = (dayOfDateKey(to) ?? 0) - (dayOfDateKey(from) ?? 0) + 1;
  return count > 1 ? [['rrule', {}, 'recur', { freq: 'DAILY', count }]] : [];
}

function time(name: string, date: string, clock: string, { timeZone }: CalendarToWrite): Property {
  const value = clock === '24:00' ? `${dayAfter(date)}T00:00:00` : `${date}T${clock}:00`;
  return [name, timeZone === taipei ? { tzid: taipei } : {}, 'date-time', value];
}

function dayAfter(date: string): string {
  return dateKeyOfDay((dayOfDateKey(date) ?? 0) + 1);
}

function hoursText(hours: readonly OpenInterval[]): string {
  return hours.map(({ open, close }) => `${open}-${close}`).join(',');
}
