import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { withDaysOff } from '../../src/domain/calendar/build-service-calendar.ts';
import type { ServiceCalendar } from '../../src/domain/calendar/service-calendar.ts';
import { computeDeadline } from '../../src/domain/deadline/compute-deadline.ts';
import { extraBusinessDaysOf, type Wait } from '../../src/domain/deadline/deadline-rules.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';
import { recomputeFromReceipt } from '../../src/domain/deadline/recompute-from-receipt.ts';

const shipped = loadServiceCalendar().current();
const hour = 3_600_000;

const moments = fc.date({
  min: new Date('2013-01-01T00:00:00+08:00'),
  max: new Date('2034-12-31T00:00:00+08:00'),
  noInvalidDate: true,
});

const environments = fc.constantFrom('shared' as const, 'dedicated' as const);

/** A filing, waits in the four weeks after it, and extra days off in the same period. */
const cases = fc
  .record({
    receivedAt: moments,
    environment: environments,
    waits: fc.array(fc.tuple(fc.integer({ min: 0, max: 28 * 24 * 60 }), fc.integer({ min: 0, max: 5 * 24 * 60 })), {
      maxLength: 4,
    }),
    daysOff: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
  })
  .map(({ receivedAt, environment, waits, daysOff }) => ({
    receivedAt,
    environment,
    waits: waits.map(([after, length]): Wait => {
      const from = receivedAt.getTime() + after * 60_000;
      return { from: new Date(from), until: new Date(from + length * 60_000) };
    }),
    calendar: withDaysOff(
      shipped,
      daysOff.map((day) => new Date(receivedAt.getTime() + (8 + day * 24) * hour).toISOString().slice(0, 10)),
    ),
  }));

/** An independent version of the rule, as a person would count: day by day, with the machine's own zone data and a set of open dates. */
function byHand(calendar: ServiceCalendar, receivedAt: Date, extra: number): { day0: string; dueBy: string } {
  const open = new Set([...calendar.businessDays].map((day) => calendar.dateKeys[day - calendar.firstDay]));
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Taipei', dateStyle: 'short', timeStyle: 'medium' });
  let [date = '', time = ''] = local.format(receivedAt).split(' ');
  const next = (): void => {
    do date = new Date(Date.parse(`${date}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10);
    while (!open.has(date));
  };
  if (!open.has(date) || time > '17:40:00') next();
  const day0 = date;
  for (let day = 0; day < 3 + extra; day += 1) next();
  time = '18:00:00';
  return { day0, dueBy: new Date(`${date}T${time}+08:00`).toISOString() };
}

describe('every deadline', () => {
  it('is recomputed from its receipt alone', () => {
    fc.assert(
      fc.property(cases, ({ calendar, ...input }) => {
        const explained = explainDeadline(calendar, input);
        const computed = computeDeadline(calendar, input);
        expect(explained.ok).toBe(true);
        if (!explained.ok || !computed.ok) return;
        const { receipt, ...deadline } = explained.deadline;
        expect(deadline).toEqual(computed.deadline);
        const { clockStart, day0, earliestBy, dueBy } = deadline;
        expect(
          recomputeFromReceipt({
            receivedAt: input.receivedAt,
            receipt,
            extraBusinessDays: extraBusinessDaysOf(input),
          }),
        ).toEqual({ clockStart, day0, earliestBy, dueBy });
      }),
      { numRuns: 2000 },
    );
  });

  it('is what a person counts by hand', () => {
    fc.assert(
      fc.property(moments, environments, (receivedAt, environment) => {
        const result = computeDeadline(shipped, { receivedAt, environment });
        expect(result.ok).toBe(true);
        if (!result.ok) return;
        const { day0, dueBy } = result.deadline;
        const expected = byHand(shipped, receivedAt, environment === 'dedicated' ? 2 : 0);
        expect({ day0, dueBy: dueBy.toISOString() }).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('never comes earlier for a later filing, another day off or another wait', () => {
    const dueOf = (calendar: ServiceCalendar, receivedAt: Date, waits: Wait[]): number => {
      const result = computeDeadline(calendar, { receivedAt, waits });
      return result.ok ? result.deadline.dueBy.getTime() : Number.NaN;
    };
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 10 * 24 * hour }), ({ calendar, receivedAt, waits }, later) => {
        const plain = dueOf(shipped, receivedAt, []);
        expect(dueOf(shipped, new Date(receivedAt.getTime() + later), [])).toBeGreaterThanOrEqual(plain);
        expect(dueOf(calendar, receivedAt, [])).toBeGreaterThanOrEqual(plain);
        expect(dueOf(shipped, receivedAt, waits)).toBeGreaterThanOrEqual(plain);
        expect(dueOf(shipped, receivedAt, waits)).toBeGreaterThanOrEqual(dueOf(shipped, receivedAt, waits.slice(1)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a receipt that was tampered with', () => {
  const receivedAt = new Date('2026-03-04T17:40:01+08:00');
  const explained = explainDeadline(shipped, { receivedAt });
  const receipt = explained.ok ? explained.deadline.receipt : [];

  it('is recomputed as long as it is whole', () => {
    expect(recomputeFromReceipt({ receivedAt, receipt })).not.toBeNull();
  });

  it.each([
    ['a day is missing', receipt.filter((_, index) => index !== 3)],
    ['it does not begin on the day of filing', receipt.slice(1)],
    [
      'a counted day is called a weekend',
      receipt.map((row) => (row.date === '2026-03-06' ? { ...row, counted: false, reason: 'weekend' as const } : row)),
    ],
    ['a flag contradicts its code', receipt.map((row) => ({ ...row, counted: true }))],
    ['day 0 is missing', receipt.map((row) => (row.reason === 'day0' ? { ...row, reason: 'holiday' as const } : row))],
    [
      'a day hangs on behind the deadline',
      [...receipt, { date: '2026-03-11', counted: false, reason: 'holiday' as const, name: null }],
    ],
    ['it is empty', []],
  ])('is refused when %s', (_what, rows) => {
    expect(recomputeFromReceipt({ receivedAt, receipt: rows })).toBeNull();
  });

  it('is refused when it belongs to another environment', () => {
    expect(recomputeFromReceipt({ receivedAt, receipt, extraBusinessDays: 2 })).toBeNull();
  });
});
