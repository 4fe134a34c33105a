import type { ServiceCalendar } from '../calendar/service-calendar.ts';
import { dayMs } from '../calendar/taipei-time.ts';
import { readClock } from './clock-parts.ts';
import type { DeadlineInput } from './deadline-rules.ts';
import type { ReceiptRow } from './receipt.ts';
import { instantByServiceTime, serviceTimeBetween } from './service-time.ts';

/** Nine of ten comparable requests took no longer. */
const tenths = 9;
export const forecastShare = tenths / 10;

/** What a forecast rests on: the last days, at most so many requests, and not fewer than this (docs/deadlines.md#forecast). */
export const forecastBasis = { days: 90, most: 200, least: 10 } as const;

/** How long comparable requests took: the service time within which nine of ten were completed, from `count` of the last `days`. */
export interface Pace {
  p90Ms: number;
  count: number;
  days: number;
}

/** What was said at filing: so much service time after the clock's start, and what that rests on. */
export interface ForecastBasis {
  serviceMs: number;
  count: number;
  days: number;
}

export interface Forecast {
  by: Date;
  basis: ForecastBasis;
}

/** A completed request, with the promise as its row keeps it. */
export interface FinishedRequest {
  clockStart: Date;
  dueBy: Date;
  receipt: readonly Pick<ReceiptRow, 'date' | 'reason'>[];
  completedAt: Date;
}

const stepMs = 15 * 60_000;

/**
 * Service milliseconds from the clock's start to completion: by the receipt, without days given back, and by the calendar past
 * `dueBy`. The figure that reports show as time used (docs/reports.md#deadlines).
 */
export function countedServiceMs(calendar: ServiceCalendar, request: FinishedRequest): number {
  const { dueBy, completedAt } = request;
  const { usedMs } = readClock(request, { at: completedAt.getTime() });
  return usedMs + (completedAt > dueBy ? serviceTimeBetween(calendar, { from: dueBy, until: completedAt }) : 0);
}

/**
 * The pace of requests that were completed within the last 90 days, of at most the 200 latest: the 90th percentile by nearest
 * rank, so that it is the time of one of them. Null of fewer than ten: then there is no forecast.
 */
export function paceOf(finished: readonly { tookMs: number; completedAt: Date }[], now: Date): Pace | null {
  const { days, most, least } = forecastBasis;
  const since = now.getTime() - days * dayMs;
  const latest = finished
    .filter(({ completedAt }) => completedAt.getTime() > since && completedAt <= now)
    .sort((one, other) => other.completedAt.getTime() - one.completedAt.getTime())
    .slice(0, most);
  const oldest = latest.at(-1);
  if (oldest === undefined || latest.length < least) return null;
  const times = latest.map(({ tookMs }) => tookMs).sort((one, other) => one - other);
  return {
    p90Ms: times[Math.ceil((times.length * tenths) / 10) - 1] as number,
    count: times.length,
    days: Math.max(1, Math.ceil((now.getTime() - oldest.completedAt.getTime()) / dayMs)),
  };
}

/**
 * By when a request received now is usually completed, by its own clock: rounded up to a quarter of an hour, so within service hours
 * and at 18:00 at the latest. Null where that is not before `dueBy`, because it would say no more than the promise does or less.
 */
export function forecastBy(calendar: ServiceCalendar, input: DeadlineInput, pace: Pace, dueBy: Date): Forecast | null {
  const exact = instantByServiceTime(calendar, input, pace.p90Ms);
  if (exact === null) return null;
  const by = new Date(Math.ceil(exact.getTime() / stepMs) * stepMs);
  if (by >= dueBy) return null;
  const { count, days } = pace;
  return { by, basis: { serviceMs: pace.p90Ms + by.getTime() - exact.getTime(), count, days } };
}

/**
 * Where a forecast lies once its clock has changed at an instant (`since`: a wait's begin, a change of the calendar). One that had
 * passed by then stays, as a breached deadline does; so does one that the calendar no longer reaches.
 */
export function movedForecast(
  calendar: ServiceCalendar,
  input: DeadlineInput,
  { by, basis, since }: Forecast & { since: Date },
): Date {
  if (by <= since) return by;
  return instantByServiceTime(calendar, input, basis.serviceMs) ?? by;
}
