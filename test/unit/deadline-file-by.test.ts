import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { withDaysOff } from '../../src/domain/calendar/build-service-calendar.ts';
import type { ServiceCalendar } from '../../src/domain/calendar/service-calendar.ts';
import { formatTaipei, taipeiDate } from '../../src/domain/calendar/taipei-time.ts';
import { computeDeadline } from '../../src/domain/deadline/compute-deadline.ts';
import type { DeadlineInput } from '../../src/domain/deadline/deadline-rules.ts';
import { fileBy } from '../../src/domain/deadline/file-by.ts';

const day = 86_400_000;
const shipped = loadServiceCalendar().current();
/** A typhoon day, an office outing and a Saturday on which we work. */
const withExceptions = loadServiceCalendar([
  { date: '2024-10-02', kind: 'closed', reason: '颱風' },
  { date: '2026-03-06', kind: 'closed', reason: 'outing' },
  { date: '2026-03-07', kind: 'open', reason: 'moving day' },
]).current();

function isPromised(
  calendar: ServiceCalendar,
  given: Omit<DeadlineInput, 'receivedAt'>,
  { at, wishedAt }: { at: number; wishedAt: Date },
): boolean {
  const result = computeDeadline(calendar, { ...given, receivedAt: new Date(at) });
  return result.ok && result.deadline.dueBy <= wishedAt;
}

const wishes = fc.oneof(
  fc.date({ min: new Date('2013-02-01T00:00+08:00'), max: new Date('2027-12-31T23:59+08:00'), noInvalidDate: true }),
  // Instants around the closing times, where an off-by-one error would show.
  fc
    .tuple(fc.integer({ min: 0, max: 5430 }), fc.constantFrom(-1000, -1, 0, 1, 1000))
    .map(([days, off]) => new Date(Date.parse('2013-02-01T18:00:00+08:00') + days * day + off)),
);

describe('the last moment of filing', () => {
  it('is the exact inverse of the promise', () => {
    const cases = fc.record({
      wishedAt: wishes,
      given: fc.constantFrom<Omit<DeadlineInput, 'receivedAt'>[]>(
        { environment: 'shared' },
        { environment: 'dedicated' },
        { extraBusinessDays: 5 },
      ),
      base: fc.constantFrom(shipped, withExceptions),
      daysOff: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(cases, ({ wishedAt, given, base, daysOff }) => {
        const off = daysOff.map((days) => taipeiDate(new Date(wishedAt.getTime() - days * day)));
        const calendar = withDaysOff(base, off);
        const found = fileBy(calendar, { ...given, wishedAt });
        expect(found.ok).toBe(true);
        if (!found.ok) return;
        const last = found.fileBy.getTime();
        expect(isPromised(calendar, given, { at: last, wishedAt })).toBe(true);
        // The clock counts whole seconds: 17:40:00.999 is 17:40:00.
        expect(isPromised(calendar, given, { at: last + 999, wishedAt })).toBe(true);
        expect(isPromised(calendar, given, { at: last + 1000, wishedAt })).toBe(false);
        const computed = computeDeadline(calendar, { ...given, receivedAt: found.fileBy });
        const { receipt, ...deadline } = found.deadline;
        expect(computed).toEqual({ ok: true, deadline });
        expect(receipt.at(-1)?.date).toBe(taipeiDate(deadline.dueBy));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['2027-01-01T00:00:00+08:00', 'shared', '2026-12-28T17:40:00+08:00', '2026-12-31T18:00:00+08:00'],
    ['2027-01-01T00:00:00+08:00', 'dedicated', '2026-12-23T17:40:00+08:00', '2026-12-31T18:00:00+08:00'],
    ['2026-03-09T18:00:00+08:00', 'shared', '2026-03-04T17:40:00+08:00', '2026-03-09T18:00:00+08:00'],
    ['2026-03-09T17:59:59+08:00', 'shared', '2026-03-03T17:40:00+08:00', '2026-03-06T18:00:00+08:00'],
    ['2026-02-23T09:00:00+08:00', 'shared', '2026-02-10T17:40:00+08:00', '2026-02-13T18:00:00+08:00'],
  ] as const)('for %s, %s, is %s', (wish, environment, at, dueBy) => {
    const found = fileBy(shipped, { wishedAt: new Date(wish), environment });
    expect(found.ok && [found.fileBy, found.deadline.dueBy].map(formatTaipei)).toEqual([at, dueBy]);
  });

  it.each(['2012-12-31T23:59:59+08:00', '2013-01-04T12:00:00+08:00', '2036-01-01T00:00:00+08:00'])(
    'for %s is refused: the calendar does not reach that far',
    (wish) => {
      expect(fileBy(shipped, { wishedAt: new Date(wish) })).toEqual({
        ok: false,
        refusal: { code: 'outside_calendar', params: { from: '2013-01-01', to: '2035-12-31' } },
      });
    },
  );

  it('says that a wish in a year without a published table is provisional', () => {
    const found = fileBy(shipped, { wishedAt: new Date('2031-05-05T00:00:00+08:00') });
    expect(found.ok && found.deadline.provisional).toBe(true);
  });

  it('takes microseconds', () => {
    const begin = performance.now();
    const start = Date.parse('2026-01-01T00:00:00+08:00');
    for (let count = 0; count < 2000; count += 1) fileBy(shipped, { wishedAt: new Date(start + count * 3_600_000) });
    // Measured at about 5 µs each; a hundred times that would mean that the calendar is scanned from its start.
    expect((performance.now() - begin) / 2000).toBeLessThan(0.5);
  });
});
