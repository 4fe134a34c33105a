import type { AnyContract } from '../jobs/job-contract.ts';
import type { Logger } from '../shared/logger.ts';
import { BullJobQueue } from './bull-job-queue.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import { defaultTimings, type QueueTimings } from './queue-timings.ts';
import { openRedisBackend } from './redis-backend.ts';

export interface JobQueueOptions {
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
 * @throws Error with a sentence for the operator when the store is not there, not migrated, or may throw jobs away.
 */
export async function createJobQueue(options: JobQueueOptions): Promise<BullJobQueue> {
  const { redisUrl, databaseUrl, role, onlyProcess = false, contracts, logger, timings } = options;
  const backend = redisUrl
    ? await openRedisBackend({ url: redisUrl, logger })
    : await openPostgresBackend({ url: databaseUrl, role, onlyProcess, logger });
  return new BullJobQueue({ backend, contracts, logger, timings: { ...defaultTimings, ...timings } });
}
