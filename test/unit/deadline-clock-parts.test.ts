import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { placeOnClock, readClock } from '../../src/domain/deadline/clock-parts.ts';
import type { DeadlineInput } from '../../src/domain/deadline/deadline-rules.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';
import { elapsedFraction } from '../../src/domain/deadline/service-time.ts';

const calendar = loadServiceCalendar().current();
const minute = 60_000;
const hour = 60 * minute;

function taipei(text: string): Date {
  return new Date(`2026-${text}:00+08:00`);
}

function deadlineOf(input: DeadlineInput) {
  const explained = explainDeadline(calendar, input);
  if (!explained.ok) throw new Error('outside');
  return explained.deadline;
}

const filings = fc
  .record({
    start: fc.date({ min: taipei('01-01T00:00'), max: taipei('12-01T00:00'), noInvalidDate: true }),
    waits: fc.array(fc.tuple(fc.nat(14 * 24 * 60), fc.nat(3 * 24 * 60)), { maxLength: 3 }),
    after: fc.nat(30 * 24 * 60),
  })
  .map(({ start, waits, after }) => ({
    receivedAt: start,
    waits: waits.map(([begin, length]) => {
      const from = start.getTime() + begin * minute;
      return { from: new Date(from), until: new Date(from + length * minute) };
    }),
    at: start.getTime() + after * minute,
  }));

describe('the clock of a promise, read from its receipt', () => {
  it('is what the calendar measures', () => {
    fc.assert(
      fc.property(filings, ({ at, ...input }) => {
        const { usedMs, promisedMs } = readClock(deadlineOf(input), { at });
        expect(usedMs / promisedMs).toBeCloseTo(elapsedFraction(calendar, input, new Date(at)) ?? Number.NaN, 9);
      }),
      { numRuns: 1000 },
    );
  });

  it('stands still while we wait: at the end of the wait no more is used than before', () => {
    fc.assert(
      fc.property(filings, fc.nat(5 * 24 * 60), ({ receivedAt, at }, length) => {
        const from = new Date(at);
        const until = at + length * minute;
        const waiting = readClock(deadlineOf({ receivedAt }), { at: until, pausedSince: from });
        const waited = readClock(deadlineOf({ receivedAt, waits: [{ from, until: new Date(until) }] }), { at: until });
        // The day of the answer counts only if the wait did not touch its service hours.
        const isSameDay = waited.usedMs - waiting.usedMs;
        expect(isSameDay).toBeGreaterThanOrEqual(0);
        expect(isSameDay).toBeLessThanOrEqual(9 * hour);
      }),
      { numRuns: 500 },
    );
  });

  it('has a part a service day: counted, paused and still to come', () => {
    const input = {
      receivedAt: taipei('03-04T10:00'),
      waits: [{ from: taipei('03-05T10:00'), until: taipei('03-05T11:00') }],
    };
    const { parts, usedMs, promisedMs } = readClock(deadlineOf(input), { at: taipei('03-06T13:30').getTime() });
    expect(parts.map(({ date, from, used, paused }) => [date, (used - from) / hour, paused])).toEqual([
      ['2026-03-04', 8, false],
      ['2026-03-05', 0, true],
      ['2026-03-06', 4.5, false],
      ['2026-03-09', 0, false],
      ['2026-03-10', 0, false],
    ]);
    expect([usedMs / hour, promisedMs / hour]).toEqual([12.5, 35]);
    expect(placeOnClock(parts, taipei('03-06T13:30').getTime())).toBeCloseTo(21.5 / 44, 9);
    expect(placeOnClock(parts, taipei('03-08T13:30').getTime())).toBeCloseTo(26 / 44, 9);
    expect(placeOnClock(parts, taipei('12-01T00:00').getTime())).toBe(1);
    expect(placeOnClock([], 0)).toBe(0);
  });

  it('counts a wait that begins after 17:40 or after the promise only from the next day on', () => {
    const deadline = deadlineOf({ receivedAt: taipei('03-04T10:00') });
    const at = taipei('03-12T12:00').getTime();
    const usedSince = (pausedSince: Date) => readClock(deadline, { at, pausedSince }).usedMs / hour;
    expect(usedSince(taipei('03-05T17:39'))).toBe(8);
    expect(usedSince(taipei('03-05T17:40'))).toBe(17);
    expect(usedSince(taipei('03-10T12:00'))).toBe(35);
  });
});
