import type { Queue } from 'bullmq';
import type { Logger } from '../shared/logger.ts';
import { type AnyContract, queueNames } from '../tasks/task-contract.ts';
import type { BullBackend } from './bull-backend.ts';
import { openBullConsumer } from './bull-consumer.ts';
import { indexContracts, type PreparedTask, prepareNudges } from './prepare-nudges.ts';
import type { QueueTimings } from './queue-timings.ts';
import { quietly } from './quiet-errors.ts';
import type { AddOptions, Consumer, ConsumerOptions, Nudge, TaskQueue } from './task-queue.port.ts';

export interface BullTaskQueueOptions {
  backend: BullBackend;
  contracts: readonly AnyContract[];
  timings: QueueTimings;
  logger: Logger;
}

/** How many tasks one cleaning, or one pass over the parked ones, covers. */
const bound = 1_000;

/** The queue's port on BullMQ, with either store. */
export class BullTaskQueue implements TaskQueue {
  /** For the dashboard. */
  readonly queues: readonly Queue[];
  private readonly options: BullTaskQueueOptions;
  private readonly contracts: ReadonlyMap<string, AnyContract>;

  constructor(options: BullTaskQueueOptions) {
    this.options = options;
    this.contracts = indexContracts(options.contracts);
    const report = quietly(options.logger, 'queue');
    this.queues = queueNames.map((name) => options.backend.openQueue(name).on('error', report));
  }

  get backend(): 'redis' | 'postgres' {
    return this.options.backend.kind;
  }

  async add(nudges: Nudge[], options: AddOptions = {}): Promise<void> {
    const prepared = prepareNudges(this.contracts, nudges);
    await within(this.options.timings.addTimeout, async (expired) => {
      for (const [name, jobs] of prepared) {
        const queue = this.queue(name);
        await persistently(expired, async () => {
          if (options.replaceParked) await dropParked(queue, jobs);
          await addJobs(queue, jobs);
        });
      }
    });
  }

  async lift(nudges: Nudge[]): Promise<number> {
    let lifted = 0;
    for (const [name, jobs] of prepareNudges(this.contracts, nudges)) {
      for (const { id, priority } of jobs) {
        const job = await this.queue(name).getJob(id);
        if (!job || job.priority <= priority || (await job.getState()) !== 'prioritized') continue;
        await job.changePriority({ priority });
        lifted += 1;
      }
    }
    return lifted;
  }

  consume(options: ConsumerOptions): Promise<Consumer> {
    const { backend, timings, logger } = this.options;
    return openBullConsumer({ backend, options, timings, logger });
  }

  async counts(): Promise<Record<string, Record<string, number>>> {
    const states = ['waiting', 'prioritized', 'active', 'delayed', 'failed'] as const;
    const counted = this.queues.map(async (queue) => {
      const { waiting = 0, prioritized = 0, ...rest } = await queue.getJobCounts(...states);
      return [queue.name, { waiting: waiting + prioritized, ...rest }] as const;
    });
    return Object.fromEntries(await Promise.all(counted));
  }

  async clean(olderThanMs: number): Promise<number> {
    let removed = 0;
    for (const queue of this.queues) {
      removed += (await queue.clean(olderThanMs, bound, 'failed')).length;
      removed += (await queue.clean(olderThanMs, bound, 'completed')).length;
    }
    return removed;
  }

  check(): Promise<void> {
    return within(this.options.timings.addTimeout, () => this.options.backend.check());
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.queues.map((queue) => queue.close()));
    await this.options.backend.close();
  }

  private queue(name: string): Queue {
    return this.queues[queueNames.indexOf(name as (typeof queueNames)[number])] as Queue;
  }
}

async function addJobs(queue: Queue, jobs: PreparedTask[]): Promise<void> {
  const entries = jobs.map(({ id, contract, payload, notBefore, priority }) => ({
    name: contract.name,
    data: payload,
    opts: {
      jobId: id,
      priority,
      attempts: contract.attempts,
      backoff: { type: 'exponential', delay: contract.backoffMs },
      delay: notBefore ? Math.max(0, notBefore.getTime() - Date.now()) : 0,
      // Never a count: it deadlocks on PostgreSQL. Failed ones stay parked until the scheduled clean.
      removeOnComplete: true,
      removeOnFail: false,
      keepLogs: 0,
      stackTraceLimit: 5,
    },
  }));
  const [only, another] = entries;
  // The bulk function makes two temporary tables; one job is cheaper alone.
  if (only && !another) await queue.add(only.name, only.data, only.opts);
  else await queue.addBulk(entries);
}

async function dropParked(queue: Queue, jobs: PreparedTask[]): Promise<void> {
  if ((await queue.getJobCountByTypes('failed')) === 0) return;
  const asked = new Set(jobs.map(({ id }) => id));
  const parked = await queue.getFailed(0, bound - 1);
  for (const job of parked) {
    if (job?.id !== undefined && asked.has(job.id)) await job.remove();
  }
}

/** Adding is idempotent, so any failure is retried, three times. */
async function persistently(expired: () => boolean, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 3 || expired()) throw error;
      await new Promise((settle) => setTimeout(settle, 100 * attempt));
    }
  }
}

/** @throws Error when the work has not finished in time; its result is then ignored. */
async function within(timeoutMs: number, work: (expired: () => boolean) => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const late = new Promise<never>((_settle, fail) => {
    timer = setTimeout(() => {
      over = true;
      const silence = new Error(`The queue did not answer within ${timeoutMs} ms.`);
      fail(Object.assign(silence, { code: 'ETIMEDOUT' }));
    }, timeoutMs);
  });
  try {
    await Promise.race([work(() => over), late]);
  } finally {
    clearTimeout(timer);
  }
}
