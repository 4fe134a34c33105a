import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FoundFault, judgeAgain } from '../../../src/features/prompts/judge-again.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { voice } from '../../support/voice.ts';

let app: TestApp;
let promptId: string;
let repairedId: string;

beforeAll(async () => {
  app = await startTestApp();
  const owner = app.as('owner');
  ({ promptId } = await owner.uploadChecked(voice(0.4)));
  const steps = [{ kind: 'level_passages' }, { kind: 'join', promptId }];
  ({ promptId: repairedId } = await owner.post(`/prompts/${promptId}/repairs`, { steps }));
  await owner.until(`/prompts/${repairedId}`, ({ status }) => status === 'ready');
});
afterAll(() => app.close());

async function judged(after: string | null = null) {
  const seen: string[] = [];
  const told: FoundFault[] = [];
  const result = await judgeAgain(app.deps, {
    after,
    signal: new AbortController().signal,
    async onProgress({ last, faults }) {
      seen.push(last);
      told.push(...faults);
    },
  });
  expect(result.faults).toEqual(told);
  return { ...result, seen };
}

it('every stored rendition is its recording, a repaired one is what its steps made of it', async () => {
  const { faults, judged: count, total, seen } = await judged();
  expect(faults).toEqual([]);
  expect(count).toBe(total);
  expect(seen).toEqual(expect.arrayContaining([promptId, repairedId]));
  expect(seen).toEqual([...seen].sort());
});

it('one that was changed or lost in the store is found, and a stopped run goes on where it was', async () => {
  const keys = await app.query(`select name, storage_key as key from rendition where prompt_id = $1`, [repairedId]);
  const keyOf = (name: string) => keys.find((each) => each.name === name)?.key as string;
  const size = (await app.deps.storage.size(keyOf('ulaw8k'))) ?? 0;
  await app.deps.storage.delete(keyOf('ulaw8k'));
  await app.deps.storage.write(
    keyOf('ulaw8k'),
    (await import('node:stream')).Readable.from([Buffer.alloc(size, 0xff)]),
    {
      maxBytes: size,
      signal: new AbortController().signal,
    },
  );
  const whole = await judged();
  expect(whole.faults).toMatchObject([{ promptId: repairedId, rendition: 'ulaw8k' }]);
  const before = whole.seen.at(whole.seen.indexOf(repairedId) - 1) ?? null;
  const rest = await judged(before);
  expect(rest.seen[0]).toBe(repairedId);
  await app.deps.storage.delete(keyOf('g722'));
  const lost = await judged(before);
  expect(lost.faults.map(({ promptId: of, rendition }) => [of, rendition])).toEqual([[repairedId, null]]);
});
