import { dateKeyOfDay, dayMs, dayOfDateKey, weekdayOfDay } from '../../domain/calendar/taipei-time.ts';
import { zoneDayAt, zoneSpanAt } from '../../domain/line/zone-time.ts';

/** One calendar day of a zone: `[start, end)` in epoch milliseconds. 23 or 25 hours long when the clocks change. */
export interface LocalDay {
  /** Days since 1970-01-01. */
  day: number;
  /** `YYYY-MM-DD`. */
  date: string;
  start: number;
  end: number;
}

interface Span {
  from: string;
  until: string;
}

/** The part of a span on one day, between two changes of the clocks: what is drawn, and what a key steps to. */
export interface Segment {
  /** Place of its span in the list. */
  span: number;
  day: number;
  from: number;
  until: number;
  /** Its edges on the day's wall clock, 0 to 1: an hour that is missing stays blank, one that comes twice is drawn twice. */
  left: number;
  right: number;
}

/** The first instant of a zone's day: its midnight, or the end of the gap where the clocks jump over that. */
export function startOfDay(timeZone: string, day: number): number {
  const around = [day * dayMs - dayMs, day * dayMs + dayMs].map((epochMs) => zoneSpanAt(timeZone, epochMs));
  const guesses = around.flatMap(({ offsetMs, end }) => [day * dayMs - offsetMs, end]);
  const starts = guesses.filter(
    (epochMs) => zoneDayAt(timeZone, epochMs) === day && zoneDayAt(timeZone, epochMs - 1) < day,
  );
  return starts.length > 0 ? Math.max(...starts) : day * dayMs - zoneSpanAt(timeZone, day * dayMs).offsetMs;
}

export function localDays(timeZone: string, first: number, count: number): LocalDay[] {
  const starts = Array.from({ length: count + 1 }, (_, index) => startOfDay(timeZone, first + index));
  return Array.from({ length: count }, (_, index) => ({
    day: first + index,
    date: dateKeyOfDay(first + index),
    start: starts[index] as number,
    end: starts[index + 1] as number,
  }));
}

/** Monday of the week in which a day lies. */
export function mondayOf(day: number): number {
  return day - weekdayOfDay(day) + 1;
}

export function dayOfDate(date: string): number {
  return dayOfDateKey(date) ?? 0;
}

/** Where an instant stands on its day's wall clock, 0 to 1. */
export function clockShare(timeZone: string, epochMs: number): number {
  const localMs = epochMs + zoneSpanAt(timeZone, epochMs).offsetMs;
  return (localMs - Math.floor(localMs / dayMs) * dayMs) / dayMs;
}

/** `[from, until)` in pieces within which the zone keeps one offset. */
function evenPieces(timeZone: string, from: number, until: number): [number, number][] {
  const pieces: [number, number][] = [];
  for (let start = from; start < until; ) {
    const { offsetMs } = zoneSpanAt(timeZone, start);
    let end = zoneSpanAt(timeZone, start).end;
    while (end < until && zoneSpanAt(timeZone, end).offsetMs === offsetMs) end = zoneSpanAt(timeZone, end).end;
    pieces.push([start, Math.min(end, until)]);
    start = Math.min(end, until);
  }
  return pieces;
}

/** Cuts spans (in order, without gaps) at the midnights and clock changes of a zone, for the days that are drawn. */
export function segmentsOf(timeZone: string, days: readonly LocalDay[], spans: readonly Span[]): Segment[] {
  const edges = spans.map(({ from, until }) => [Date.parse(from), Date.parse(until)] as const);
  const segments: Segment[] = [];
  let first = 0;
  for (const { day, start, end } of days) {
    while (first < edges.length && (edges[first]?.[1] ?? 0) <= start) first += 1;
    for (let span = first; span < edges.length; span += 1) {
      const [from = 0, until = 0] = edges[span] ?? [];
      if (from >= end) break;
      for (const [left, right] of evenPieces(timeZone, Math.max(from, start), Math.min(until, end))) {
        const width = (right - left) / dayMs;
        const at = clockShare(timeZone, left);
        segments.push({ span, day, from: left, until: right, left: at, right: Math.min(1, at + width) });
      }
    }
  }
  return segments;
}

interface Sounding extends Span {
  state: string;
  slot: string;
  prompt: { promptId: string } | null;
}

/** How long the same is heard around a span, whatever rule says it; null where it goes on past what was read. */
export function runAround(spans: readonly Sounding[], index: number): { from: string | null; until: string | null } {
  const key = (at: number) => {
    const span = spans[at];
    return span && [span.state, span.slot, span.prompt?.promptId].join();
  };
  let first = index;
  let last = index;
  while (first > 0 && key(first - 1) === key(index)) first -= 1;
  while (last < spans.length - 1 && key(last + 1) === key(index)) last += 1;
  return {
    from: first === 0 ? null : (spans[first]?.from ?? null),
    until: last === spans.length - 1 ? null : (spans[last]?.until ?? null),
  };
}

/**
 * The segment at a place of a day's row (0 to 1). A finger is broad: a segment narrower than `reach` on either side wins
 * over a broad one, so that half an hour can be touched on a phone.
 */
export function segmentNear(row: readonly Segment[], at: number, reach: number): Segment | undefined {
  const distance = ({ left, right }: Segment) => Math.max(left - at, at - right, 0);
  const near = row.filter((segment) => distance(segment) <= reach);
  const narrow = near.filter(({ left, right }) => right - left < 2 * reach);
  const pool = narrow.length > 0 ? narrow : near;
  return [...pool].sort((first, second) => distance(first) - distance(second) || size(first) - size(second))[0];
}

function size({ left, right }: Segment): number {
  return right - left;
}

/** The segment that holds an instant, else the first. */
export function indexAt(segments: readonly Segment[], epochMs: number): number {
  return Math.max(
    0,
    segments.findIndex(({ from, until }) => from <= epochMs && epochMs < until),
  );
}

/** Where a key leads from a segment; null for other keys and at the edges. */
export function stepFrom(segments: readonly Segment[], index: number, key: string): number | null {
  const here = segments[index];
  if (here === undefined) return null;
  const row = segments.flatMap((segment, at) => (segment.day === here.day ? [at] : []));
  const above = (days: number) => {
    const other = segments.filter((segment) => segment.day === here.day + days);
    const found = segmentNear(other, (here.left + here.right) / 2, 0);
    return found ? segments.indexOf(found) : null;
  };
  const targets = new Map([
    ['ArrowRight', index + 1],
    ['ArrowLeft', index - 1],
    ['ArrowDown', above(1)],
    ['ArrowUp', above(-1)],
    ['Home', row[0] ?? null],
    ['End', row.at(-1) ?? null],
  ]);
  const target = targets.get(key) ?? null;
  return target === null || segments[target] === undefined ? null : target;
}

/** The part of a stretch that lies on a day, 0 to 1 of its wall clock; null where it does not. `until` null: no end. */
export function stretchOn(
  timeZone: string,
  { start, end }: LocalDay,
  stretch: { from: string; until: string | null },
): { left: number; right: number; begins: boolean; ends: boolean } | null {
  const from = Date.parse(stretch.from);
  const until = stretch.until === null ? Number.POSITIVE_INFINITY : Date.parse(stretch.until);
  if (from >= end || until <= start) return null;
  const begins = from >= start;
  const ends = until <= end;
  return {
    left: begins ? clockShare(timeZone, from) : 0,
    right: until < end ? clockShare(timeZone, until) : 1,
    begins,
    ends,
  };
}

/** The days of a long strip that lie in view, with two more on either side. */
export function daysInView(
  scroll: number,
  width: number,
  dayWidth: number,
  count: number,
): { first: number; last: number } {
  const first = Math.max(0, Math.floor(scroll / dayWidth) - 2);
  return { first, last: Math.min(count - 1, Math.ceil((scroll + width) / dayWidth) + 2) };
}
