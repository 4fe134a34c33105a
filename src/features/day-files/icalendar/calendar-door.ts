import { invalidInput } from '../../../shared/app-error.ts';
import type { CalendarLine } from './calendar-lines.ts';

const mostEvents = 5_000;
/** Events have alarms and such in them; what is deeper or more is no calendar. */
const mostComponents = 20_000;
const deepest = 4;

/** Parts and properties that say when something is closed. Alarms, tasks, attendees and attachments are left out unread. */
const usedComponents = new Set(['VCALENDAR', 'VEVENT', 'VTIMEZONE', 'STANDARD', 'DAYLIGHT']);
const textProperties = new Set(['METHOD', 'STATUS', 'SUMMARY', 'TZID', 'UID']);
/**
 * ical.js bends these: it makes `2027-02-05T::` of a bare date, takes INTERVAL=0 for 1 and the kind of a list from one of its
 * entries. Under a name that it does not know it hands over their text as it is written.
 */
const rawProperties = new Set([
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'EXRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'TZOFFSETFROM',
  'TZOFFSETTO',
]);
const ownProperties = new Set(['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-LINESHIFT-HOURS', 'X-LINESHIFT-NAME']);

/** What the door puts before the name of a property whose text ical.js must not read. */
export const rawPrefix = 'x-raw-';

/**
 * Lets through what a calendar says about times, in the form that ical.js reads rightly, and the row of each event.
 * @throws AppError `invalid_input`: `calendar_unreadable` with the row, `too_many_events`.
 */
export function admitCalendar(lines: readonly CalendarLine[]): { admitted: CalendarLine[]; eventRows: number[] } {
  const open: string[] = [];
  const admitted: CalendarLine[] = [];
  const eventRows: number[] = [];
  let components = 0;
  for (const { row, text } of lines) {
    const [, word = '', name = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(text) ?? [];
    const component = name.toUpperCase();
    if (word.toUpperCase() === 'BEGIN') {
      components += 1;
      if (open.length >= deepest || components > mostComponents || isMisplaced(component, open)) throw unreadable(row);
      open.push(component);
      if (component === 'VEVENT') eventRows.push(row);
      if (eventRows.length > mostEvents) throw invalidInput([{ path: 'file', code: 'too_many_events', message: '' }]);
    } else if (open.length === 0 || (word !== '' && open.at(-1) !== component)) throw unreadable(row);
    const line = open.every((each) => usedComponents.has(each)) ? admittedLine(text, word !== '') : null;
    if (line !== null) admitted.push({ row, text: line });
    if (word.toUpperCase() === 'END') open.pop();
  }
  if (open.length > 0) throw unreadable(lines.at(-1)?.row ?? 1);
  return { admitted, eventRows };
}

export function unreadable(row: number) {
  return invalidInput([{ path: 'file', code: 'calendar_unreadable', message: String(row) }]);
}

/** Calendars stand alone; events and zones stand in a calendar. */
function isMisplaced(component: string, open: readonly string[]): boolean {
  const outer = open.at(-1);
  if (component === 'VCALENDAR' || outer === undefined) return component !== 'VCALENDAR' || outer !== undefined;
  return ['VEVENT', 'VTIMEZONE'].includes(component) && outer !== 'VCALENDAR';
}

/** The line as ical.js gets it; null where it is not needed. */
function admittedLine(text: string, isFrame: boolean): string | null {
  if (isFrame) return text.replaceAll(/\s/g, '');
  const name = (/^[\w-]+/.exec(text)?.[0] ?? '').toUpperCase();
  if (textProperties.has(name) || ownProperties.has(name)) return text;
  if (!rawProperties.has(name)) return null;
  // Neither dates nor rules have a colon; zones have, also without the quotation marks that they need.
  const end = text.lastIndexOf(':');
  if (end < 0) return null;
  const parameters = text.slice(name.length, end);
  const [, zone] = /;TZID=(?:"([^"]*)"|([^";]*))/i.exec(parameters)?.filter((part) => part !== undefined) ?? [];
  const parameter = zone === undefined || zone.trim() === '' ? '' : `;TZID="${zone.trim()}"`;
  const range = /;RANGE=/i.test(parameters) ? ';RANGE=THISANDFUTURE' : '';
  return `${rawPrefix}${name}${parameter}${range}:${text.slice(end + 1).trim()}`;
}
