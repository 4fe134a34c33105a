import type { LiveEvent } from '../../db/records.ts';

/**
 * One published row as server-sent events (WHATWG HTML §9.2). Its id stands on the last one only: a stream that breaks off in
 * between resumes before the row, so that none is lost. Empty without events.
 */
export function eventsText(sequence: number, events: readonly LiveEvent[]): string {
  return events
    .map((event, index) => {
      const id = index === events.length - 1 ? `id: ${sequence}\n` : '';
      return `${id}data: ${JSON.stringify(event)}\n\n`;
    })
    .join('');
}

/** Keeps proxies from closing a quiet stream, and moves the client's place on past rows that were not for it. */
export function heartbeatText(sequence: number): string {
  return `: still here\nid: ${sequence}\n\n`;
}

/** How long a client waits before it comes back, and where it would resume. */
export function openingText(sequence: number): string {
  return `retry: 3000\nid: ${sequence}\n\n`;
}

/** The place a client wants to resume after; null when it names none. An id that is not one of ours counts as none. */
export function lastEventIdOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
