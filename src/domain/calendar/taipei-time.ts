/** Taipei has kept +08:00 without exception since October 1979; the loader asserts it at start with the machine's own zone data. */
const taipeiOffsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

/**
 * The calendar day of an instant in Taipei, as days since 1970-01-01. Takes epoch milliseconds; exact under any process
 * time zone.
 */
export function taipeiDayOf(epochMs: number): number {
  return Math.floor((epochMs + taipeiOffsetMs) / dayMs);
}

/** Milliseconds since Taipei's midnight. */
export function taipeiMsOfDay(epochMs: number): number {
  return epochMs + taipeiOffsetMs - taipeiDayOf(epochMs) * dayMs;
}

/** Epoch milliseconds of a time of day (seconds since midnight, 86400 is the day's end) on a day counted from 1970-01-01. */
export function taipeiEpochMs(day: number, secondOfDay: number): number {
  return day * dayMs + secondOfDay * 1000 - taipeiOffsetMs;
}

/** `YYYY-MM-DD` of a day counted from 1970-01-01. For the years 0 to 9999. */
export function dateKeyOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of a `YYYY-MM-DD` date; null when it is not a date that exists (`2026-02-29`, `2026-2-1`). */
export function dayOfDateKey(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const epochMs = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(epochMs)) return null;
  const day = epochMs / dayMs;
  return dateKeyOfDay(day) === date ? day : null;
}

/** The date in Taipei (`YYYY-MM-DD`) at an instant. */
export function taipeiDate(instant: Date): string {
  return dateKeyOfDay(taipeiDayOf(instant.getTime()));
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOfDay(day: number): number {
  const sinceMonday = (day + 3) % 7;
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

/** RFC 3339 in Taipei time, whole seconds (the rest is cut off): `2026-03-04T17:40:00+08:00`. @throws RangeError for an invalid date. */
export function formatTaipei(instant: Date): string {
  return `${new Date(instant.getTime() + taipeiOffsetMs).toISOString().slice(0, -5)}+08:00`;
}

/** All dates of a year, `YYYY-MM-DD`. Written month by month, because eight thousand calls of `toISOString` would take a third of the start-up. */
export function datesOfYear(year: number): string[] {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const keys: string[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const prefix = `${year}-${twoDigits(month)}-`;
    for (let date = 1; date <= days; date += 1) keys.push(prefix + twoDigits(date));
  }
  return keys;
}
