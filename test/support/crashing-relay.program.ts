import { pino } from 'pino';
import { applicationRole, Database } from '../../src/db/database.ts';
import { createOutboxSignal } from '../../src/db/outbox-signal.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import type { TaskQueue } from '../../src/queue/task-queue.port.ts';
import { startOutboxRelay } from '../../workers/outbox-relay.ts';
import { testContracts } from './test-tasks.ts';

/** A relay whose process dies after it has added tasks and before it commits. */
const databaseUrl = process.env.DATABASE_URL ?? '';
const logger = pino({ level: 'silent' });
const database = new Database({ url: databaseUrl, logger });
const queue = await createTaskQueue({
  redisUrl: process.env.REDIS_URL || null,
  databaseUrl,
  role: applicationRole,
  contracts: testContracts,
  logger,
});
const deadly = {
  add: async (...adding: Parameters<TaskQueue['add']>) => {
    await queue.add(...adding);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  },
} as unknown as TaskQueue;
await startOutboxRelay({
  database,
  queue: deadly,
  signal: createOutboxSignal({ database, logger }),
  logger,
  contracts: testContracts,
});
