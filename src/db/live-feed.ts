import type { Logger } from '../shared/logger.ts';
import type { Database } from './database.ts';
import { type LiveRow, newestSequence, readEvents } from './live-events.ts';
import { eventsChannel } from './outbox.ts';

/** Rows of one read. */
const batch = 200;
/** A lost notification is made good after this long, ms, while somebody listens. */
const netMs = 5_000;

export interface LiveSubscription {
  /** Resume after this event id; absent means from now on. */
  after?: number;
  /** Called in order of sequence, never twice with one; must not throw or wait. */
  deliver(row: LiveRow): void;
}

interface Subscriber extends LiveSubscription {
  cursor: number;
  live: boolean;
}

/** One connection of this process listens for published events and hands them to all its live streams. */
export class LiveFeed {
  private readonly database: Database;
  private readonly logger: Logger;
  private readonly subscribers = new Set<Subscriber>();
  private cursor = 0;
  private reading: Promise<void> | null = null;
  private again = false;
  private net: NodeJS.Timeout | undefined;
  private unlisten: (() => Promise<void>) | null = null;

  constructor({ database, logger }: { database: Database; logger: Logger }) {
    this.database = database;
    this.logger = logger;
  }

  async start(): Promise<void> {
    this.cursor = await newestSequence(this.database);
    const wake = () => this.wake();
    // The third argument runs on every new connection too: what was published meanwhile is read then.
    const listening = await this.database.sql.listen(eventsChannel, wake, wake);
    this.unlisten = listening.unlisten;
    this.net = setInterval(() => this.subscribers.size > 0 && this.wake(), netMs);
    this.net.unref();
  }

  /** Returns how to stop. What lies between `after` and now is delivered first, without a gap and without a repeat. */
  subscribe(subscription: LiveSubscription): () => void {
    const subscriber: Subscriber = { ...subscription, cursor: subscription.after ?? this.cursor, live: false };
    this.subscribers.add(subscriber);
    if (subscription.after === undefined) subscriber.live = true;
    else void this.catchUp(subscriber);
    return () => this.subscribers.delete(subscriber);
  }

  async close(): Promise<void> {
    clearInterval(this.net);
    this.subscribers.clear();
    await this.unlisten?.().catch(() => undefined);
    await this.reading;
  }

  private wake(): void {
    this.again = true;
    this.reading ??= this.read().finally(() => {
      this.reading = null;
      if (this.again) this.wake();
    });
  }

  private async read(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        if (this.subscribers.size === 0) {
          this.cursor = await newestSequence(this.database);
          continue;
        }
        const rows = await readEvents(this.database, this.cursor, batch);
        for (const row of rows) this.publish(row);
        if (rows.length === batch) this.again = true;
      }
    } catch (error) {
      this.again = false;
      this.logger.warn({ err: error }, 'live events could not be read');
      setTimeout(() => this.subscribers.size > 0 && this.wake(), 500).unref();
    }
  }

  private publish(row: LiveRow): void {
    this.cursor = row.sequence;
    for (const subscriber of this.subscribers) if (subscriber.live) this.hand(subscriber, row);
  }

  private async catchUp(subscriber: Subscriber): Promise<void> {
    try {
      // An id from before a restore may lie ahead of everything: then from now on.
      subscriber.cursor = Math.min(subscriber.cursor, await newestSequence(this.database));
      // Who has left meanwhile costs nothing more.
      while (this.subscribers.has(subscriber)) {
        const feedBefore = this.cursor;
        const rows = await readEvents(this.database, subscriber.cursor, batch);
        for (const row of rows) this.hand(subscriber, row);
        // Had the feed moved on while this was read, its rows would be missed: once more.
        if (rows.length < batch && this.cursor === feedBefore) break;
      }
      subscriber.live = true;
    } catch (error) {
      this.logger.warn({ err: error }, 'a live stream could not resume');
      setTimeout(() => this.subscribers.has(subscriber) && void this.catchUp(subscriber), 1_000).unref();
    }
  }

  private hand(subscriber: Subscriber, row: LiveRow): void {
    if (row.sequence <= subscriber.cursor || !this.subscribers.has(subscriber)) return;
    subscriber.cursor = row.sequence;
    try {
      subscriber.deliver(row);
    } catch (error) {
      this.subscribers.delete(subscriber);
      this.logger.warn({ err: error }, 'a live stream was dropped');
    }
  }
}
