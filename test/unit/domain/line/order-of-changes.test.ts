import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineConfig } from '../../../../src/domain/line/line-config.ts';
import { applyPatch, type LinePatch, type SinglePatch } from '../../../../src/domain/line/line-patch.ts';
import { placesOf } from '../../../../src/domain/line/place.ts';
import { takeBack } from '../../../../src/domain/line/take-back.ts';
import { datedDays, lineConfig } from './support/line-arbitraries.ts';

/** A configuration as a line has it: its days in order, none twice. */
const validConfig = lineConfig.map(({ datedDays: days, seasons, ...rest }): LineConfig => {
  const withDays = applyPatch({ ...rest, datedDays: [] }, { kind: 'set_holidays', add: days, remove: [] });
  return seasons ? applyPatch(withDays, { kind: 'set_seasons', add: seasons, remove: [] }) : withDays;
});
const slot = fc.constantFrom('greeting' as const, 'closed' as const, 'menu' as const, 'custom:vip' as const);
const range = datedDays.map(({ from, to }) => ({ from, to }));
const seasonOf = fc
  .tuple(datedDays, lineConfig)
  .map(([{ from, to }, { weekly }]) => ({ from, to, name: 'Fair', weekly }));

const singlePatch: fc.Arbitrary<SinglePatch> = fc.oneof(
  fc.record({
    kind: fc.constant('set_prompt' as const),
    slot,
    promptId: fc.constantFrom('new-1', 'new-2', null),
  }),
  fc.record(
    {
      kind: fc.constant('set_holidays' as const),
      add: fc.array(datedDays, { maxLength: 3 }),
      remove: fc.array(range, { maxLength: 2 }),
      followNationalCalendar: fc.boolean(),
      makeupDays: fc.constantFrom('closed' as const, null),
    },
    { requiredKeys: ['kind', 'add', 'remove'] },
  ),
  lineConfig.map(({ weekly }) => ({ kind: 'set_weekly' as const, weekly })),
  fc.record({
    kind: fc.constant('set_seasons' as const),
    add: fc.array(seasonOf, { maxLength: 2 }),
    remove: fc.array(range, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('set_forwarding' as const), number: fc.constantFrom('+886912345678', null) }),
  fc.record({ kind: fc.constant('set_time_zone' as const), timeZone: fc.constantFrom('Asia/Tokyo', 'UTC') }),
);
const patch: fc.Arbitrary<LinePatch> = fc.oneof(
  { weight: 3, arbitrary: singlePatch },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(singlePatch, { minLength: 2, maxLength: 3, selector: (each) => placesOf(each).join() })
      .map((patches) => ({ kind: 'several' as const, patches })),
  },
);

interface Change {
  line: number;
  patch: LinePatch;
}

const lineCount = 3;
/** Keeps the first of several changes to one place: the others would be refused while it is open. */
const withoutConflict = fc
  .array(fc.record({ line: fc.nat(lineCount - 1), patch }), { minLength: 2, maxLength: 14 })
  .map((all) => {
    const taken = new Set<string>();
    return all.filter((change) => {
      const keys = placesOf(change.patch).map((place) => `${change.line} ${place}`);
      if (keys.some((key) => taken.has(key))) return false;
      for (const key of keys) taken.add(key);
      return true;
    });
  })
  .filter(({ length }) => length > 1);
const inTwoOrders = withoutConflict.chain((changes) =>
  fc.tuple(
    fc.constant(changes),
    fc.shuffledSubarray(changes, { minLength: changes.length, maxLength: changes.length }),
  ),
);
const lines = fc.array(validConfig, { minLength: lineCount, maxLength: lineCount });

function applied(configs: readonly LineConfig[], changes: readonly Change[]): LineConfig[] {
  return changes.reduce(
    (now, change) => now.map((config, line) => (line === change.line ? applyPatch(config, change.patch) : config)),
    [...configs],
  );
}

describe('changes of different lines and of different places of a line', () => {
  it('end in the same configurations in whatever order they are applied', () => {
    fc.assert(
      fc.property(lines, inTwoOrders, (configs, [filed, otherwise]) => {
        expect(applied(configs, otherwise)).toEqual(applied(configs, filed));
      }),
      { numRuns: 300 },
    );
  });

  it('end the same when one of them is taken back after any of the others', () => {
    fc.assert(
      fc.property(lines, inTwoOrders, fc.nat(), (configs, [filed, otherwise], pick) => {
        const failing = otherwise[pick % otherwise.length] as Change;
        const at = otherwise.indexOf(failing);
        const before = applied(configs, otherwise.slice(0, at));
        const made = applied(before, [failing]);
        const after = applied(made, otherwise.slice(at + 1));
        const result = after.map((config, line) =>
          line === failing.line
            ? takeBack(config, { made: made[line] as LineConfig, before: before[line] as LineConfig })
            : config,
        );
        expect(result).toEqual(
          applied(
            configs,
            filed.filter((change) => change !== failing),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});
