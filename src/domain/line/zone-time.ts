import { dateKeyOfDay, dayMs } from '../calendar/taipei-time.ts';

/** A stretch of time over which a zone keeps one offset: `[start, end)` in epoch milliseconds; local = instant + offset. */
export interface ZoneSpan {
  start: number;
  end: number;
  offsetMs: number;
}

/**
 * The zone data are read only at the edges of blocks this long; where both edges agree, the offset is assumed to hold in
 * between. Safe while no zone changes there and back within eight days (the shortest stay since 1970 is Morocco's month
 * of fasting).
 */
const blockMs = 8 * 86_400_000;
const maximumCachedSpans = 4096;

/** A cache: it spares reading the zone data twice and changes no answer. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const spansByZone = new Map<string, Map<number, ZoneSpan[]>>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Whether the name is a time zone this runtime knows. Fixed offsets (`+08:00`) are not zones: a line names a place. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

function offsetAt(timeZone: string, epochMs: number): number {
  const seconds = Math.floor(epochMs / 1000) * 1000;
  const fields = formatterOf(timeZone).format(seconds).match(/\d+/g)?.map(Number) ?? [];
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = fields;
  return Date.UTC(year, month - 1, day, hour, minute, second) - seconds;
}

/** First second in `(from, to]` at which the offset is no longer that of `from`. */
function transitionBetween(timeZone: string, from: number, to: number): number {
  const before = offsetAt(timeZone, from);
  let same = from;
  let other = to;
  while (other - same > 1000) {
    const middle = Math.floor((same + other) / 2000) * 1000;
    if (offsetAt(timeZone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

function spansOfBlock(timeZone: string, block: number): ZoneSpan[] {
  const start = block * blockMs;
  const end = start + blockMs;
  const first = offsetAt(timeZone, start);
  const last = offsetAt(timeZone, end - 1000);
  if (first === last) return [{ start, end, offsetMs: first }];
  const turn = transitionBetween(timeZone, start, end - 1000);
  return [
    { start, end: turn, offsetMs: first },
    { start: turn, end, offsetMs: last },
  ];
}

/**
 * The stretch of constant offset around an instant (epoch milliseconds), at most eight days long, in an IANA zone.
 * Daylight saving needs no other care: local time is computed from the span, never converted back.
 * @throws RangeError for an unknown zone.
 */
export function zoneSpanAt(timeZone: string, epochMs: number): ZoneSpan {
  let blocks = spansByZone.get(timeZone);
  if (blocks === undefined) {
    formatterOf(timeZone);
    blocks = new Map();
    spansByZone.set(timeZone, blocks);
  }
  const block = Math.floor(epochMs / blockMs);
  let spans = blocks.get(block);
  if (spans === undefined) {
    if (blocks.size >= maximumCachedSpans) blocks.clear();
    spans = spansOfBlock(timeZone, block);
    blocks.set(block, spans);
  }
  for (const span of spans) if (epochMs < span.end) return span;
  throw new RangeError(`no zone span at ${epochMs}`);
}

/** The day, counted from 1970-01-01, that a zone's calendar shows at an instant. @throws RangeError for an unknown zone. */
export function zoneDayAt(timeZone: string, epochMs: number): number {
  return Math.floor((epochMs + zoneSpanAt(timeZone, epochMs).offsetMs) / dayMs);
}

/** The same as its date, `YYYY-MM-DD`. */
export function zoneDateAt(timeZone: string, instant: Date): string {
  return dateKeyOfDay(zoneDayAt(timeZone, instant.getTime()));
}

/**
 * The instant (epoch milliseconds) at which a zone's clocks show a time, given in milliseconds as if they were UTC's: the first
 * where they show it twice; where they leave it out, as much after the gap as it lies after the gap's begin (RFC 5545, 3.3.5).
 * @throws RangeError for an unknown zone.
 */
export function zoneInstantOf(timeZone: string, wallMs: number): number {
  const around = [wallMs - dayMs, wallMs + dayMs].map((epochMs) => zoneSpanAt(timeZone, epochMs).offsetMs);
  const shows = (offsetMs: number) => zoneSpanAt(timeZone, wallMs - offsetMs).offsetMs === offsetMs;
  return wallMs - (around.find(shows) ?? around[0] ?? 0);
}
