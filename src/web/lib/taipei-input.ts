const dayMs = 86_400_000;
const offsetMs = 8 * 3_600_000;

/** What a `datetime-local` field holds, read as Taipei's time: RFC 3339, or undefined while it is empty or half typed. */
export function instantOf(field: string): string | undefined {
  const complete = /^(\d{4})-\d\d-\d\dT\d\d:\d\d/.exec(field);
  if (!complete || Number(complete[1]) < 1970 || Number(complete[1]) > 2999) return undefined;
  return `${field.slice(0, 16)}:00+08:00`;
}

/** The reverse: RFC 3339 as a `datetime-local` field shows it in Taipei. */
export function fieldOfInstant(instant: string): string {
  return new Date(new Date(instant).getTime() + offsetMs).toISOString().slice(0, 16);
}

/** A `datetime-local` value in Taipei: so many days after the day of `now`, at a clock time. */
export function fieldOf(now: number, daysAhead: number, clock: string): string {
  const day = new Date(now + offsetMs + daysAhead * dayMs).toISOString().slice(0, 10);
  return `${day}T${clock}`;
}

/** Monday (`YYYY-MM-DD`) of the week of a `datetime-local` value. */
export function mondayOfField(field: string): string {
  const day = new Date(`${field.slice(0, 10)}T00:00Z`).getTime();
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return new Date(day - sinceMonday * dayMs).toISOString().slice(0, 10);
}
