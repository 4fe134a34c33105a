import type { LiveEvent } from '../../db/records.ts';

/**
 * Formats one published row as server-sent events (WHATWG HTML §9.2). Only the last event carries the id: a stream that
 * breaks off in between resumes before the row, so that none is lost. Empty without events.
 */
export function eventsText(sequence: number, events: readonly LiveEvent[]): string {
  return events
    .map((event, index) => {
      const id = index === events.length - 1 ? `id: ${sequence}\n` : '';
      return `${id}data: ${JSON.stringify(event)}\n\n`;
    })
    .join('');
}

/** Keeps proxies from closing a quiet stream, and advances the client's position past rows that were not for it. */
export function heartbeatText(sequence: number): string {
  return `: still here\nid: ${sequence}\n\n`;
}

/** How long a client waits before it reconnects, and where it would resume. */
export function openingText(sequence: number): string {
  return `retry: 3000\nid: ${sequence}\n\n`;
}

/** The id after which a client wants to resume; null when it names none. An id that is not ours counts as none. */
export function lastEventIdOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
