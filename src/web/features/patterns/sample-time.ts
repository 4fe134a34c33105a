const hourMs = 3_600_000;
const loadedAt = Date.now();

/** An instant so many hours after the page was loaded, RFC 3339: samples are always of today. */
export function inHours(hours: number): string {
  return new Date(loadedAt + hours * hourMs).toISOString();
}
