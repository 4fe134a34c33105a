/** An entry for a person's calendar, as a mail carries it. Instants are ISO; an entry whose ends are equal is a moment. */
export interface CalendarEntry {
  /** One per request: in a calendar a newer entry takes the place of an older one. */
  uid: string;
  /** Higher than that of every earlier entry of the request (RFC 5545, 3.8.7.4). */
  sequence: number;
  stampedAt: string;
  from: string;
  until: string;
  /** Nothing is promised any more: calendars strike the entry out. */
  withdrawn: boolean;
  summary: string;
  /** Plain text. */
  description: string;
  url: string;
}

/** The newest entry of each request, in the order in which the requests first come. */
export function newestEntries(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const newest = new Map<string, CalendarEntry>();
  for (const entry of entries) {
    const known = newest.get(entry.uid);
    if (known === undefined || known.sequence <= entry.sequence) newest.set(entry.uid, entry);
  }
  return [...newest.values()];
}
