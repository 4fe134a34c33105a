import type {
  ConnectorFactory,
  PhoneSystemConnector,
  PhoneSystemRecord,
} from '../../connectors/phone-systems/phone-system.port.ts';
import type { Logger } from '../../shared/logger.ts';
import { type BreakerState, CircuitBreaker } from './circuit-breaker.ts';
import { type CallLimits, type ConnectorUse, guardConnector, type Watch } from './guarded-connector.ts';

/** A phone system as stored, with the version of its settings. */
export type VersionedPhoneSystem = PhoneSystemRecord & { version: number };

/** How a phone system answers, seen from this process. */
export interface ConnectorState {
  phoneSystemId: string;
  breaker: BreakerState;
  /** Calls that were given up and have not come back. */
  outstanding: number;
}

export interface OpenConnectorsOptions {
  factory: ConnectorFactory;
  logger: Logger;
  limits?: Partial<CallLimits>;
  /** How long a call that was aborted at its limit has to end, ms. */
  endingMs?: number;
  /**
   * Told when a phone system stops answering within a call's limit and when it answers again, and the same again every few seconds:
   * another process may have noted the opposite and died. Must not throw.
   */
  onAnswering?: (phoneSystemId: string, answers: boolean) => void;
  /** After this long the same is told again, ms. */
  tellAgainMs?: number;
  /** First rest of an open circuit breaker, ms. */
  restMs?: number;
}

interface Entry {
  version: number;
  connector: PhoneSystemConnector;
  watch: Watch;
  users: number;
  /** Replaced by one with newer settings, or shut down: closed when the last user has gone. */
  retired: boolean;
}

const defaultLimits: CallLimits = {
  deliver: 30_000,
  apply: 15_000,
  remove: 15_000,
  readBack: 15_000,
  national: 15_000,
  health: 10_000,
};
const threshold = 3;
/** A call that has not returned after this long is written off: the next one uses a new connector, ms. */
const lostAfterMs = 120_000;
const longestRestMs = 60_000;

/**
 * Keeps one open connector for each phone system of this process. It is made on first use, replaced when the settings
 * have changed, and closed at shutdown.
 */
export class OpenConnectors {
  private readonly options: OpenConnectorsOptions;
  private readonly entries = new Map<string, Entry>();

  constructor(options: OpenConnectorsOptions) {
    this.options = options;
  }

  /**
   * Runs a piece of work with a phone system's connector, behind its circuit breaker and time limits. Never inside a database
   * transaction: a phone system may take its time.
   * @throws ConnectorError `wrong_configuration` when there is no driver or its settings cannot be used; what `work` throws; the
   * reason of an aborted `signal`.
   */
  async withConnector<Result>(
    system: VersionedPhoneSystem,
    use: ConnectorUse,
    work: (connector: PhoneSystemConnector) => Promise<Result>,
  ): Promise<Result> {
    const entry = this.entryOf(system);
    entry.users += 1;
    try {
      return await work(guardConnector(entry.connector, entry.watch, use));
    } finally {
      entry.users -= 1;
      await this.closeIfDone(entry);
    }
  }

  /** Every phone system that this process has used. */
  states(): ConnectorState[] {
    return [...this.entries].map(([phoneSystemId, { watch }]) => ({
      phoneSystemId,
      breaker: watch.breaker.state,
      outstanding: watch.outstanding.size,
    }));
  }

  /** Closes every connector; one in use when its last user has gone. */
  async close(): Promise<void> {
    const entries = [...this.entries.values()];
    this.entries.clear();
    for (const entry of entries) {
      entry.retired = true;
      await this.closeIfDone(entry);
    }
  }

  private entryOf(system: VersionedPhoneSystem): Entry {
    const current = this.entries.get(system.id);
    if (current && current.version === system.version && !hasLostCall(current)) return current;
    const entry = this.openEntry(system);
    this.entries.set(system.id, entry);
    if (current) {
      current.retired = true;
      void this.closeIfDone(current);
    }
    return entry;
  }

  private openEntry({ version, ...system }: VersionedPhoneSystem): Entry {
    const { factory, limits, restMs = 2_000, endingMs = 1_000 } = this.options;
    const breaker = new CircuitBreaker({ threshold, restMs, longestRestMs, nowMs: () => performance.now() });
    const watch = {
      noted: this.teller(system.id),
      breaker,
      limits: { ...defaultLimits, ...limits },
      endingMs,
      outstanding: new Map<Promise<unknown>, number>(),
    };
    return { version, connector: factory(system), watch, users: 0, retired: false };
  }

  private teller(phoneSystemId: string): (answered: boolean) => void {
    const { onAnswering, tellAgainMs = 5_000 } = this.options;
    let told: { answered: boolean; atMs: number } | null = null;
    return (answered) => {
      const nowMs = performance.now();
      if (told?.answered === answered && nowMs - told.atMs < tellAgainMs) return;
      told = { answered, atMs: nowMs };
      onAnswering?.(phoneSystemId, answered);
    };
  }

  private async closeIfDone(entry: Entry): Promise<void> {
    if (!entry.retired || entry.users > 0) return;
    try {
      await entry.connector.close();
    } catch (error) {
      this.options.logger.warn({ err: error }, 'a connector could not be closed cleanly');
    }
  }
}

function hasLostCall({ watch }: Entry): boolean {
  const now = performance.now();
  return [...watch.outstanding.values()].some((since) => now - since > lostAfterMs);
}
