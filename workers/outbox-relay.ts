import type { Database, Transaction } from '../src/db/database.ts';
import {
  lockOutbox,
  type OutboxRow,
  outboxChannel,
  publishRows,
  readWaiting,
  setNudgesAside,
} from '../src/db/outbox.ts';
import type { RelaySignal } from '../src/db/outbox-signal.ts';
import { systemActor } from '../src/domain/access/actor.ts';
import type { Nudge, TaskQueue } from '../src/queue/task-queue.port.ts';
import type { Logger } from '../src/shared/logger.ts';
import type { AnyContract } from '../src/tasks/task-contract.ts';
import { taskContracts } from '../src/tasks/task-contracts.ts';

/** Rows per pass. */
const batch = 500;
/** Interval of the relay's own polling, ms: a lost wake-up costs no more than this. */
const netMs = 2_000;
/** Pause before trying again when another relay holds the lock, ms. */
const busyMs = 20;
const longestPauseMs = 30_000;

export interface RelayOptions {
  database: Database;
  queue: TaskQueue;
  signal: RelaySignal;
  logger: Logger;
  contracts?: readonly AnyContract[];
}

export interface OutboxRelay {
  close(): Promise<void>;
}

/**
 * Carries outbox rows to the queue and to the live streams, in the order of their commits.
 * Tasks are added before the commit that marks the rows as published: when the relay is killed in between, they are added
 * again, and a task of the same id stays one task. Nothing is lost; a handler may run twice.
 */
export async function startOutboxRelay(options: RelayOptions): Promise<OutboxRelay> {
  const relay = new Relay(options);
  const detach = options.signal.attach(() => relay.wake());
  const wake = () => relay.wake();
  const listening = await options.database.sql.listen(outboxChannel, wake, wake);
  const net = setInterval(wake, netMs);
  return {
    async close() {
      clearInterval(net);
      detach();
      await listening.unlisten().catch(() => undefined);
      await relay.close();
    },
  };
}

type Pass = 'busy' | 'more' | 'empty';

class Relay {
  private readonly options: RelayOptions;
  private readonly contracts: ReadonlyMap<string, AnyContract>;
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;
  private databaseAway = false;
  /** While the queue is unreachable: the pause before the next attempt, and the end of that pause. */
  private pauseMs = 0;
  private pausedUntil = 0;

  constructor(options: RelayOptions) {
    this.options = options;
    this.contracts = new Map((options.contracts ?? taskContracts).map((contract) => [contract.name, contract]));
  }

  wake(): void {
    this.again = true;
    if (this.closed) return;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again) this.wake();
    });
  }

  /** Carries what is waiting before it returns, if it can. */
  async close(): Promise<void> {
    await this.running;
    await this.run();
    this.closed = true;
  }

  private async run(): Promise<void> {
    this.again = true;
    while (this.again && !this.closed) {
      this.again = false;
      try {
        const result = await this.pass();
        this.databaseAway = false;
        if (result !== 'empty') this.again = true;
        if (result === 'busy') await new Promise((settle) => setTimeout(settle, busyMs));
      } catch (error) {
        // The next poll tries again.
        this.again = false;
        if (!this.databaseAway) this.options.logger.error({ err: error }, 'the outbox could not be carried');
        this.databaseAway = true;
      }
    }
  }

  private async pass(): Promise<Pass> {
    const queueOpen = await this.queueIsOpen();
    return this.options.database.transaction(systemActor, async (transaction) => {
      if (!(await lockOutbox(transaction))) return 'busy';
      const rows = await readWaiting(transaction, { limit: batch, onlyWithEvents: !queueOpen });
      if (rows.length === 0) return 'empty';
      await this.carry(transaction, rows, queueOpen);
      return rows.length === batch ? 'more' : 'empty';
    });
  }

  private async carry(transaction: Transaction, rows: OutboxRow[], queueOpen: boolean): Promise<void> {
    const added = queueOpen && (await this.addNudges(rows));
    const publish = added ? rows : rows.filter((row) => row.events.length > 0);
    const ids = publish.map((row) => row.id);
    if (ids.length === 0) return;
    if (!added) await setNudgesAside(transaction, ids);
    await publishRows(transaction, ids);
  }

  private async addNudges(rows: OutboxRow[]): Promise<boolean> {
    const nudges = rows.flatMap((row) => row.nudges.filter((nudge) => this.fits(row, nudge))).map(toNudge);
    if (nudges.length === 0) return true;
    try {
      await this.options.queue.add(nudges, { replaceParked: true });
      return true;
    } catch (error) {
      this.pauseQueue(error);
      return false;
    }
  }

  /** A nudge that cannot be added must not block those after it. */
  private fits(row: OutboxRow, nudge: OutboxRow['nudges'][number]): boolean {
    const contract = this.contracts.get(nudge.task);
    if (contract?.payload.safeParse(nudge.payload).success) return true;
    this.options.logger.error({ outbox: row.id, task: nudge.task }, 'a nudge fits no task and was left out');
    return false;
  }

  /** While the queue is unreachable it is tried outside of any transaction, with growing pauses; events are still sent. */
  private async queueIsOpen(): Promise<boolean> {
    if (this.pauseMs === 0) return true;
    if (performance.now() < this.pausedUntil) return false;
    try {
      await this.options.queue.check();
    } catch (error) {
      this.pauseQueue(error);
      return false;
    }
    this.pauseMs = 0;
    this.options.logger.info('the queue is back: its tasks follow');
    return true;
  }

  private pauseQueue(error: unknown): void {
    if (this.pauseMs === 0) this.options.logger.error({ err: error }, 'the queue is away: tasks wait in the outbox');
    this.pauseMs = Math.min(longestPauseMs, Math.max(500, this.pauseMs * 2));
    this.pausedUntil = performance.now() + this.pauseMs;
  }
}

function toNudge({ task, payload, notBefore, priority }: OutboxRow['nudges'][number]): Nudge {
  const options = { ...(notBefore ? { notBefore: new Date(notBefore) } : {}), ...(priority ? { priority } : {}) };
  return { task, payload, options };
}
