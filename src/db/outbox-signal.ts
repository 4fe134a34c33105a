import type { Logger } from '../shared/logger.ts';
import type { Database } from './database.ts';
import { outboxChannel } from './outbox.ts';
import type { OutboxSignal } from './records.ts';

/** Longest rest between two notifications of other processes, ms. */
const coalesceMs = 20;

/** The signal every commit gives, and where a relay of this process hears it. */
export interface RelaySignal extends OutboxSignal {
  /** Called on every wake from now on, instead of telling other processes. Returns how to stop. */
  attach(listener: () => void): () => void;
}

/**
 * With a relay in this process a wake is a function call. Without one (`serve` apart from `work`) it is one NOTIFY for all
 * the commits of the last 20 ms, outside their transactions: a NOTIFY inside would make the commits queue behind each other.
 */
export function createOutboxSignal({ database, logger }: { database: Database; logger: Logger }): RelaySignal {
  let relay: (() => void) | null = null;
  let asked = false;
  const notify = () => {
    asked = false;
    // A lost one costs two seconds: the relay looks by itself.
    database.sql
      .notify(outboxChannel, '')
      .catch((error: unknown) => logger.debug({ err: error }, 'the relay was not notified'));
  };
  return {
    wake() {
      if (relay) relay();
      else if (!asked) {
        asked = true;
        setTimeout(notify, coalesceMs);
      }
    },
    attach(listener) {
      relay = listener;
      return () => {
        if (relay === listener) relay = null;
      };
    },
  };
}
