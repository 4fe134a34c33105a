import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { judgeOn } from '../../src/commands/judged-until.ts';

const folder = mkdtempSync(join(tmpdir(), 'lineshift-judged-'));
const place = join(folder, 'judged-until');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A run over these ids in which `bad` is a fault; it stops behind the id `stopAt`. */
async function run(ids: string[], bad: string[], stopAt?: string) {
  const seen: string[] = [];
  const judge: Parameters<typeof judgeOn>[1] = async ({ after, onProgress }) => {
    for (const last of ids.filter((id) => after === null || id > after)) {
      const faults = bad.includes(last) ? [{ promptId: last, rendition: 'wav8k', fault: 'other' }] : [];
      seen.push(last);
      await onProgress({ last, judged: seen.length, total: ids.length, faults });
      if (last === stopAt) throw new Error('stopped');
    }
    return { judged: seen.length, total: ids.length, faults: [] };
  };
  const result = await judgeOn(place, judge, () => undefined).catch((error: Error) => error.message);
  return { seen, result };
}

it('a fault that was found before a stop counts in the run that goes on', async () => {
  const ids = ['a', 'b', 'c', 'd'];
  expect(await run(ids, ['a'], 'a')).toEqual({ seen: ['a'], result: 'stopped' });
  expect(await run(ids, ['a'], 'b')).toEqual({ seen: ['b'], result: 'stopped' });
  expect(await run(ids, ['a', 'd'])).toEqual({ seen: ['c', 'd'], result: { judged: 2, total: 4, faults: 2 } });
  expect(existsSync(place)).toBe(false);
  expect(await run(ids, [])).toMatchObject({ seen: ids, result: { faults: 0 } });
});

it('goes on from the file of an earlier version, which has the id only', async () => {
  writeFileSync(place, 'b');
  expect(await run(['a', 'b', 'c'], [])).toMatchObject({ seen: ['c'], result: { faults: 0 } });
});
