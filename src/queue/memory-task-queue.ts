import { type AnyContract, queueNames } from '../tasks/task-contract.ts';
import { indexContracts, type PreparedTask, prepareNudges } from './prepare-nudges.ts';
import { RunningSet } from './running-set.ts';
import {
  type AddOptions,
  type Consumer,
  type ConsumerOptions,
  DeferError,
  type Delivery,
  HandBackError,
  type Nudge,
  PoisonError,
  type TaskQueue,
} from './task-queue.port.ts';

interface HeldTask extends PreparedTask {
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

/** The in-memory twin for tests: one process, nothing persistent, the same guarantees. */
export class MemoryTaskQueue implements TaskQueue {
  readonly backend = 'memory';
  private readonly contracts: ReadonlyMap<string, AnyContract>;
  private readonly held = new Map<string, HeldTask>();
  private readonly consumers = new Map<string, HeldConsumer>();
  private added = 0;

  constructor(contracts: readonly AnyContract[]) {
    this.contracts = indexContracts(contracts);
  }

  async add(nudges: Nudge[], { replaceParked = false }: AddOptions = {}): Promise<void> {
    for (const tasks of prepareNudges(this.contracts, nudges).values()) {
      for (const task of tasks) {
        const known = this.held.get(task.id);
        if (known && !(replaceParked && known.state === 'failed')) continue;
        this.added += 1;
        const held: HeldTask = { ...task, state: 'waiting', order: this.added, attempt: 0, readyAt: Date.now() };
        this.held.set(task.id, held);
        this.wait(held, task.notBefore ? task.notBefore.getTime() - Date.now() : 0);
      }
    }
  }

  async lift(nudges: Nudge[]): Promise<number> {
    let lifted = 0;
    for (const { id, priority } of [...prepareNudges(this.contracts, nudges).values()].flat()) {
      const task = this.held.get(id);
      if (task?.state !== 'waiting' || task.priority <= priority) continue;
      task.priority = priority;
      // After those that had this priority before, as in the stores.
      this.added += 1;
      task.order = this.added;
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

  private wait(task: HeldTask, delayMs: number): void {
    task.readyAt = Date.now() + Math.max(0, delayMs);
    task.state = delayMs > 0 ? 'delayed' : 'waiting';
    const ready = () => {
      // A timer may fire a millisecond early by the wall clock.
      const left = task.readyAt - Date.now();
      if (left > 0) {
        task.timer = setTimeout(ready, left);
        return;
      }
      task.state = 'waiting';
      this.pump(task.contract.queue);
    };
    if (delayMs > 0) task.timer = setTimeout(ready, delayMs);
    else setImmediate(() => this.pump(task.contract.queue));
  }

  private pump(queue: string): void {
    const consumer = this.consumers.get(queue);
    if (!consumer) return;
    const waiting = [...this.held.values()]
      .filter((task) => task.contract.queue === queue && task.state === 'waiting')
      .sort((one, other) => one.priority - other.priority || one.order - other.order);
    for (const task of waiting.slice(0, consumer.options.concurrency - consumer.running.size)) {
      task.state = 'active';
      task.attempt += 1;
      void this.run(task, consumer).finally(() => this.pump(queue));
    }
  }

  private async run(task: HeldTask, { options, running }: HeldConsumer): Promise<void> {
    try {
      await running.track((controller) => options.run(deliveryOf(task, controller)));
      this.held.delete(task.id);
    } catch (error) {
      if (error instanceof HandBackError || error instanceof DeferError) {
        task.attempt -= 1;
        this.wait(task, error instanceof DeferError ? error.delayMs : 0);
      } else if (error instanceof PoisonError || task.attempt >= task.contract.attempts) {
        task.state = 'failed';
        task.readyAt = Date.now();
      } else {
        this.wait(task, task.contract.backoffMs * 2 ** (task.attempt - 1));
      }
    }
  }
}

function deliveryOf({ id, contract, payload, attempt, readyAt }: HeldTask, controller: AbortController): Delivery {
  return {
    id,
    task: contract.name,
    payload,
    attempt,
    lastAttempt: attempt >= contract.attempts,
    waitedMs: attempt === 1 ? Date.now() - readyAt : 0,
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
  };
}
