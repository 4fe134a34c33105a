/**
 * The cost of our wrapper (parse, log, time, limit) beside bare BullMQ on the same store, in CPU time of this process per job, and
 * the same with the row read again by both. Run: `DATABASE_URL=… [REDIS_URL=…] npx tsx test/bench/worker-wrapper.ts`
 * on a database made for it (it is migrated here). Aim: ratio ≤ 1.3.
 */
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { pino } from 'pino';
import { applicationRole, Database } from '../../src/db/database.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import { migrateQueue } from '../../src/queue/migrate-queue.ts';
import { consumeQueues } from '../../workers/consume-queues.ts';
import { defineProcessor } from '../../workers/processor.ts';
import { eventually, ordinary, ordinaryTask, upTo } from '../support/test-tasks.ts';

const jobs = Number(process.env.JOBS ?? 2_000);
const rounds = 5;
const databaseUrl = process.env.DATABASE_URL ?? '';
const logger = pino({ level: 'info' }, pino.destination('/dev/null'));
const quiet = pino({ level: 'silent' });

type Work = () => Promise<unknown>;
interface Side {
  fill(numbers: number[]): Promise<void>;
  /** Runs all waiting jobs with `work` in each; returns when `jobs` of them have run. */
  drain(work: Work): Promise<void>;
  close(): Promise<void>;
}

async function ours(redisUrl: string | null): Promise<Side> {
  const queue = await createTaskQueue({
    redisUrl,
    databaseUrl,
    role: applicationRole,
    contracts: [ordinaryTask],
    logger,
  });
  return {
    fill: (numbers) => queue.add(ordinary(...numbers)),
    async drain(work) {
      let done = 0;
      const handle = defineProcessor(ordinaryTask, async () => {
        await work();
        done += 1;
      });
      const workers = await consumeQueues({ logger, queue } as unknown as Deps, {
        contracts: [ordinaryTask],
        processors: [handle],
      });
      await eventually(() => done === jobs, 120_000);
      await workers.close(2_000);
    },
    close: () => queue.close(),
  };
}

function bare(redisUrl: string | null): Side {
  const redis = redisUrl ? new Redis(redisUrl, { maxRetriesPerRequest: null }) : null;
  const options = `-c search_path=bullmq -c role=${applicationRole} -c synchronous_commit=off`;
  const pool = redis ? null : new pg.Pool({ connectionString: databaseUrl, max: 10, options });
  const name = redis ? 'bare' : 'apply';
  const settings = { concurrency: 8, lockDuration: 15_000, stalledInterval: 10_000 };
  const queue = redis
    ? new Queue(name, { connection: redis })
    : (new Queue(name, { connection: pool as pg.Pool }, createPostgresBackend) as unknown as Queue);
  return {
    async fill(numbers) {
      const opts = { priority: 10, attempts: 3, removeOnComplete: true };
      await queue.addBulk(numbers.map((n) => ({ name: 'bare', data: { n }, opts: { ...opts, jobId: `bare-${n}` } })));
    },
    async drain(work) {
      let done = 0;
      const run = async () => {
        await work();
        done += 1;
      };
      const worker = redis
        ? new Worker(name, run, { ...settings, connection: redis })
        : (new Worker(
            name,
            run,
            { ...settings, connection: pool as pg.Pool },
            createPostgresBackend,
          ) as unknown as Worker);
      await eventually(() => done === jobs, 120_000);
      await worker.close();
    },
    async close() {
      await queue.close();
      redis?.disconnect();
      await pool?.end();
    },
  };
}

/** CPU milliseconds of this process per job. */
async function measure(side: Side, work: Work): Promise<number> {
  await side.fill(upTo(jobs));
  const before = process.cpuUsage();
  await side.drain(work);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / jobs;
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] as number;
}

async function compare(title: string, redisUrl: string | null, work: Work): Promise<void> {
  const sides = { bare: bare(redisUrl), ours: await ours(redisUrl) };
  const figures = { bare: [] as number[], ours: [] as number[] };
  for (const round of upTo(rounds + 1)) {
    for (const side of ['bare', 'ours'] as const) {
      const figure = await measure(sides[side], work);
      // The first round is a warm-up.
      if (round > 1) figures[side].push(figure);
    }
  }
  await sides.bare.close();
  await sides.ours.close();
  const [floor, own] = [median(figures.bare), median(figures.ours)];
  console.log(
    `${title}: bare ${floor.toFixed(3)}, ours ${own.toFixed(3)} CPU ms a job, ratio ${(own / floor).toFixed(2)}`,
  );
}

await migrateDatabase({ url: databaseUrl, logger: quiet, migrateQueue });
const database = new Database({ url: databaseUrl, logger: quiet });
const nothing = async () => undefined;
const readAgain = () => database.transaction(systemActor, ({ sql }) => sql`select status from prompt limit 1`);
for (const redisUrl of [null, process.env.REDIS_URL ?? null]) {
  const name = redisUrl ? 'Redis' : 'PostgreSQL';
  await compare(`${name}, empty job`, redisUrl, nothing);
  await compare(`${name}, row read again`, redisUrl, readAgain);
  if (!process.env.REDIS_URL) break;
}
await database.close();
