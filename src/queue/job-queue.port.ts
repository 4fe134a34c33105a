import type { JobContract } from '../jobs/job-contract.ts';

export interface EnqueueOptions {
  /** Earliest start; absent means now. */
  notBefore?: Date;
}

/** One nudge to enqueue: ids only. The job id is deterministic, so that the same nudge twice is one job. */
export interface Nudge {
  job: string;
  payload: unknown;
  options?: EnqueueOptions;
}

/** Background work, kept by BullMQ on Redis or PostgreSQL. The row is the truth; losing this whole queue loses nothing. */
export interface JobQueue {
  readonly backend: 'redis' | 'postgres' | 'memory';
  /** Adds all or throws; retried inside for a lost connection. */
  add(nudges: Nudge[]): Promise<void>;
  /** Waiting, active, delayed and failed counts a queue, for `/metrics` and the dashboard. */
  counts(): Promise<Record<string, Record<string, number>>>;
  check(): Promise<void>;
  close(): Promise<void>;
}

export type AnyContract = JobContract<string, unknown>;
