import { lockSweep } from '../src/db/sweep-lock.ts';
import type { Deps } from '../src/deps.ts';
import { systemActor } from '../src/domain/access/actor.ts';
import { Gate } from './gate.ts';
import type { Sweep } from './sweep.ts';
import { sweeps as allSweeps } from './sweeps.ts';

/** Concurrent sweeps in one process: each holds two database connections. */
const atOnce = 2;
/** First runs are spread over this long after the start, ms. */
const spreadMs = 2_000;
/** How long a stop waits for a running sweep; what it has not committed by then is rolled back with its connection, ms. */
const closingMs = 5_000;
/** Least pause between two runs, ms, so that an instant in the past does not spin. */
const leastRestMs = 20;

export interface Schedules {
  /** Starts nothing new and waits for running sweeps, some seconds at most. */
  close(): Promise<void>;
}

/**
 * Repeats every sweep by timers of this process, so that a lost queue does not stop them. Of several processes only one
 * runs a given sweep at a time. An error is logged, and the sweep runs again at its next turn.
 */
export function startSchedules(deps: Deps, sweeps: readonly Sweep[] = allSweeps): Schedules {
  const gate = new Gate(atOnce);
  const timers = new Map<string, Timer>();
  for (const [index, sweep] of sweeps.entries()) {
    const timer = new Timer(() => (sweep.prompt ? runSweep(deps, sweep) : gate.pass(() => runSweep(deps, sweep))));
    timer.start((spreadMs / sweeps.length) * index);
    timers.set(sweep.name, timer);
  }
  return {
    async close() {
      const ended = Promise.all([...timers.values()].map((timer) => timer.close()));
      let late: NodeJS.Timeout | undefined;
      await Promise.race([ended, new Promise((settle) => (late = setTimeout(settle, closingMs)))]);
      clearTimeout(late);
    },
  };
}

/** Repeats work that returns the pause until its next run, by the monotonic clock. */
class Timer {
  private readonly work: () => Promise<number>;
  private handle: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(work: () => Promise<number>) {
    this.work = work;
  }

  start(delayMs: number): void {
    if (this.closed) return;
    this.handle = setTimeout(() => {
      this.running = this.work().then((rest) => this.start(rest));
    }, delayMs);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.handle);
    await this.running;
  }
}

/** Returns the pause until the next run, ms. Never throws. */
async function runSweep(deps: Deps, sweep: Sweep): Promise<number> {
  try {
    const planned = async () => (await sweep.nextAt?.(deps)) ?? null;
    let next = await planned();
    const nothingDue = sweep.nextAt !== undefined && (next === null || next > deps.clock.now());
    if (!nothingDue) {
      const done = await alone(deps, sweep);
      if (done > 0) deps.logger.info({ sweep: sweep.name, done }, 'sweep did something');
      next = await planned();
    }
    if (next === null) return sweep.everyMs;
    return Math.max(leastRestMs, Math.min(sweep.everyMs, next.getTime() - deps.clock.now().getTime()));
  } catch (error) {
    deps.logger.error({ err: error, sweep: sweep.name }, 'sweep failed and is due again');
    return Math.max(1_000, sweep.everyMs);
  }
}

/** Holds a transaction's lock while the sweep works on connections of its own; returns 0 when another process holds it. */
function alone(deps: Deps, sweep: Sweep): Promise<number> {
  return deps.database.transaction(systemActor, async (transaction) =>
    (await lockSweep(transaction, sweep.name)) ? sweep.run(deps) : 0,
  );
}
