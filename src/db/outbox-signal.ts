import type { Logger } from '../shared/logger.ts';
import type { Database } from './database.ts';
import { outboxChannel } from './outbox.ts';
import type { OutboxSignal } from './records.ts';

/** Longest pause between two notifications of other processes, ms. */
const coalesceMs = 20;

/** Signals every commit, to a relay of this process or to other processes. */
export interface RelaySignal extends OutboxSignal {
  /** From now on called on every signal, instead of notifying other processes. Returns the function that stops it. */
  attach(listener: () => void): () => void;
}

/**
 * With a relay in this process a signal is a function call. Without one (`serve` apart from `work`) it is one NOTIFY for
 * all commits of the last 20 ms, outside their transactions: a NOTIFY inside would make the commits queue behind each
 * other.
 */
export function createOutboxSignal({ database, logger }: { database: Database; logger: Logger }): RelaySignal {
  let relay: (() => void) | null = null;
  let asked = false;
  const notify = () => {
    asked = false;
    // A lost one costs one polling interval of the relay.
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
