import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnlikeSourceError } from '../../src/connectors/audio/audio.port.ts';
import { Database } from '../../src/db/database.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { registerCheckFigures } from '../../src/features/prompts/check-figures.ts';
import { checkPrompt } from '../../src/features/prompts/check-prompt.ts';
import { presentFinding } from '../../src/features/prompts/prompts.presenter.ts';
import { findPrompt } from '../../src/features/prompts/prompts.repository.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { type CheckingPrompts, openCheckingPrompts } from '../support/checking-prompts.ts';
import type { TestDatabase } from '../support/database.ts';
import { createQueueDatabase, silent } from '../support/queue-stores.ts';

let testDatabase: TestDatabase;
let database: Database;
let prompts: CheckingPrompts;

beforeAll(async () => {
  testDatabase = await createQueueDatabase();
  database = new Database({ url: testDatabase.url, logger: silent, maxConnections: 3 });
  prompts = await openCheckingPrompts(testDatabase.url);
});
afterAll(async () => {
  await prompts?.close();
  await database?.close();
  await testDatabase?.drop();
});

/** The dependencies of a check, with this audio processor. */
function depsWith(check: () => Promise<unknown>): Deps {
  return {
    database,
    logger: silent,
    clock: systemClock,
    outbox: { wake: () => undefined },
    config: { dataFolder: join(tmpdir(), `lineshift-fault-${process.pid}`) },
    storage: { copyToFile: async () => undefined },
    audio: { check },
  } as unknown as Deps;
}

const context = (lastAttempt: boolean, signal = new AbortController().signal) => ({ signal, lastAttempt });
const rowOf = (id: string) => database.transaction(systemActor, (transaction) => findPrompt(transaction, id));

/** What `/metrics` shows. */
async function counted(): Promise<Record<string, number>> {
  const metrics = new Registry();
  registerCheckFigures({ metrics, database });
  const [figure] = await metrics.getMetricsAsJSON();
  return Object.fromEntries(figure?.values.map(({ labels, value }) => [labels.fault, value]) ?? []);
}

describe('a check that fails on our side', () => {
  it('is reported to the customer as our fault after the last attempt, never as a refusal, and is replaced by a later verdict', async () => {
    const unlike = depsWith(async () => {
      throw new UnlikeSourceError('ulaw8k', { what: 'activity', expected: 1, found: 0.1 });
    });
    const [id = ''] = await prompts.create(1);
    await expect(checkPrompt(unlike, { promptId: id }, context(false))).rejects.toThrow('ulaw8k');
    expect(await rowOf(id)).toMatchObject({ status: 'checking', findings: [] });
    await expect(checkPrompt(unlike, { promptId: id }, context(true))).rejects.toThrow('ulaw8k');
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: 'checking', verdict: null });
    const [finding] = row?.findings ?? [];
    expect(finding).toEqual({ code: 'rendition_unlike_source', severity: 'warning' });
    expect(finding && presentFinding(finding, 'en').message).toContain('The fault is ours');
    expect(finding && presentFinding(finding, 'zh-TW').message).toContain('我們的問題');
    expect(await counted()).toEqual({ rendition_unlike_source: 1, check_failed: 0 });
    const refused = {
      verdict: 'rejected',
      findings: [{ code: 'silent', severity: 'error' }],
      renditions: [],
      peaks: [],
    };
    const well = depsWith(async () => ({
      ...refused,
      measurements: null,
      delivered: null,
      engine: 'x',
      profileId: 'x',
    }));
    await checkPrompt(well, { promptId: id }, context(true));
    expect((await rowOf(id))?.findings).toEqual(refused.findings);
    expect(await counted()).toEqual({ rendition_unlike_source: 0, check_failed: 0 });
  });

  it('says so for any other fault of the machine, but not when the process only stops', async () => {
    const [id = '', other = ''] = await prompts.create(2);
    const broken = depsWith(async () => {
      throw new Error('ffmpeg was killed from outside');
    });
    await expect(checkPrompt(broken, { promptId: id }, context(true))).rejects.toThrow('killed');
    expect((await rowOf(id))?.findings).toEqual([{ code: 'check_failed', severity: 'warning' }]);
    expect(await counted()).toEqual({ rendition_unlike_source: 0, check_failed: 1 });
    const stopped = AbortSignal.abort(Object.assign(new Error('the process stops'), { name: 'HandBackError' }));
    await expect(checkPrompt(broken, { promptId: other }, context(true, stopped))).rejects.toThrow('killed');
    expect((await rowOf(other))?.findings).toEqual([]);
  });
});
