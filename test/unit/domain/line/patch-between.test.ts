import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffConfig } from '../../../../src/domain/line/diff-config.ts';
import { applyPatch } from '../../../../src/domain/line/line-patch.ts';
import { patchBetween } from '../../../../src/domain/line/patch-between.ts';
import { placesOf } from '../../../../src/domain/line/place.ts';
import { lineConfig } from './support/line-arbitraries.ts';

/** Like revisions: without overlaps, which only a patch can create. */
const made = lineConfig.map((drawn) => {
  const { seasons = [], datedDays, ...config } = drawn;
  const bare = { ...config, datedDays: [] };
  const dated = applyPatch(bare, { kind: 'set_holidays', add: datedDays, remove: [] });
  return applyPatch(dated, { kind: 'set_seasons', add: seasons, remove: [] });
});

describe('the patch back to an earlier configuration', () => {
  it('brings everything back but the time zone', () => {
    fc.assert(
      fc.property(made, made, (newest, wanted) => {
        const patch = patchBetween(newest, wanted);
        const after = patch === null ? newest : applyPatch(newest, patch);
        expect(diffConfig(after, { ...wanted, timeZone: newest.timeZone })).toEqual([]);
      }),
    );
  });

  it('touches only the places that differ, and nothing where nothing does', () => {
    fc.assert(
      fc.property(made, (config) => {
        expect(patchBetween(config, config)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(made, (config) => {
        const patch = patchBetween(config, { ...config, prompts: { ...config.prompts, menu: 'other' } });
        expect(patch && placesOf(patch)).toEqual(['slot:menu']);
      }),
    );
  });
});
