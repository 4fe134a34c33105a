import { Redis } from 'ioredis';
import pg from 'pg';
import { pino } from 'pino';
import { applicationRole } from '../../src/db/database.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import type { BullTaskQueue } from '../../src/queue/bull-task-queue.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import { migrateQueue } from '../../src/queue/migrate-queue.ts';
import type { QueueTimings } from '../../src/queue/queue-timings.ts';
import type { AnyContract } from '../../src/tasks/task-contract.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { startRedis } from './redis.ts';
import { testContracts } from './test-tasks.ts';

export const silent = pino({ level: 'silent' });

/** A store for the queue that tests may empty. */
export interface QueueStore {
  kind: 'postgres' | 'redis';
  /** Where a process would find it. */
  redisUrl: string | null;
  databaseUrl: string;
  open(options?: { contracts?: readonly AnyContract[]; timings?: Partial<QueueTimings> }): Promise<BullTaskQueue>;
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

/** A database with the product's whole schema, the queue's too. */
export function createQueueDatabase(): Promise<TestDatabase> {
  return createTestDatabase((url) => migrateDatabase({ url, logger: silent, migrateQueue }));
}

function opener(redisUrl: string | null, databaseUrl: string): QueueStore['open'] {
  return ({ contracts = testContracts, timings } = {}) =>
    createTaskQueue({ redisUrl, databaseUrl, role: applicationRole, contracts, logger: silent, timings });
}

export async function postgresStore(): Promise<QueueStore> {
  const database = await createQueueDatabase();
  const owner = new pg.Pool({ connectionString: database.url, max: 1 });
  owner.on('error', () => undefined);
  return {
    kind: 'postgres',
    redisUrl: null,
    databaseUrl: database.url,
    open: opener(null, database.url),
    wipe: async () => {
      await owner.query('truncate bullmq.job, bullmq.event, bullmq.meta cascade');
    },
    stop: async () => {
      await owner.end();
      await database.drop();
    },
  };
}

/** Null, with the reason printed, where there is no redis-server. */
export async function redisStore(databaseUrl = ''): Promise<QueueStore | null> {
  const { server, reason } = await startRedis();
  if (!server) {
    console.info(`skipped: ${reason}`);
    return null;
  }
  const client = new Redis(server.url);
  client.on('error', () => undefined);
  return {
    kind: 'redis',
    redisUrl: server.url,
    databaseUrl,
    open: opener(server.url, databaseUrl),
    wipe: async () => {
      await client.flushall();
    },
    stop: async () => {
      client.disconnect();
      await server.stop();
    },
  };
}
