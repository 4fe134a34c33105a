import type { CalendarEntry } from '../../../domain/notifications/calendar-entry.ts';
import { calendarText, instant, lines, type Part, type Property, text } from './calendar-parts.ts';

/**
 * Entries as iCalendar (RFC 5545), times in UTC. With an organiser (a mail address) it is published by them (RFC 5546, 3.2.1), as mail
 * programs expect it of an attachment; without one it is a plain calendar file.
 */
export function writeEntries(entries: readonly CalendarEntry[], organiser: string | null): string {
  const method = organiser === null ? [] : [text('method', 'PUBLISH')];
  return calendarText(
    method,
    entries.map((entry) => partOf(entry, organiser)),
  );
}

function partOf(entry: CalendarEntry, organiser: string | null): Part {
  const { uid, sequence, stampedAt, from, until, withdrawn, summary, description, url } = entry;
  const ends = from === until ? [] : [instant('dtend', new Date(until))];
  const by: Property[] =
    organiser === null ? [] : [['organizer', { cn: 'Lineshift' }, 'cal-address', `mailto:${organiser}`]];
  return [
    'vevent',
    [
      text('uid', uid),
      ['sequence', {}, 'integer', sequence],
      instant('dtstamp', new Date(stampedAt)),
      instant('dtstart', new Date(from)),
      ...ends,
      text('summary', summary),
      lines('description', description),
      ['url', {}, 'uri', url],
      text('status', withdrawn ? 'CANCELLED' : 'CONFIRMED'),
      // A promise keeps nobody busy.
      text('transp', 'TRANSPARENT'),
      ...by,
    ],
    [],
  ];
}
