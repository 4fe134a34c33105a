import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meet, nextFreeTime, type OpenThere } from '../../../../src/domain/change-request/plan.ts';

const minuteMs = 60_000;
const start = new Date('2026-04-01T09:00:00+08:00').getTime();
const at = (minute: number) => new Date(start + minute * minuteMs);

function open(changeRequestId: string, from: number | null, until: number | null = null): OpenThere {
  const instant = (minute: number | null) => (minute === null ? null : at(minute));
  return { changeRequestId, effectiveAt: instant(from), revertAt: instant(until) };
}

const idsOf = (met: readonly OpenThere[]) => met.map(({ changeRequestId }) => changeRequestId);

describe('requests for the same place', () => {
  const there = [open('now', null), open('week', 0, 60), open('instant', 90)];

  it('exclude one another where both are to be done at once; a plan goes on beside them', () => {
    const { duplicates, overlaps, plans } = meet({ effectiveAt: null, revertAt: at(10) }, there);
    expect([duplicates, overlaps, plans].map(idsOf)).toEqual([['now'], [], ['week', 'instant']]);
  });

  it.each([
    ['within the time of another', 30, null, ['week']],
    ['from its end on', 60, null, []],
    ['until its beginning', -30, 0, []],
    ['around it', -30, 61, ['week']],
    ['at the very instant of one without a return', 90, null, ['instant']],
    ['over that instant', 60, 91, ['instant']],
    ['over all of them', -1, 200, ['week', 'instant']],
  ])('exclude one another where they are planned %s', (_when, from, until, expected) => {
    const met = meet({ effectiveAt: at(from), revertAt: until === null ? null : at(until) }, there);
    expect(idsOf(met.overlaps)).toEqual(expected);
    expect(met.duplicates).toEqual([]);
    expect(met.overlaps.length + met.plans.length).toBe(2);
  });
});

describe('the next free time', () => {
  const minute = fc.integer({ min: 0, max: 40 });
  const length = fc.option(fc.integer({ min: 1, max: 12 }), { nil: null });
  const plan = fc.record({ from: minute, length }).map(({ from, length }) => ({
    effectiveAt: at(from),
    revertAt: length === null ? null : at(from + length),
  }));

  it('is the first minute from the wished one on at which nothing is met', () => {
    fc.assert(
      fc.property(plan, fc.array(plan, { maxLength: 8 }), (wished, taken) => {
        const others = taken.map((times, index) => ({ changeRequestId: String(index), ...times }));
        const lengthMs = wished.revertAt === null ? null : wished.revertAt.getTime() - wished.effectiveAt.getTime();
        const isFree = (from: Date) => {
          const revertAt = lengthMs === null ? null : new Date(from.getTime() + lengthMs);
          return meet({ effectiveAt: from, revertAt }, others).overlaps.length === 0;
        };
        let expected = wished.effectiveAt;
        while (!isFree(expected)) expected = new Date(expected.getTime() + minuteMs);
        expect(nextFreeTime(wished, taken)).toEqual(expected);
      }),
    );
  });
});
