import {
  ConnectorError,
  type Health,
  type PhoneSystemConnector,
} from '../../connectors/phone-systems/phone-system.port.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

export type LimitedCall = 'deliver' | 'apply' | 'remove' | 'readBack' | 'national' | 'health';

/** Time limit of a call to a phone system, ms. */
export type CallLimits = Record<LimitedCall, number>;

/** Called when a call that had been given up returns after all: its effect on these lines is unknown. */
export type LateReturn = (lineIds: string[]) => void;

/** How a connector is used. */
export interface ConnectorUse {
  /** Ends every call of this use: the process stops, or the task's time is over. */
  signal: AbortSignal;
  onLate?: LateReturn;
}

/** What one phone system's connector is watched with. */
export interface Watch {
  /** Told after each call whether the phone system answered within the call's limit. */
  noted(answered: boolean): void;
  breaker: CircuitBreaker;
  limits: CallLimits;
  /** How long a call has to end after its limit, ms. */
  endingMs: number;
  /**
   * Calls that were given up and have not come back, with the instant of that by the monotonic clock, ms: nothing else is asked
   * of a system that still works on them.
   */
  outstanding: Map<Promise<unknown>, number>;
}

/** Whether the phone system did not answer, as opposed to answering that it cannot or will not. */
function isUnanswered(error: unknown): boolean {
  return error instanceof ConnectorError && error.says.code === 'no_answer';
}

function noAnswer(): ConnectorError {
  return new ConnectorError('retry', 'no_answer');
}

/**
 * The same connector behind a circuit breaker and time limits. A call whose limit is over is aborted; one that does not end then is
 * given up.
 * @throws ConnectorError `retry`, `no_answer`: at once while the breaker is open, else when a call's limit is over. The reason of
 * an aborted `signal`.
 */
export function guardConnector(
  connector: PhoneSystemConnector,
  watch: Watch,
  { signal, onLate }: ConnectorUse,
): PhoneSystemConnector {
  const guard = <Result>(name: LimitedCall, lineIds: string[], call: LimitedBy<Result>) =>
    guarded(watch, { limitMs: watch.limits[name], call, signal, onLate: () => onLate?.(lineIds) });
  return {
    handWork: connector.handWork,
    describe: () => connector.describe(),
    deliver: (prompts, open) => guard('deliver', [], (ends) => connector.deliver(prompts, open, ends)),
    apply: (lines) => {
      const lineIds = lines.map(({ lineId }) => lineId);
      return guard('apply', lineIds, (ends) => connector.apply(lines, ends));
    },
    remove: (lineIds) => guard('remove', lineIds, (ends) => connector.remove(lineIds, ends)),
    readBack: (lineIds) => guard('readBack', [], (ends) => connector.readBack(lineIds, ends)),
    applyNational: (days) => guard('national', [], (ends) => connector.applyNational(days, ends)),
    readBackNational: () => guard('national', [], (ends) => connector.readBackNational(ends)),
    health: () => health(connector, watch, signal),
    close: () => connector.close(),
  };
}

type LimitedBy<Result> = (ends: AbortSignal) => Promise<Result>;

interface LimitedWork<Result> {
  limitMs: number;
  call: LimitedBy<Result>;
  signal: AbortSignal;
}

interface GuardedCall<Result> extends LimitedWork<Result> {
  onLate: () => void;
}

async function guarded<Result>(watch: Watch, { onLate, ...work }: GuardedCall<Result>): Promise<Result> {
  const { breaker, outstanding, endingMs } = watch;
  const { signal } = work;
  signal.throwIfAborted();
  if (outstanding.size > 0 || !breaker.enter()) throw noAnswer();
  try {
    const result = await within(work, endingMs, (late) => {
      const back = () => {
        outstanding.delete(returned);
        onLate();
      };
      const returned = late.then(back, back);
      outstanding.set(returned, performance.now());
    });
    breaker.answered();
    watch.noted(true);
    return result;
  } catch (error) {
    if (signal.aborted) {
      breaker.undecided();
      throw error;
    }
    if (isUnanswered(error)) breaker.notAnswered();
    else breaker.answered();
    watch.noted(!isUnanswered(error));
    throw error;
  }
}

/** A person asks: it is tried whatever the breaker says, and an answer closes it. */
async function health(
  connector: PhoneSystemConnector,
  { breaker, limits, endingMs, noted }: Watch,
  signal: AbortSignal,
) {
  const call: LimitedBy<Health> = (ends) => connector.health(ends);
  try {
    const answer = await within({ limitMs: limits.health, call, signal }, endingMs, () => undefined);
    signal.throwIfAborted();
    if (answer.ok) breaker.answered();
    noted(answer.ok || answer.says.code !== 'no_answer');
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    noted(!isUnanswered(error));
    if (error instanceof ConnectorError) return { ok: false, says: error.says };
    throw error;
  }
}

/**
 * Aborts the call when its limit is over. What it answers within `endingMs` after that still counts; one that goes on is handed to
 * `abandon`. @throws ConnectorError `no_answer`.
 */
async function within<Result>(
  { limitMs, call, signal }: LimitedWork<Result>,
  endingMs: number,
  abandon: (running: Promise<Result>) => void,
): Promise<Result> {
  const limit = new AbortController();
  const timers = [setTimeout(() => limit.abort(noAnswer()), limitMs)];
  const over = new Promise<'over'>((settle) => {
    timers.push(setTimeout(() => settle('over'), limitMs + endingMs));
  });
  const running = call(AbortSignal.any([signal, limit.signal]));
  try {
    const first = await Promise.race([running.then((result) => ({ result })), over]);
    if (first !== 'over') return first.result;
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
  running.catch(() => undefined);
  abandon(running);
  throw noAnswer();
}
