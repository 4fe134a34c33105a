import type { QueueName } from '../tasks/task-contract.ts';

interface EnqueueOptions {
  /** Earliest start; absent means now. */
  notBefore?: Date;
  /** Overrides the contract's own; 1 is most urgent. */
  priority?: number;
}

/** One nudge to enqueue: ids only. The task id is deterministic, so that a repeated nudge is one task. */
export interface Nudge {
  task: string;
  payload: unknown;
  options?: EnqueueOptions;
}

export interface AddOptions {
  /**
   * Replaces a parked task of the same id: a person or a transaction has asked again.
   * Without it a parked task stays parked, so that a sweep does not run a poisonous one for ever.
   */
  replaceParked?: boolean;
}

/** One run of one task, handed to a consumer. */
export interface Delivery {
  id: string;
  task: string;
  /** Not yet validated. */
  payload: unknown;
  /** Counts from 1. */
  attempt: number;
  lastAttempt: boolean;
  /** How long it waited since it could have started, ms. */
  waitedMs: number;
  /** Aborted with a `HandBackError` when the consumer is closed and the task did not finish in time. */
  signal: AbortSignal;
  /** Aborts this run with the caller's reason. */
  abort(reason: Error): void;
}

export interface ConsumerOptions {
  queue: QueueName;
  /** Concurrent runs in this process. */
  concurrency: number;
  /**
   * Throwing means another attempt; `PoisonError` parks at once; `HandBackError` gives the task to another process and
   * `DeferError` delays it, both without counting the attempt.
   */
  run(delivery: Delivery): Promise<void>;
  /** Called for a task that was given up because its workers died, so that its handler never saw the last attempt. */
  abandoned?(task: { id: string; task: string; payload: unknown }, reason: string): Promise<void>;
}

export interface Consumer {
  /** Takes no more tasks, waits for running ones; past the deadline aborts them and hands them back. */
  close(timeoutMs: number): Promise<void>;
}

/** Background work, kept by BullMQ on Redis or PostgreSQL. The row is the truth; losing this whole queue loses nothing. */
export interface TaskQueue {
  readonly backend: 'redis' | 'postgres' | 'memory';
  /**
   * Adds all or throws; retries a lost connection for some seconds at most.
   * @throws Error for a task without a contract or with an invalid payload, before anything is added.
   */
  add(nudges: Nudge[], options?: AddOptions): Promise<void>;
  /**
   * Raises waiting tasks to the priority named here; one that already has it, or does not wait, is unchanged. Returns how
   * many were raised.
   */
  lift(nudges: Nudge[]): Promise<number>;
  /** Starts taking tasks of one queue. At most one consumer a queue and process. */
  consume(options: ConsumerOptions): Promise<Consumer>;
  /** Waiting, active, delayed and failed (parked) counts for each queue, for `/metrics` and the dashboard. */
  counts(): Promise<Record<string, Record<string, number>>>;
  /** Removes finished and parked tasks older than this, at most 1,000 a queue; returns how many. */
  clean(olderThanMs: number): Promise<number>;
  check(): Promise<void>;
  close(): Promise<void>;
}

/** A retry cannot help (an invalid payload): the task is parked at once. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError';
}

/** Not its turn yet: the task waits this long and is taken again, and the attempt does not count. */
export class DeferError extends Error {
  override readonly name = 'DeferError';
  readonly delayMs: number;

  constructor(delayMs: number) {
    super(`put off for ${delayMs} ms`);
    this.delayMs = delayMs;
  }
}

/** A stop of this process aborted the run: the task goes back, and the attempt does not count. */
export class HandBackError extends Error {
  override readonly name = 'HandBackError';
}
