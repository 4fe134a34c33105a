import { type AnyContract, queueNames } from '../jobs/job-contract.ts';
import {
  type AddOptions,
  type Consumer,
  type ConsumerOptions,
  DeferError,
  type Delivery,
  HandBackError,
  type JobQueue,
  type Nudge,
  PoisonError,
} from './job-queue.port.ts';
import { indexContracts, type PreparedJob, prepareNudges } from './prepare-nudges.ts';
import { RunningSet } from './running-set.ts';

interface HeldJob extends PreparedJob {
  state: 'waiting' | 'active' | 'delayed' | 'failed';
  order: number;
  attempt: number;
  readyAt: number;
  timer?: NodeJS.Timeout;
}

interface HeldConsumer {
  options: ConsumerOptions;
  running: RunningSet;
}

/** The queue's twin for tests: one process, nothing kept, the same promises. */
export class MemoryJobQueue implements JobQueue {
  readonly backend = 'memory';
  private readonly contracts: ReadonlyMap<string, AnyContract>;
  private readonly held = new Map<string, HeldJob>();
  private readonly consumers = new Map<string, HeldConsumer>();
  private added = 0;

  constructor(contracts: readonly AnyContract[]) {
    this.contracts = indexContracts(contracts);
  }

  async add(nudges: Nudge[], { replaceParked = false }: AddOptions = {}): Promise<void> {
    for (const jobs of prepareNudges(this.contracts, nudges).values()) {
      for (const job of jobs) {
        const known = this.held.get(job.id);
        if (known && !(replaceParked && known.state === 'failed')) continue;
        this.added += 1;
        const held: HeldJob = { ...job, state: 'waiting', order: this.added, attempt: 0, readyAt: Date.now() };
        this.held.set(job.id, held);
        this.wait(held, job.notBefore ? job.notBefore.getTime() - Date.now() : 0);
      }
    }
  }

  async lift(nudges: Nudge[]): Promise<number> {
    let lifted = 0;
    for (const { id, priority } of [...prepareNudges(this.contracts, nudges).values()].flat()) {
      const job = this.held.get(id);
      if (job?.state !== 'waiting' || job.priority <= priority) continue;
      job.priority = priority;
      // Behind those that had it before, as in the stores.
      this.added += 1;
      job.order = this.added;
      lifted += 1;
    }
    return lifted;
  }

  async consume(options: ConsumerOptions): Promise<Consumer> {
    const consumer: HeldConsumer = { options, running: new RunningSet() };
    this.consumers.set(options.queue, consumer);
    this.pump(options.queue);
    return {
      close: async (timeoutMs) => {
        consumer.running.stop();
        this.consumers.delete(options.queue);
        await consumer.running.settled(timeoutMs);
        consumer.running.abort();
        await consumer.running.settled(1_000);
      },
    };
  }

  async counts(): Promise<Record<string, Record<string, number>>> {
    const counts = Object.fromEntries(
      queueNames.map((name) => [name, { waiting: 0, active: 0, delayed: 0, failed: 0 }]),
    );
    for (const { contract, state } of this.held.values()) {
      const queue = counts[contract.queue];
      if (queue) queue[state] += 1;
    }
    return counts;
  }

  async clean(olderThanMs: number): Promise<number> {
    const parked = [...this.held.values()].filter(
      ({ state, readyAt }) => state === 'failed' && readyAt <= Date.now() - olderThanMs,
    );
    for (const { id } of parked) this.held.delete(id);
    return parked.length;
  }

  async check(): Promise<void> {}

  async close(): Promise<void> {
    for (const { timer } of this.held.values()) clearTimeout(timer);
    this.held.clear();
  }

  private wait(job: HeldJob, delayMs: number): void {
    job.readyAt = Date.now() + Math.max(0, delayMs);
    job.state = delayMs > 0 ? 'delayed' : 'waiting';
    const ready = () => {
      // A timer may fire a millisecond early by the wall clock.
      const left = job.readyAt - Date.now();
      if (left > 0) {
        job.timer = setTimeout(ready, left);
        return;
      }
      job.state = 'waiting';
      this.pump(job.contract.queue);
    };
    if (delayMs > 0) job.timer = setTimeout(ready, delayMs);
    else setImmediate(() => this.pump(job.contract.queue));
  }

  private pump(queue: string): void {
    const consumer = this.consumers.get(queue);
    if (!consumer) return;
    const waiting = [...this.held.values()]
      .filter((job) => job.contract.queue === queue && job.state === 'waiting')
      .sort((one, other) => one.priority - other.priority || one.order - other.order);
    for (const job of waiting.slice(0, consumer.options.concurrency - consumer.running.size)) {
      job.state = 'active';
      job.attempt += 1;
      void this.run(job, consumer).finally(() => this.pump(queue));
    }
  }

  private async run(job: HeldJob, { options, running }: HeldConsumer): Promise<void> {
    try {
      await running.track((controller) => options.run(deliveryOf(job, controller)));
      this.held.delete(job.id);
    } catch (error) {
      if (error instanceof HandBackError || error instanceof DeferError) {
        job.attempt -= 1;
        this.wait(job, error instanceof DeferError ? error.delayMs : 0);
      } else if (error instanceof PoisonError || job.attempt >= job.contract.attempts) {
        job.state = 'failed';
        job.readyAt = Date.now();
      } else {
        this.wait(job, job.contract.backoffMs * 2 ** (job.attempt - 1));
      }
    }
  }
}

function deliveryOf({ id, contract, payload, attempt, readyAt }: HeldJob, controller: AbortController): Delivery {
  return {
    id,
    job: contract.name,
    payload,
    attempt,
    lastAttempt: attempt >= contract.attempts,
    waitedMs: attempt === 1 ? Date.now() - readyAt : 0,
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
  };
}
