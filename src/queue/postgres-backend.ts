import { createPostgresBackend, Queue, Worker } from 'bullmq';
import pg from 'pg';
import type { Logger } from '../shared/logger.ts';
import { queueNames } from '../tasks/task-contract.ts';
import { type BullBackend, eventStream } from './bull-backend.ts';
import { patientPool } from './patient-pool.ts';
import { quietly } from './quiet-errors.ts';

/** Every worker holds one connection to listen on; six more do the work of all queues. */
const connections = queueNames.length + 6;

/**
 * BullMQ on PostgreSQL: one shared pool for all queues and workers, under the application's role.
 * Commits of this pool do not wait for the disk; the sweeps start again what a crash of the server loses.
 */
export async function openPostgresBackend({
  url,
  role,
  onlyProcess,
  logger,
}: {
  url: string;
  role: string;
  /** No other process uses this database, so a task that seems to run was left behind by a killed process. */
  onlyProcess: boolean;
  logger: Logger;
}): Promise<BullBackend> {
  const pool = patientPool(
    new pg.Pool({
      connectionString: url,
      max: connections,
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: 10_000,
      query_timeout: 30_000,
      keepAlive: true,
      application_name: 'lineshift queue',
      options: `-c search_path=bullmq -c role=${role} -c synchronous_commit=off`,
    }),
  );
  // BullMQ adds one for every queue and worker that uses the pool.
  pool.setMaxListeners(4 * queueNames.length);
  pool.on('error', quietly(logger, 'PostgreSQL queue'));
  try {
    await pool.query('select 1 from bullmq.migration limit 1');
  } catch (error) {
    await pool.end();
    throw new Error('The queue schema is not there or not open to the application: run `migrate` first.', {
      cause: error,
    });
  }
  if (onlyProcess) await expireRuns(pool);
  return {
    kind: 'postgres',
    openQueue: (name) =>
      new Queue(name, { connection: pool, streams: eventStream }, createPostgresBackend) as unknown as Queue,
    openWorker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection: pool }, createPostgresBackend) as unknown as Worker,
    async check() {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/**
 * Marks every run as lost, so that the workers' first check takes it over at once instead of after 20 s. It counts as one
 * more loss, so a task that kills its process is still parked in the end. The only place that touches the queue's own
 * tables.
 */
async function expireRuns(pool: pg.Pool): Promise<void> {
  await pool.query(`update job set locked_until_ms = 0, stalled_marked = true where state = 'active'`);
  await pool.query(`delete from meta where field = 'stalled-check'`);
}
