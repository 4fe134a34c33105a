import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/db/database.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { restartChecks } from '../../src/features/prompts/prompts.sweeps.ts';
import type { TaskQueue } from '../../src/queue/task-queue.port.ts';
import { checkPromptTask } from '../../src/tasks/check-prompt.ts';
import { nudgeFor } from '../../src/tasks/task-contract.ts';
import { queueDeps, shortTimings, startCheckWorker } from '../support/check-worker.ts';
import { type CheckingPrompts, openCheckingPrompts } from '../support/checking-prompts.ts';
import { postgresStore, type QueueStore, redisStore, silent } from '../support/queue-stores.ts';
import { eventually } from '../support/test-tasks.ts';

const postgres = await postgresStore();
const redis = await redisStore(postgres.databaseUrl);
const stores: QueueStore[] = redis ? [postgres, redis] : [postgres];

afterAll(async () => {
  await redis?.stop();
  await postgres.stop();
});

describe.each(stores)('background work on $kind under faults', (store) => {
  let prompts: CheckingPrompts;
  let database: Database;
  let queue: TaskQueue;
  let children: ChildProcess[];

  beforeAll(async () => {
    prompts = await openCheckingPrompts(store.databaseUrl);
  });

  afterAll(() => prompts.close());

  beforeEach(async () => {
    await store.wipe();
    await prompts.clear();
    children = [];
    database = new Database({ url: store.databaseUrl, logger: silent, maxConnections: 4 });
    queue = await store.open({ contracts: [checkPromptTask], timings: shortTimings });
  });

  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await queue.close();
    await database.close();
  });

  async function startChild(holdMs: number): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/check-worker.program.ts'], {
      env: { ...process.env, DATABASE_URL: store.databaseUrl, REDIS_URL: store.redisUrl ?? '', HOLD_MS: `${holdMs}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data');
    return child;
  }

  const ask = (ids: string[]) => queue.add(ids.map((promptId) => nudgeFor(checkPromptTask, { promptId })));

  it('runs each task exactly once on four worker processes', async () => {
    await Promise.all([1, 2, 3, 4].map(() => startChild(5)));
    const ids = await prompts.create(200);
    await ask(ids);
    await eventually(async () => (await prompts.effects()).length === ids.length, 30_000);
    const starts = await prompts.starts();
    expect(starts.map(({ promptId }) => promptId).sort()).toEqual([...ids].sort());
    expect(new Set(starts.map(({ pid }) => pid)).size).toBeGreaterThan(1);
  });

  it("takes one customer's check next although another's whole backlog was there first", async () => {
    const backlog = await prompts.create(20);
    const [newcomer = ''] = await prompts.create(1);
    await restartChecks(queueDeps(database, queue));
    const order: string[] = [];
    const consumer = await queue.consume({
      queue: 'audio',
      concurrency: 1,
      run: async ({ payload }) => void order.push((payload as { promptId: string }).promptId),
    });
    await eventually(() => [newcomer, ...backlog].every((id) => order.includes(id)));
    await consumer.close(1_000);
    const known = new Set([newcomer, ...backlog]);
    expect(order.filter((id) => known.has(id)).indexOf(newcomer)).toBeLessThanOrEqual(2);
    // Clears the leftovers, because later tests count what a sweep finds.
    await database.transaction(
      systemActor,
      ({ sql }) => sql`update prompt set status = 'ready', verdict = 'accepted' where status = 'checking'`,
    );
  });

  it('takes over the task of a killed worker within twice the stalled interval after its lock', async () => {
    const child = await startChild(60_000);
    const [id = ''] = await prompts.create(1);
    await ask([id]);
    await eventually(async () => (await prompts.starts()).length === 1);
    const killedAt = Date.now();
    child.kill('SIGKILL');
    const other = await startCheckWorker({ ...store, holdMs: 0 });
    await eventually(async () => (await prompts.effects()).length === 1);
    await other.close();
    const tookMs = (await prompts.starts())[1]?.at.getTime() as number;
    const { lockDuration, stalledInterval } = shortTimings;
    expect(tookMs - killedAt).toBeLessThan(lockDuration + 2 * stalledInterval + 700);
  });

  it('parks a task over which workers die again and again, and a sweep does not wake it', async () => {
    const [id = ''] = await prompts.create(1);
    await ask([id]);
    for (let death = 1; death <= 4; death += 1) {
      const child = await startChild(60_000);
      await eventually(async () => (await prompts.starts()).length === death);
      child.kill('SIGKILL');
    }
    const survivor = await startCheckWorker({ ...store, holdMs: 0 });
    await eventually(async () => (await queue.counts()).audio?.failed === 1);
    expect(await restartChecks(queueDeps(database, queue))).toBeGreaterThanOrEqual(1);
    expect((await queue.counts()).audio).toMatchObject({ waiting: 0, failed: 1 });
    await survivor.close();
    expect(await prompts.starts()).toHaveLength(4);
  }, 60_000);

  it('completes every task, with one effect each, although the whole queue is wiped in the middle', async () => {
    const ids = await prompts.create(60);
    const worker = await startCheckWorker({ ...store, holdMs: 30 });
    await ask(ids);
    await eventually(async () => (await prompts.effects()).length > 5);
    await store.wipe();
    const deps = queueDeps(database, queue);
    await eventually(async () => {
      await restartChecks(deps);
      return ids.length === (await prompts.effects()).filter((id) => ids.includes(id)).length;
    }, 30_000);
    await worker.close();
    const effects = (await prompts.effects()).filter((id) => ids.includes(id));
    expect(new Set(effects).size).toBe(effects.length);
  });
});
