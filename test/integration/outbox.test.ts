import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/db/database.ts';
import type { LiveRow } from '../../src/db/live-events.ts';
import { LiveFeed } from '../../src/db/live-feed.ts';
import { createOutboxSignal, type RelaySignal } from '../../src/db/outbox-signal.ts';
import { type OutboxNudge, type OutboxSignal, writeRecords } from '../../src/db/records.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { Nudge, TaskQueue } from '../../src/queue/task-queue.port.ts';
import { type OutboxRelay, startOutboxRelay } from '../../workers/outbox-relay.ts';
import { postgresStore, type QueueStore, redisStore, silent } from '../support/queue-stores.ts';
import { eventually, ordinaryTask, rest, testContracts, upTo } from '../support/test-tasks.ts';

let store: QueueStore;
let owner: pg.Pool;
let database: Database;
let signal: RelaySignal;
let closing: (() => Promise<unknown>)[];

beforeAll(async () => {
  store = await postgresStore();
  owner = new pg.Pool({ connectionString: store.databaseUrl, max: 2 });
  owner.on('error', () => undefined);
});

afterAll(async () => {
  await owner.end();
  await store.stop();
});

beforeEach(async () => {
  await owner.query('truncate outbox');
  await store.wipe();
  closing = [];
  database = openDatabase();
  signal = createOutboxSignal({ database, logger: silent });
});

afterEach(async () => {
  for (const close of closing.reverse()) await close();
});

function openDatabase(): Database {
  const opened = new Database({ url: store.databaseUrl, logger: silent });
  closing.push(() => opened.close());
  return opened;
}

/** A queue that only records, and is down on demand. */
function rememberingQueue() {
  const added: Nudge[] = [];
  const state = { away: false };
  const queue = {
    async add(nudges: Nudge[]) {
      if (state.away) throw new Error('away');
      added.push(...nudges);
    },
    async check() {
      if (state.away) throw new Error('away');
    },
  } as unknown as TaskQueue;
  return { queue, added, state };
}

async function startRelay(queue: TaskQueue, on: { database: Database; signal: RelaySignal } = { database, signal }) {
  const relay: OutboxRelay = await startOutboxRelay({ ...on, queue, logger: silent, contracts: testContracts });
  closing.push(() => relay.close());
  return relay;
}

interface Tell {
  on?: Database;
  through?: OutboxSignal;
  nudges?: OutboxNudge[];
  holdMs?: number;
}

function tell(subjectId: string, { on = database, through = signal, nudges = [], holdMs = 0 }: Tell = {}) {
  return on.transaction(systemActor, async (transaction) => {
    const event = { type: 'test.changed', subjectId, organisationId: null };
    await writeRecords(transaction, through, null, {
      at: new Date(),
      actor: systemActor,
      callId: null,
      audit: [],
      events: subjectId === '' ? [] : [event],
      nudges,
    });
    await rest(holdMs);
  });
}

const nudge = (n: number): OutboxNudge => ({ task: ordinaryTask.name, payload: { n } });
const subjects = (rows: LiveRow[]) => rows.flatMap(({ events }) => events.map(({ subjectId }) => subjectId));

async function openFeed(on = database): Promise<LiveFeed> {
  const feed = new LiveFeed({ database: on, logger: silent });
  await feed.start();
  closing.push(() => feed.close());
  return feed;
}

async function waiting(): Promise<number> {
  const { rows } = await owner.query(
    `with staff as materialized (select set_config('app.scope', 'staff', true))
     select count(*)::int as n from staff, outbox where sequence is null`,
  );
  return rows[0].n;
}

describe('the outbox relay', () => {
  it('publishes what 8 writers commit at the same time: all of it, once, in order, with two relays', async () => {
    const otherDatabase = openDatabase();
    const otherSignal = createOutboxSignal({ database: otherDatabase, logger: silent });
    const { queue, added } = rememberingQueue();
    const other = rememberingQueue();
    await startRelay(queue);
    await startRelay(other.queue, { database: otherDatabase, signal: otherSignal });
    const feed = await openFeed();
    const rows: LiveRow[] = [];
    feed.subscribe({ deliver: (row) => rows.push(row) });
    await Promise.all(
      upTo(8).map(async (writer) => {
        for (const n of upTo(40)) {
          await tell(`${writer}-${n}`, {
            on: writer % 2 ? database : otherDatabase,
            through: writer % 2 ? signal : otherSignal,
            nudges: [nudge(writer * 100 + n)],
            holdMs: Math.random() * 6,
          });
        }
      }),
    );
    await eventually(() => rows.length >= 320, 20_000);
    await rest(100);
    expect(new Set(subjects(rows)).size).toBe(320);
    expect(rows).toHaveLength(320);
    const sequences = rows.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((one, next) => one - next));
    for (const writer of upTo(8)) {
      const own = subjects(rows).filter((subject) => subject.startsWith(`${writer}-`));
      expect(own).toEqual(upTo(40).map((n) => `${writer}-${n}`));
    }
    expect(added.length + other.added.length).toBe(320);
  });

  it('publishes a row that is committed after a younger one', async () => {
    const { queue } = rememberingQueue();
    await startRelay(queue);
    const feed = await openFeed();
    const rows: LiveRow[] = [];
    feed.subscribe({ deliver: (row) => rows.push(row) });
    const slow = tell('slow', { holdMs: 300 });
    await rest(50);
    await tell('quick');
    await eventually(() => rows.length === 1);
    await slow;
    await eventually(() => rows.length === 2);
    expect(subjects(rows)).toEqual(['quick', 'slow']);
  });

  it('is woken by another process without a relay through PostgreSQL, well before its own poll', async () => {
    const { queue, added } = rememberingQueue();
    await startRelay(queue);
    const serving = openDatabase();
    const apart = createOutboxSignal({ database: serving, logger: silent });
    await tell('warm', { on: serving, through: apart });
    await eventually(async () => (await waiting()) === 0);
    const latencies: number[] = [];
    for (const n of upTo(5)) {
      const before = performance.now();
      await tell('', { on: serving, through: apart, nudges: [nudge(n)] });
      await eventually(() => added.length === n);
      latencies.push(performance.now() - before);
    }
    expect(latencies.sort((one, other) => one - other)[2]).toBeLessThan(400);
  });

  it('publishes events while the queue is down, keeps the tasks, and adds them when it is back', async () => {
    const { queue, added, state } = rememberingQueue();
    state.away = true;
    await startRelay(queue);
    const feed = await openFeed();
    const rows: LiveRow[] = [];
    feed.subscribe({ deliver: (row) => rows.push(row) });
    for (const n of upTo(5)) await tell(`subject ${n}`, { nudges: [nudge(n)] });
    await tell('', { nudges: [nudge(6)] });
    await eventually(() => rows.length === 5);
    expect(added).toHaveLength(0);
    expect(await waiting()).toBe(6);
    state.away = false;
    await eventually(async () => added.length === 6 && (await waiting()) === 0);
    expect(added.map(({ payload }) => (payload as { n: number }).n).sort()).toEqual(upTo(6));
  });

  it('skips a nudge that fits no task, and is not blocked by it', async () => {
    const { queue, added } = rememberingQueue();
    await startRelay(queue);
    await tell('', { nudges: [{ task: 'unheard-of', payload: {} }] });
    await tell('', { nudges: [{ task: ordinaryTask.name, payload: { n: 'x' } }, nudge(1)] });
    await eventually(async () => added.length === 1 && (await waiting()) === 0);
  });

  it('publishes rows of an earlier version, which called the task a job', async () => {
    await tell('', { nudges: [{ job: ordinaryTask.name, payload: { n: 7 } } as unknown as OutboxNudge] });
    const { queue, added } = rememberingQueue();
    await startRelay(queue);
    await eventually(() => added.length === 1);
    expect(added).toMatchObject([{ task: ordinaryTask.name, payload: { n: 7 } }]);
  });

  it('publishes its backlog before it closes, and the backlog of a process that ended', async () => {
    await tell('', { nudges: [nudge(1)] });
    const { queue, added } = rememberingQueue();
    const relay = await startRelay(queue);
    await eventually(() => added.length === 1);
    void relay;
    const cut = await startRelay(queue);
    await tell('', { nudges: [nudge(2)] });
    await cut.close();
    expect(await waiting()).toBe(0);
  });

  it('survives the loss of all its connections', async () => {
    const { queue, added } = rememberingQueue();
    await startRelay(queue);
    const feed = await openFeed();
    const rows: LiveRow[] = [];
    feed.subscribe({ deliver: (row) => rows.push(row) });
    for (const n of upTo(3)) {
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
           and application_name like 'lineshift%'`,
      );
      await rest(50);
      await eventually(() =>
        tell(`subject ${n}`, { nudges: [nudge(n)] }).then(
          () => true,
          () => false,
        ),
      );
      await eventually(() => added.length >= n && rows.length >= n);
    }
    expect(new Set(subjects(rows)).size).toBe(3);
  });
});

describe('the live feed', () => {
  it('gives a resumed stream all it missed and then what comes, without gap or repeat', async () => {
    const { queue } = rememberingQueue();
    await startRelay(queue);
    const feed = await openFeed();
    const first: LiveRow[] = [];
    const leave = feed.subscribe({ deliver: (row) => first.push(row) });
    for (const n of upTo(5)) await tell(`${n}`);
    await eventually(() => first.length === 5);
    leave();
    const writing = (async () => {
      for (const n of upTo(300)) await tell(`${n + 5}`);
    })();
    await rest(150);
    const resumed: LiveRow[] = [];
    feed.subscribe({ after: first[2]?.sequence, deliver: (row) => resumed.push(row) });
    await writing;
    await eventually(() => resumed.length >= 302);
    expect(subjects(resumed)).toEqual(upTo(305).slice(3).map(String));
    expect(first).toHaveLength(5);
  });

  it('starts from now for an id from before a restore', async () => {
    const { queue } = rememberingQueue();
    await startRelay(queue);
    await tell('old');
    await eventually(async () => (await waiting()) === 0);
    const feed = await openFeed();
    const rows: LiveRow[] = [];
    feed.subscribe({ after: 1_000_000_000, deliver: (row) => rows.push(row) });
    await rest(100);
    await tell('new');
    await eventually(() => rows.length === 1);
    expect(subjects(rows)).toEqual(['new']);
  });

  it('drops a stream that throws and keeps the others', async () => {
    const { queue } = rememberingQueue();
    await startRelay(queue);
    const feed = await openFeed();
    const rows: LiveRow[] = [];
    feed.subscribe({
      deliver: () => {
        throw new Error('gone');
      },
    });
    feed.subscribe({ deliver: (row) => rows.push(row) });
    await tell('one');
    await tell('two');
    await eventually(() => rows.length === 2);
    expect(subjects(rows)).toEqual(['one', 'two']);
  });
});

describe('a relay that is killed between adding and committing', () => {
  it.each(['postgres', 'redis'] as const)('loses nothing, and the task runs once (%s)', async (kind) => {
    const redis = kind === 'redis' ? await redisStore(store.databaseUrl) : null;
    if (kind === 'redis' && !redis) return;
    const kept = redis ?? store;
    const queue = await kept.open();
    const runs: number[] = [];
    const consumer = await queue.consume({
      queue: 'apply',
      concurrency: 1,
      // Longer than the takeover by the second relay, so that the task is still there when it is added again.
      run: async ({ payload }) => {
        await rest(3_000);
        runs.push((payload as { n: number }).n);
      },
    });
    closing.push(async () => {
      await consumer.close(5_000);
      await queue.close();
      await redis?.stop();
    });
    await tell('', { nudges: [nudge(1)] });
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/crashing-relay.program.ts'], {
      env: { ...process.env, DATABASE_URL: kept.databaseUrl, REDIS_URL: kept.redisUrl ?? '' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [, killedBy] = await once(child, 'exit');
    expect(killedBy).toBe('SIGKILL');
    expect(await waiting()).toBe(1);
    await startRelay(queue);
    await eventually(async () => (await waiting()) === 0);
    await eventually(() => runs.length === 1);
    await rest(200);
    expect(runs).toEqual([1]);
  });
});
