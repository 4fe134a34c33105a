import type { Logger } from '../shared/logger.ts';
import type { AnyContract } from '../tasks/task-contract.ts';
import { BullTaskQueue } from './bull-task-queue.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import { defaultTimings, type QueueTimings } from './queue-timings.ts';
import { openRedisBackend } from './redis-backend.ts';

export interface TaskQueueOptions {
  /** With a URL Redis carries the queue, else PostgreSQL. */
  redisUrl: string | null;
  /** The PostgreSQL whose `bullmq` schema is migrated. */
  databaseUrl: string;
  /** The application's role in that database. */
  role: string;
  /** No other process uses that PostgreSQL (the embedded one): tasks of a killed predecessor start again at once. */
  onlyProcess?: boolean;
  contracts: readonly AnyContract[];
  logger: Logger;
  /** Shorter ones are for tests. */
  timings?: Partial<QueueTimings>;
}

/**
 * Opens the queue of this process, for adding and for consuming.
 * @throws Error with a sentence for the operator when the store is unreachable, not migrated, or could drop tasks.
 */
export async function createTaskQueue(options: TaskQueueOptions): Promise<BullTaskQueue> {
  const { redisUrl, databaseUrl, role, onlyProcess = false, contracts, logger, timings } = options;
  const backend = redisUrl
    ? await openRedisBackend({ url: redisUrl, logger })
    : await openPostgresBackend({ url: databaseUrl, role, onlyProcess, logger });
  return new BullTaskQueue({ backend, contracts, logger, timings: { ...defaultTimings, ...timings } });
}
