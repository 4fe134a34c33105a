import type { Logger } from '../shared/logger.ts';
import type { Database } from './database.ts';
import { type LiveRow, newestSequence, readEvents } from './live-events.ts';
import { eventsChannel } from './outbox.ts';

/** Rows per read. */
const batch = 200;
/** Polling interval while somebody listens, ms: a lost notification costs no more than this. */
const netMs = 5_000;

export interface LiveSubscription {
  /** Resume after this event id; absent means from now on. */
  after?: number;
  /** Called in order of sequence, never twice with the same; must not throw or wait. */
  deliver(row: LiveRow): void;
}

interface Subscriber extends LiveSubscription {
  cursor: number;
  live: boolean;
}

/** Listens for published events on one connection of this process and passes them to all its live streams. */
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

  /**
   * Starts listening and returns the function that stops it. What lies between `after` and now is delivered first,
   * without gaps or repeats.
   */
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
      // An id from before a restore may lie ahead of everything: then the stream starts now.
      subscriber.cursor = Math.min(subscriber.cursor, await newestSequence(this.database));
      // A listener that has left meanwhile costs nothing more.
      while (this.subscribers.has(subscriber)) {
        const feedBefore = this.cursor;
        const rows = await readEvents(this.database, subscriber.cursor, batch);
        for (const row of rows) this.hand(subscriber, row);
        // If the feed moved on during this read, its rows would be missed: read once more.
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
