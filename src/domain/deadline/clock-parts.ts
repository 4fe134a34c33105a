import { dayOfDateKey, taipeiEpochMs } from '../calendar/taipei-time.ts';
import { defaultDeadlineRules } from './deadline-rules.ts';
import { type ReceiptReason, type ReceiptRow, serviceDayReasons } from './receipt.ts';

/** The service hours of one day of a promise, as epoch milliseconds. */
export interface ClockPart {
  date: string;
  from: number;
  until: number;
  /** Until when they are used up; `from` where nothing is. */
  used: number;
  /** Not counted, because we wait or waited for the customer. */
  paused: boolean;
}

export interface ClockReading {
  parts: ClockPart[];
  usedMs: number;
  /** The service time that was promised: all days of the receipt but those given back. */
  promisedMs: number;
}

const givenBack: readonly ReceiptReason[] = ['waiting', 'day0_waiting'];

/**
 * The service hours that a promise runs through, read from its receipt alone, and how much of them is used up at an instant
 * (epoch milliseconds): what `elapsedFraction` measures with the calendar. While a request waits for its customer, `pausedSince`
 * is the begin of that wait: its days are not used up, because they are given back when it ends.
 */
export function readClock(
  deadline: { clockStart: Date; receipt: readonly Pick<ReceiptRow, 'date' | 'reason'>[] },
  { at, pausedSince = null }: { at: number; pausedSince?: Date | null },
): ClockReading {
  const { opensAt, closesAt, lastResponseAt } = defaultDeadlineRules;
  const reading: ClockReading = { parts: [], usedMs: 0, promisedMs: 0 };
  for (const { date, reason } of deadline.receipt) {
    const day = dayOfDateKey(date);
    if (day === null || !serviceDayReasons.has(reason)) continue;
    const from = Math.max(taipeiEpochMs(day, opensAt), deadline.clockStart.getTime());
    const until = taipeiEpochMs(day, closesAt);
    const isGivenBack = givenBack.includes(reason);
    const waits = pausedSince !== null && pausedSince.getTime() < taipeiEpochMs(day, lastResponseAt);
    const paused = isGivenBack || waits;
    const used = paused ? from : Math.min(Math.max(at, from), until);
    reading.parts.push({ date, from, until, used, paused });
    reading.usedMs += used - from;
    if (!isGivenBack) reading.promisedMs += until - from;
  }
  return reading;
}

/** Where an instant lies on the parts put end to end, from 0 to 1; nights and days off have no length. */
export function placeOnClock(parts: readonly ClockPart[], at: number): number {
  let whole = 0;
  let before = 0;
  for (const { from, until } of parts) {
    whole += until - from;
    before += Math.min(Math.max(at, from), until) - from;
  }
  return whole === 0 ? 0 : before / whole;
}
