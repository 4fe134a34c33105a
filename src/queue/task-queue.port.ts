import type { QueueName } from '../tasks/task-contract.ts';

interface EnqueueOptions {
  /** Earliest start; absent means now. */
  notBefore?: Date;
  /** Instead of the contract's own; 1 is most urgent. */
  priority?: number;
}

/** One nudge to enqueue: ids only. The task id is deterministic, so that the same nudge twice is one task. */
export interface Nudge {
  task: string;
  payload: unknown;
  options?: EnqueueOptions;
}

export interface AddOptions {
  /**
   * A parked task of the same id is thrown away and starts afresh: a person or a transaction asked anew.
   * Without it a parked task stays parked, so that a sweep does not run a poisonous one for ever.
   */
  replaceParked?: boolean;
}

/** One run of one task, handed to a consumer. */
export interface Delivery {
  id: string;
  task: string;
  /** Not yet checked. */
  payload: unknown;
  /** Counts from 1. */
  attempt: number;
  lastAttempt: boolean;
  /** From when it could have started until now, ms. */
  waitedMs: number;
  /** Aborted with a `HandBackError` when the consumer is closed and the task did not end in time. */
  signal: AbortSignal;
  /** Aborts this run, for a reason of the caller's own. */
  abort(reason: Error): void;
}

export interface ConsumerOptions {
  queue: QueueName;
  /** Runs at the same time in this process. */
  concurrency: number;
  /** A throw means another attempt; `PoisonError` parks at once; `HandBackError` gives it to another process, `DeferError` puts it off, both uncounted. */
  run(delivery: Delivery): Promise<void>;
  /** Told of a task that was given up because its workers died over it, so that its handler never saw the last attempt. */
  abandoned?(task: { id: string; task: string; payload: unknown }, reason: string): Promise<void>;
}

export interface Consumer {
  /** Takes no more, waits for what runs; past the deadline aborts it and hands it back. */
  close(timeoutMs: number): Promise<void>;
}

/** Background work, kept by BullMQ on Redis or PostgreSQL. The row is the truth; losing this whole queue loses nothing. */
export interface TaskQueue {
  readonly backend: 'redis' | 'postgres' | 'memory';
  /**
   * Adds all or throws; tried again inside for a lost connection, for some seconds at most.
   * @throws Error for a task without a contract or a payload that does not fit it, before anything is added.
   */
  add(nudges: Nudge[], options?: AddOptions): Promise<void>;
  /** Moves tasks that wait forward to the priority named here; one that is as far ahead, or does not wait, stays. Returns how many moved. */
  lift(nudges: Nudge[]): Promise<number>;
  /** Starts taking tasks of one queue. At most one consumer a queue and process. */
  consume(options: ConsumerOptions): Promise<Consumer>;
  /** Waiting, active, delayed and failed (parked) counts a queue, for `/metrics` and the dashboard. */
  counts(): Promise<Record<string, Record<string, number>>>;
  /** Removes finished and parked tasks older than this, at most 1,000 a queue; returns how many. */
  clean(olderThanMs: number): Promise<number>;
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Running it again cannot help (a payload that does not fit): the task is parked at once. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError';
}

/** Its turn has not come: the task waits this long and is taken again, and the attempt does not count. */
export class DeferError extends Error {
  override readonly name = 'DeferError';
  readonly delayMs: number;

  constructor(delayMs: number) {
    super(`put off for ${delayMs} ms`);
    this.delayMs = delayMs;
  }
}

/** The run was cut short by a stop of this process: the task goes back, and the attempt does not count. */
export class HandBackError extends Error {
  override readonly name = 'HandBackError';
}
