import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NationalDayChange } from '../../../../src/domain/calendar/national-days.ts';
import { callersHearAt } from '../../../../src/domain/line/callers-hear.ts';
import type { LineConfig } from '../../../../src/domain/line/line-config.ts';
import { linesThatAnswerOtherwise } from '../../../../src/domain/line/lines-that-answer-otherwise.ts';
import { weekdaysNineToSix } from '../../../support/phone-system-lines.ts';
import { lineConfig } from './support/line-arbitraries.ts';

const plain: LineConfig = {
  timeZone: 'Asia/Taipei',
  weekly: weekdaysNineToSix,
  followNationalCalendar: true,
  datedDays: [],
  prompts: {},
};

function datesOf(config: LineConfig, changes: NationalDayChange[]): string[] {
  return linesThatAnswerOtherwise([{ lineId: 'line', config }], changes)[0]?.dates ?? [];
}

describe('the lines whose answers change with the national days', () => {
  const added: NationalDayChange = { date: '2026-03-27', before: null, after: 'new holiday' };
  const dropped: NationalDayChange = { date: '2026-04-06', before: 'old holiday', after: null };

  it('are those that follow the national calendar', () => {
    const lines = [
      { lineId: 'follows', config: plain },
      { lineId: 'ignores', config: { ...plain, followNationalCalendar: false } },
      { lineId: 'always open', config: { ...plain, weekly: null } },
    ];
    expect(linesThatAnswerOtherwise(lines, [added, dropped])).toEqual([
      { lineId: 'follows', dates: ['2026-03-27', '2026-04-06'] },
      { lineId: 'always open', dates: ['2026-03-27', '2026-04-06'] },
    ]);
    expect(linesThatAnswerOtherwise(lines, [])).toEqual([]);
  });

  it('are not those whose own dated days cover what changed', () => {
    const own = { from: '2026-03-27', to: '2026-03-28', name: 'stocktaking', hours: 'closed' as const };
    expect(datesOf({ ...plain, datedDays: [own] }, [added, dropped])).toEqual(['2026-04-06']);
  });

  it('are not those that only see a day renamed', () => {
    expect(datesOf(plain, [{ date: '2026-03-27', before: 'old name', after: 'new name' }])).toEqual([]);
  });

  it('are exactly those for which some minute around a changed day is answered otherwise', () => {
    const changes = [added, dropped];
    const holidayOn = (side: 'before' | 'after') => (date: string) =>
      changes.find((change) => change.date === date)?.[side] ?? null;
    fc.assert(
      fc.property(lineConfig, (config) => {
        const answerAt = (side: 'before' | 'after', at: Date) => {
          const heard = callersHearAt({
            config,
            closures: [],
            national: { holidayOn: holidayOn(side), makeupOn: () => null },
            at,
          });
          return `${heard.state} ${heard.promptId}`;
        };
        let differs = false;
        // From the day before the first change to the day after the last, in every zone.
        for (let at = Date.parse('2026-03-26T00:00:00Z'); at < Date.parse('2026-04-09T00:00:00Z'); at += 60_000 * 15) {
          differs ||= answerAt('before', new Date(at)) !== answerAt('after', new Date(at));
        }
        expect(datesOf(config, changes).length > 0).toBe(differs);
      }),
      { numRuns: 60 },
    );
  });
});
