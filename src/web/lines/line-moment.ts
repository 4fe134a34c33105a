import { useSearchParams } from 'react-router';
import { dateKeyOfDay, dayMs, dayOfDateKey, weekdayOfDay } from '../../domain/calendar/taipei-time.ts';
import { zoneDayAt, zoneInstantOf, zoneSpanAt } from '../../domain/line/zone-time.ts';

/** What a line's address points at: a day of the line's zone, counted from 1970-01-01, and perhaps an instant of it, epoch ms. */
export interface LineMoment {
  day: number;
  instant: number | null;
}

const firstYear = 1970;
const lastYear = 2999;

function isOfReach(year: number): boolean {
  return year >= firstYear && year <= lastYear;
}

/** Reads `2026-03-05` (a day of the zone) or an instant of RFC 3339; null for anything else. */
export function momentOf(timeZone: string, text: string | null): LineMoment | null {
  if (text === null || !isOfReach(Number(text.slice(0, 4)))) return null;
  const day = dayOfDateKey(text);
  if (day !== null) return { day, instant: null };
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : { day: zoneDayAt(timeZone, instant), instant };
}

/** An instant as the zone's clocks show it, in the form of a `datetime-local` field. */
export function fieldOfMoment(timeZone: string, epochMs: number): string {
  return new Date(epochMs + zoneSpanAt(timeZone, epochMs).offsetMs).toISOString().slice(0, 16);
}

/** The reverse, epoch ms; null while the field is empty or half typed. */
export function momentOfField(timeZone: string, field: string): number | null {
  const wallMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field) ? Date.parse(`${field.slice(0, 16)}Z`) : Number.NaN;
  return Number.isNaN(wallMs) || !isOfReach(Number(field.slice(0, 4))) ? null : zoneInstantOf(timeZone, wallMs);
}

/** RFC 3339 with the zone's offset: `2026-03-05T14:30:00+08:00`. */
export function textOfInstant(timeZone: string, epochMs: number): string {
  const { offsetMs } = zoneSpanAt(timeZone, epochMs);
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const offset = `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  return `${fieldOfMoment(timeZone, epochMs)}:00${offset}`;
}

/** The day `count` days on from that of `now` in the zone, at a whole hour, epoch ms. */
export function momentAhead(timeZone: string, now: number, { days, hour }: { days: number; hour: number }): number {
  return zoneInstantOf(timeZone, (zoneDayAt(timeZone, now) + days) * dayMs + hour * 3_600_000);
}

/** Days from that of `now` in the zone to the next Saturday, 1 to 7. */
export function daysToSaturday(timeZone: string, now: number): number {
  return ((6 - weekdayOfDay(zoneDayAt(timeZone, now)) + 6) % 7) + 1;
}

/** What the page's address points at (`?at=`), so that it can be copied and opened by somebody else. */
export function useLineMoment(timeZone: string) {
  const [search, setSearch] = useSearchParams();
  const put = (at: string) =>
    setSearch(
      (former) => {
        const next = new URLSearchParams(former);
        next.set('at', at);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    moment: momentOf(timeZone, search.get('at')),
    chooseDay: (day: number) => put(dateKeyOfDay(day)),
    chooseInstant: (epochMs: number) => put(textOfInstant(timeZone, epochMs)),
  };
}
