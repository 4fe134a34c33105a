import { pino } from 'pino';
import { applicationRole, Database } from '../../src/db/database.ts';
import { createOutboxSignal } from '../../src/db/outbox-signal.ts';
import { createJobQueue } from '../../src/queue/create-job-queue.ts';
import type { JobQueue } from '../../src/queue/job-queue.port.ts';
import { startOutboxRelay } from '../../workers/outbox-relay.ts';
import { testContracts } from './test-jobs.ts';

/** A relay whose process dies right after it has added jobs, before the commit that would say so. */
const databaseUrl = process.env.DATABASE_URL ?? '';
const logger = pino({ level: 'silent' });
const database = new Database({ url: databaseUrl, logger });
const queue = await createJobQueue({
  redisUrl: process.env.REDIS_URL || null,
  databaseUrl,
  role: applicationRole,
  contracts: testContracts,
  logger,
});
const deadly = {
  add: async (...adding: Parameters<JobQueue['add']>) => {
    await queue.add(...adding);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  },
} as unknown as JobQueue;
await startOutboxRelay({
  database,
  queue: deadly,
  signal: createOutboxSignal({ database, logger }),
  logger,
  contracts: testContracts,
});
