import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { applicationRole } from '../../src/db/database.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import type { Consumer, TaskQueue } from '../../src/queue/task-queue.port.ts';
import { createQueueDatabase, postgresStore, silent } from '../support/queue-stores.ts';
import { startRedis } from '../support/redis.ts';
import { eventually, ordinary, rest, testContracts, upTo } from '../support/test-tasks.ts';

const { server: redis, reason } = await startRedis();
if (!redis) console.info(`skipped: ${reason}`);

afterAll(() => redis?.stop());

let cleanUp: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const action of cleanUp.reverse()) await action();
  cleanUp = [];
});

async function consumeInto(queue: TaskQueue, seen: number[], holdMs = 0): Promise<Consumer> {
  const consumer = await queue.consume({
    queue: 'apply',
    concurrency: 4,
    async run({ payload }) {
      await rest(holdMs);
      seen.push((payload as { n: number }).n);
    },
  });
  cleanUp.push(() => consumer.close(1_000));
  return consumer;
}

/** A way to PostgreSQL that hangs up on new connections while told to. */
async function unsteadyWay(databaseUrl: string) {
  const target = new URL(databaseUrl);
  let hangUps = 0;
  const open = new Set<Socket>();
  const server = createServer((incoming) => {
    incoming.on('error', () => undefined);
    if (hangUps > 0) {
      hangUps -= 1;
      return incoming.destroy();
    }
    const outgoing = connect(Number(target.port), target.hostname).on('error', () => undefined);
    for (const socket of [incoming, outgoing]) open.add(socket);
    return incoming.pipe(outgoing).pipe(incoming);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = `${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    hangUp: (times: number) => {
      hangUps = times;
    },
    left: () => hangUps,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((closed) => server.close(closed));
    },
  };
}

describe('the queue on PostgreSQL', () => {
  it('works although the first connections of its workers fail', async () => {
    const store = await postgresStore();
    cleanUp.push(store.stop);
    const way = await unsteadyWay(store.databaseUrl);
    cleanUp.push(way.close);
    const queue = await createTaskQueue({
      redisUrl: null,
      databaseUrl: way.url,
      role: applicationRole,
      contracts: testContracts,
      logger: silent,
    });
    cleanUp.push(() => queue.close());
    way.hangUp(2);
    const seen: number[] = [];
    await consumeInto(queue, seen);
    expect(way.left()).toBe(0);
    await queue.add(ordinary(1));
    await eventually(() => seen.length === 1);
  });

  it('works under the role that owns nothing, and keeps every task while all its connections are cut again and again', async () => {
    const store = await postgresStore();
    cleanUp.push(store.stop);
    const queue = await store.open();
    cleanUp.push(() => queue.close());
    const seen: number[] = [];
    await consumeInto(queue, seen, 20);
    const owner = new pg.Client({ connectionString: store.databaseUrl });
    await owner.connect();
    cleanUp.push(() => owner.end());
    for (const round of upTo(5)) {
      await queue.add(ordinary(...upTo(20).map((n) => round * 100 + n)));
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await rest(100);
    }
    await eventually(() => new Set(seen).size === 100, 30_000);
    await eventually(async () => (await queue.counts()).apply?.active === 0);
    expect((await queue.counts()).apply).toMatchObject({ failed: 0, waiting: 0 });
  });

  it('holds no more than ten connections with its queues at work', async () => {
    const store = await postgresStore();
    cleanUp.push(store.stop);
    const queue = await store.open();
    cleanUp.push(() => queue.close());
    const seen: number[] = [];
    await consumeInto(queue, seen, 5);
    const other = await queue.consume({ queue: 'maintenance', concurrency: 4, run: async () => undefined });
    cleanUp.push(() => other.close(1_000));
    const owner = new pg.Client({ connectionString: store.databaseUrl });
    await owner.connect();
    cleanUp.push(() => owner.end());
    await queue.add(ordinary(...upTo(200)));
    let most = 0;
    await eventually(async () => {
      const { rows } = await owner.query(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      most = Math.max(most, rows[0].n);
      return seen.length === 200;
    });
    expect(most).toBeLessThanOrEqual(10);
  });

  it('says in a sentence that the schema is not migrated', async () => {
    const database = await createQueueDatabase();
    cleanUp.push(() => database.drop());
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query('drop schema bullmq cascade');
    await owner.end();
    const opening = createTaskQueue({
      redisUrl: null,
      databaseUrl: database.url,
      role: applicationRole,
      contracts: testContracts,
      logger: silent,
    });
    await expect(opening).rejects.toThrow('run `migrate` first');
  });
});

describe.skipIf(!redis)('the queue on Redis', () => {
  const url = redis?.url ?? '';
  const open = () =>
    createTaskQueue({ redisUrl: url, databaseUrl: '', role: '', contracts: testContracts, logger: silent });

  it('refuses a Redis that may throw tasks away, in a sentence with the remedy', async () => {
    const client = new Redis(url);
    cleanUp.push(async () => {
      await client.config('SET', 'maxmemory-policy', 'noeviction');
      client.disconnect();
    });
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(open()).rejects.toThrow('Set it to noeviction');
  });

  it('throws quickly while Redis is down, and continues when it is back', async () => {
    const queue = await open();
    cleanUp.push(() => queue.close());
    const seen: number[] = [];
    await consumeInto(queue, seen);
    await queue.add(ordinary(1));
    await eventually(() => seen.length === 1);
    await redis?.kill();
    const before = performance.now();
    await expect(queue.add(ordinary(2))).rejects.toThrow();
    expect(performance.now() - before).toBeLessThan(6_000);
    await expect(queue.check()).rejects.toThrow();
    await redis?.restart();
    await eventually(async () => {
      await queue.add(ordinary(2)).catch(() => undefined);
      return seen.includes(2);
    }, 20_000);
  });
});
