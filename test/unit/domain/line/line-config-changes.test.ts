import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateKeyOfDay, dayOfDateKey } from '../../../../src/domain/calendar/taipei-time.ts';
import { diffConfig } from '../../../../src/domain/line/diff-config.ts';
import type { DatedDays, LineConfig } from '../../../../src/domain/line/line-config.ts';
import {
  applyPatch,
  joinHolidays,
  type LinePatch,
  revertOf,
  type SetHolidaysPatch,
} from '../../../../src/domain/line/line-patch.ts';
import { validateLineConfig } from '../../../../src/domain/line/validate-line-config.ts';
import { datedDays, lineConfig } from './support/line-arbitraries.ts';

const closed: Pick<DatedDays, 'name' | 'hours'> = { name: 'Move', hours: 'closed' };
const empty = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const base: LineConfig = {
  timeZone: 'Asia/Taipei',
  weekly: empty,
  followNationalCalendar: false,
  datedDays: [{ ...closed, from: '2026-12-20', to: '2026-12-31' }],
  prompts: { greeting: 'g1' },
};

const range = fc
  .tuple(fc.integer({ min: 20_532, max: 20_560 }), fc.nat(5))
  .map(([start, length]) => ({ from: dateKeyOfDay(start), to: dateKeyOfDay(start + length) }));
const holidays: fc.Arbitrary<SetHolidaysPatch> = fc.record({
  kind: fc.constant('set_holidays' as const),
  add: fc.array(datedDays, { maxLength: 3 }),
  remove: fc.array(range, { maxLength: 3 }),
});

describe('applyPatch', () => {
  it('sets one slot and leaves what other requests did', () => {
    const patch: LinePatch = { kind: 'set_prompt', slot: 'closed', promptId: 'c1' };
    const between = applyPatch(base, { kind: 'set_prompt', slot: 'greeting', promptId: 'g2' });
    expect(applyPatch(between, patch).prompts).toEqual({ greeting: 'g2', closed: 'c1' });
    expect(base.prompts).toEqual({ greeting: 'g1' });
  });

  it('empties a slot', () => {
    expect(applyPatch(base, { kind: 'set_prompt', slot: 'greeting', promptId: null }).prompts).toEqual({});
  });

  it('splits a range in two where days are taken out of its middle', () => {
    const patch: LinePatch = { kind: 'set_holidays', add: [], remove: [{ from: '2026-12-24', to: '2026-12-26' }] };
    expect(applyPatch(base, patch).datedDays.map(({ from, to }) => [from, to])).toEqual([
      ['2026-12-20', '2026-12-23'],
      ['2026-12-27', '2026-12-31'],
    ]);
  });

  it('lets an added day take its date over, also over the end of a year', () => {
    const party: DatedDays = {
      from: '2026-12-31',
      to: '2027-01-02',
      name: 'Party',
      hours: [{ open: '09:00', close: '12:00' }],
    };
    const after = applyPatch(base, { kind: 'set_holidays', add: [party], remove: [], followNationalCalendar: true });
    expect(after.datedDays).toEqual([{ ...closed, from: '2026-12-20', to: '2026-12-30' }, party]);
    expect(after.followNationalCalendar).toBe(true);
  });

  it('replaces hours, zone or everything', () => {
    expect(applyPatch(base, { kind: 'set_weekly', weekly: null }).weekly).toBeNull();
    expect(applyPatch(base, { kind: 'set_time_zone', timeZone: 'Asia/Tokyo' }).timeZone).toBe('Asia/Tokyo');
    const other = { ...base, prompts: {} };
    expect(applyPatch(base, { kind: 'replace_config', config: other })).toEqual(other);
  });

  it('restores a slot to its former prompt, also to none', () => {
    const patch = { kind: 'set_prompt', slot: 'holiday', promptId: 'h1' } as const;
    expect(applyPatch(applyPatch(base, patch), revertOf(base, patch))).toEqual(base);
  });

  it('is applied twice as if once, and days never overlap afterwards', () => {
    fc.assert(
      fc.property(lineConfig, holidays, (config, patch) => {
        const start = { ...config, datedDays: [] };
        const once = applyPatch(applyPatch(start, { kind: 'set_holidays', add: config.datedDays, remove: [] }), patch);
        expect(applyPatch(once, patch)).toEqual(once);
        expect(validateLineConfig(once).filter((fault) => fault.code === 'overlapping_dated_days')).toEqual([]);
      }),
    );
  });

  it('decides every single date as adding and removing day by day would', () => {
    fc.assert(
      fc.property(fc.array(datedDays, { maxLength: 3 }), holidays, (days, patch) => {
        if (patch.kind !== 'set_holidays') throw new Error('unexpected');
        const start = applyPatch({ ...base, datedDays: [] }, { kind: 'set_holidays', add: days, remove: [] });
        const after = applyPatch(start, patch);
        const on = (list: readonly DatedDays[], date: string) =>
          list.filter((entry) => entry.from <= date && date <= entry.to).at(-1)?.name ?? null;
        for (let day = 20_530; day < 20_570; day += 1) {
          const date = dateKeyOfDay(day);
          const removed = patch.remove.some((gone) => gone.from <= date && date <= gone.to);
          expect(on(after.datedDays, date)).toBe(on(patch.add, date) ?? (removed ? null : on(start.datedDays, date)));
        }
      }),
    );
  });
});

describe('validateLineConfig', () => {
  it('finds nothing in a sound configuration', () => {
    expect(validateLineConfig({ ...base, prompts: { greeting: 'g', 'custom:年節 1': 'x' } })).toEqual([]);
  });

  it('names every fault with its place', () => {
    const faults = validateLineConfig({
      timeZone: 'Asia/Taipeh',
      weekly: {
        ...empty,
        mon: [
          { open: '9:00', close: '12:00' },
          { open: '24:00', close: '24:01' },
        ],
        tue: [
          { open: '12:00', close: '14:00' },
          { open: '09:00', close: '12:01' },
        ],
      },
      followNationalCalendar: false,
      datedDays: [
        { from: '2026-02-29', to: '2026-03-01', name: ' ', hours: 'closed' },
        { from: '2026-03-05', to: '2026-03-04', name: 'a', hours: [{ open: '08:00', close: '25:00' }] },
      ],
      prompts: { greeting: '', 'custom:': 'x' },
    });
    expect(faults).toEqual([
      { path: 'timeZone', code: 'unknown_time_zone' },
      { path: 'weekly.mon.0.open', code: 'bad_time' },
      { path: 'weekly.mon.1.open', code: 'bad_time' },
      { path: 'weekly.mon.1.close', code: 'bad_time' },
      { path: 'weekly.tue.0', code: 'overlapping_intervals' },
      { path: 'datedDays.0.from', code: 'bad_date' },
      { path: 'datedDays.0.name', code: 'name_missing' },
      { path: 'datedDays.1', code: 'range_reversed' },
      { path: 'datedDays.1.hours.0.close', code: 'bad_time' },
      { path: 'prompts.greeting', code: 'prompt_missing' },
      { path: 'prompts.custom:', code: 'unknown_slot' },
    ]);
  });

  it('sees a night that runs into the next day’s hours, and Sunday night into Monday', () => {
    const night = [{ open: '20:00', close: '09:00' }];
    const early = [{ open: '08:00', close: '12:00' }];
    expect(validateLineConfig({ ...base, weekly: { ...empty, wed: night, thu: early } })).toEqual([
      { path: 'weekly.thu.0', code: 'overlapping_intervals' },
    ]);
    expect(validateLineConfig({ ...base, weekly: { ...empty, sun: night, mon: early } })).toEqual([
      { path: 'weekly.mon.0', code: 'overlapping_intervals' },
    ]);
    const touching = [{ open: '09:00', close: '12:00' }];
    expect(validateLineConfig({ ...base, weekly: { ...empty, sun: night, mon: touching } })).toEqual([]);
  });

  it('names the later of two dated ranges that share a date', () => {
    const later = { ...closed, from: '2026-12-31', to: '2027-01-01' };
    expect(validateLineConfig({ ...base, datedDays: [later, ...base.datedDays] })).toEqual([
      { path: 'datedDays.0', code: 'overlapping_dated_days' },
    ]);
  });
});

describe('diffConfig', () => {
  it('names what was added, removed and changed', () => {
    const after: LineConfig = {
      ...base,
      weekly: { ...empty, mon: [{ open: '09:00', close: '18:00' }] },
      datedDays: [{ ...closed, from: '2026-12-31', to: '2026-12-31' }],
      prompts: { greeting: 'g2', holiday: 'h1' },
    };
    expect(diffConfig(base, after)).toEqual([
      {
        place: { at: 'days', from: '2026-12-20', to: '2026-12-31' },
        path: 'datedDays.2026-12-20..2026-12-31',
        before: closed,
        after: null,
      },
      {
        place: { at: 'days', from: '2026-12-31', to: '2026-12-31' },
        path: 'datedDays.2026-12-31',
        before: null,
        after: closed,
      },
      { place: { at: 'prompt', slot: 'greeting' }, path: 'prompts.greeting', before: 'g1', after: 'g2' },
      { place: { at: 'prompt', slot: 'holiday' }, path: 'prompts.holiday', before: null, after: 'h1' },
      {
        place: { at: 'weekday', weekday: 'mon' },
        path: 'weekly.mon',
        before: [],
        after: [{ open: '09:00', close: '18:00' }],
      },
    ]);
  });

  it('finds nothing between a configuration and itself in another order', () => {
    fc.assert(
      fc.property(lineConfig, (drawn) => {
        const config = applyPatch(
          applyPatch(
            { ...drawn, datedDays: [], seasons: [] },
            { kind: 'set_seasons', add: drawn.seasons ?? [], remove: [] },
          ),
          { kind: 'set_holidays', add: drawn.datedDays, remove: [] },
        );
        const { seasons, ...rest } = config;
        const shuffled: LineConfig = {
          ...rest,
          ...(seasons ? { seasons: [...seasons].reverse() } : {}),
          prompts: Object.fromEntries(Object.entries(config.prompts).reverse()),
          datedDays: [...config.datedDays].reverse(),
        };
        expect(diffConfig(config, shuffled)).toEqual([]);
      }),
    );
  });

  it('finds something whenever two configurations differ, and the same places backwards', () => {
    fc.assert(
      fc.property(lineConfig, lineConfig, (first, second) => {
        const there = diffConfig(first, second);
        const back = diffConfig(second, first).map(({ before, after, ...at }) => ({
          ...at,
          before: after,
          after: before,
        }));
        expect(there).toEqual(back);
        if (first.timeZone !== second.timeZone) expect(there.map((entry) => entry.path)).toContain('timeZone');
      }),
    );
  });

  it('lists everything against a system that holds nothing', () => {
    expect(diffConfig(null, base).map((entry) => entry.path)).toContain('prompts.greeting');
    expect(diffConfig(null, null)).toEqual([]);
  });
});

describe('joinHolidays', () => {
  it('does on every day what two patches do one after the other', () => {
    fc.assert(
      fc.property(lineConfig, holidays, holidays, holidays, (any, before, first, second) => {
        // Like every stored configuration: no date twice.
        const config = applyPatch({ ...any, datedDays: [] }, before);
        const apart = applyPatch(applyPatch(config, first), second);
        expect(dayByDay(applyPatch(config, joinHolidays(first, second)))).toEqual(dayByDay(apart));
      }),
    );
  });
});

/** The entry on each date of the customer's own calendar. */
function dayByDay({ datedDays: entries }: LineConfig): Map<string, Omit<DatedDays, 'from' | 'to'>> {
  const days = new Map<string, Omit<DatedDays, 'from' | 'to'>>();
  for (const { from, to, ...what } of entries)
    for (let day = dayOfDateKey(from) ?? 0; day <= (dayOfDateKey(to) ?? 0); day += 1) days.set(dateKeyOfDay(day), what);
  return new Map([...days].sort());
}
