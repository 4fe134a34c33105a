import ICAL from 'ical.js';
import { plainLine, plainLines } from '../../../domain/text/plain-text.ts';

// The library does not count the blank that begins a continued line: with it a line has 75 octets (RFC 5545, 3.1).
ICAL.foldLength = 74;

export type Property = [name: string, parameters: Record<string, string>, type: string, value: unknown];
export type Part = [name: string, properties: Property[], parts: Part[]];

/** What every calendar of ours begins with. */
export const calendarHead: readonly Property[] = [
  text('version', '2.0'),
  text('prodid', '-//Lineshift//Lineshift//EN'),
  text('calscale', 'GREGORIAN'),
];

/** A calendar as a file: lines end with CR LF, long ones are folded (RFC 5545, 3.1). */
export function calendarText(properties: readonly Property[], parts: readonly Part[]): string {
  return `${ICAL.stringify(['vcalendar', [...calendarHead, ...properties], [...parts]]).trimEnd()}\r\n`;
}

export function text(name: string, value: string): Property {
  return [name, {}, 'text', plainLine(value)];
}

/** Text of several lines. */
export function lines(name: string, value: string): Property {
  return [name, {}, 'text', plainLines(value)];
}

/** ical.js writes the value of an unknown property as it is; control characters would begin a line of their own. */
export function raw(name: string, value: string): Property {
  return [name, {}, 'unknown', plainLine(value)];
}

/** An instant, in UTC. */
export function instant(name: string, at: Date): Property {
  return [name, {}, 'date-time', `${at.toISOString().slice(0, 19)}Z`];
}
