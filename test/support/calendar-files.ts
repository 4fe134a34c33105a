import { importCalendar } from '../../src/features/day-files/icalendar/import-calendar.ts';
import { AppError } from '../../src/shared/app-error.ts';

export const calendarWindow = { from: '2026-11-29', to: '2027-12-31' };

export function calendarOf(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

let numbered = 0;

/** An event with an id of its own, unless the lines give one. */
export function eventOf(...lines: string[]): string {
  numbered += 1;
  const uid = lines.some((line) => line.startsWith('UID')) ? [] : [`UID:${numbered}@example.com`];
  return ['BEGIN:VEVENT', ...uid, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
}

export function readCalendarFile(file: string | Buffer, window = calendarWindow) {
  return importCalendar(Buffer.from(file), { timeZone: 'Asia/Taipei', window });
}

/** The dated days in short: `2027-02-05..2027-02-06 春節`, followed by its closed hours or its own hours. */
export function daysIn(file: string | Buffer, window = calendarWindow): string[] {
  return readCalendarFile(file, window).days.map(({ from, to, name, hours, closedHours }) => {
    const said = (list: { open: string; close: string }[]) =>
      list.map(({ open, close }) => `${open}-${close}`).join(',');
    const parts = [from === to ? from : `${from}..${to}`, name];
    if (hours !== 'closed') parts.push(`open ${said(hours)}`);
    if (closedHours) parts.push(said(closedHours));
    return parts.join(' ');
  });
}

export function faultsIn(file: string | Buffer): string[] {
  return readCalendarFile(file).faults.map(({ row, code, given }) => `${row} ${code} ${given}`.trim());
}

/** The code and the value of the refusal of a whole file. */
export function refusalOf(file: string | Buffer): { code: string; message: string } | null {
  try {
    readCalendarFile(file);
    return null;
  } catch (error) {
    const [fault] = error instanceof AppError ? error.errors : [];
    if (!fault) throw error;
    return { code: fault.code, message: fault.message };
  }
}
