import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatedDays, LineConfig } from '../../../../src/domain/line/line-config.ts';
import { takeBack } from '../../../../src/domain/line/take-back.ts';

const base: LineConfig = {
  timeZone: 'Asia/Taipei',
  weekly: null,
  followNationalCalendar: true,
  datedDays: [],
  prompts: { greeting: 'a' },
};

function day(date: string, name = date): DatedDays {
  return { from: date, to: date, name, hours: 'closed' };
}

const someConfig = fc
  .record({
    timeZone: fc.constantFrom('Asia/Taipei', 'Asia/Tokyo'),
    followNationalCalendar: fc.boolean(),
    dates: fc.uniqueArray(fc.constantFrom('2026-01-01', '2026-02-02', '2026-03-03', '2026-04-04')),
    prompts: fc.dictionary(fc.constantFrom('greeting', 'closed', 'menu'), fc.constantFrom('a', 'b', 'c')),
  })
  .map(
    ({ dates, ...rest }): LineConfig => ({ ...base, ...rest, datedDays: [...dates].sort().map((date) => day(date)) }),
  );

describe('taking a revision back', () => {
  it('that is the newest gives the configuration before it', () => {
    fc.assert(
      fc.property(someConfig, someConfig, (before, made) => {
        expect(takeBack(made, { made, before })).toEqual(before);
      }),
    );
  });

  it('and making it again is making it once', () => {
    fc.assert(
      fc.property(someConfig, someConfig, (before, made) => {
        expect(takeBack(before, { made: before, before: made })).toEqual(made);
      }),
    );
  });

  it('leaves what came later', () => {
    const before = base;
    const made = { ...base, prompts: { greeting: 'b' }, datedDays: [day('2026-01-01')] };
    const newest = { ...made, timeZone: 'Asia/Tokyo', prompts: { greeting: 'b', menu: 'm' } };
    expect(takeBack(newest, { made, before })).toEqual({
      ...base,
      timeZone: 'Asia/Tokyo',
      prompts: { greeting: 'a', menu: 'm' },
    });
  });

  it('does not touch a place that holds something else by now', () => {
    const made = { ...base, prompts: { greeting: 'b' } };
    const newest = { ...base, prompts: { greeting: 'c' } };
    expect(takeBack(newest, { made, before: base })).toEqual(newest);
  });

  it('brings removed days back only where their dates are free', () => {
    const before = { ...base, datedDays: [day('2026-01-01', 'old'), day('2026-02-02')] };
    const made = { ...base, datedDays: [] };
    const newest = { ...base, datedDays: [day('2026-01-01', 'new')] };
    expect(takeBack(newest, { made, before }).datedDays.map(({ name }) => name)).toEqual(['new', '2026-02-02']);
  });
});
