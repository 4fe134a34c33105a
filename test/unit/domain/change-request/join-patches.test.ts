import { describe, expect, it } from 'vitest';
import { daysOfPatch, joinPatches, playsPrompt } from '../../../../src/domain/change-request/join-patches.ts';
import type { SetHolidaysPatch } from '../../../../src/domain/line/line-patch.ts';

const day = (from: string, to = from, promptId?: string) => ({
  ...{ from, to, name: 'Away', hours: 'closed' as const },
  ...(promptId ? { promptId } : {}),
});
const holidays = (patch: Partial<SetHolidaysPatch>): SetHolidaysPatch => ({
  ...{ kind: 'set_holidays', add: [], remove: [] },
  ...patch,
});
const weekly = { kind: 'set_weekly', weekly: null } as const;
const greeting = { kind: 'set_prompt', slot: 'greeting', promptId: 'former' } as const;

describe('what is added to an open request', () => {
  it('joins days, and the later one counts for the same date', () => {
    const former = holidays({ add: [day('2026-05-01', '2026-05-03')] });
    const next = holidays({ add: [day('2026-05-02')], remove: [{ from: '2026-05-03', to: '2026-05-03' }] });
    expect(joinPatches(former, next)).toEqual(
      holidays({ add: [day('2026-05-01'), day('2026-05-02')], remove: [{ from: '2026-05-03', to: '2026-05-03' }] }),
    );
  });

  it('replaces hours and the recording of the same slot', () => {
    expect(joinPatches({ ...weekly, weekly: {} as never }, weekly)).toBe(weekly);
    const newer = { ...greeting, promptId: 'newer' };
    expect(joinPatches(greeting, newer)).toBe(newer);
  });

  it('is refused for another place', () => {
    expect(joinPatches(greeting, { ...greeting, slot: 'closed' })).toBe(null);
    expect(joinPatches(weekly, greeting)).toBe(null);
    expect(joinPatches({ kind: 'set_time_zone', timeZone: 'Asia/Taipei' }, weekly)).toBe(null);
  });

  it('is measured in days set and cleared', () => {
    const remove = [{ from: '2026-06-01', to: '2026-06-02' }];
    expect(daysOfPatch(holidays({ add: [day('2026-05-01', '2026-05-03')], remove }))).toBe(5);
    expect(daysOfPatch(weekly)).toBe(0);
  });

  it('names the recordings that it plays', () => {
    const patch = holidays({ add: [day('2026-05-01'), day('2026-05-02', '2026-05-02', 'one')] });
    expect([playsPrompt(patch, 'one'), playsPrompt(patch, 'other'), playsPrompt(weekly, 'one')]).toEqual([
      ...[true, false, false],
    ]);
    expect(playsPrompt(greeting, 'former')).toBe(true);
  });
});
