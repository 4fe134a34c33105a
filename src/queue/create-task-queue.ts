import type { Logger } from '../shared/logger.ts';
import type { AnyContract } from '../tasks/task-contract.ts';
import { BullTaskQueue } from './bull-task-queue.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import { defaultTimings, type QueueTimings } from './queue-timings.ts';
import { openRedisBackend } from './redis-backend.ts';

export interface TaskQueueOptions {
  /** Redis carries the queue when it is named, else PostgreSQL does. */
  redisUrl: string | null;
  /** The PostgreSQL whose `bullmq` schema is migrated. */
  databaseUrl: string;
  /** The application's role there. */
  role: string;
  /** No other process uses the PostgreSQL named, as with the embedded one: what a killed predecessor ran starts again at once. */
  onlyProcess?: boolean;
  contracts: readonly AnyContract[];
  logger: Logger;
  /** Shorter ones are for tests. */
  timings?: Partial<QueueTimings>;
}

/**
 * Opens the queue of this process, for adding and for consuming.
 * @throws Error with a sentence for the operator when the store is not there, not migrated, or may throw tasks away.
 */
export async function createTaskQueue(options: TaskQueueOptions): Promise<BullTaskQueue> {
  const { redisUrl, databaseUrl, role, onlyProcess = false, contracts, logger, timings } = options;
  const backend = redisUrl
    ? await openRedisBackend({ url: redisUrl, logger })
    : await openPostgresBackend({ url: databaseUrl, role, onlyProcess, logger });
  return new BullTaskQueue({ backend, contracts, logger, timings: { ...defaultTimings, ...timings } });
}
