import { ConnectorError, type PhoneSystemConnector } from '../../connectors/phone-systems/phone-system.port.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

export type LimitedCall = 'deliver' | 'apply' | 'remove' | 'readBack' | 'national' | 'health';

/** Time limit of a call to a phone system, ms. */
export type CallLimits = Record<LimitedCall, number>;

/** Called when a call that had been given up returns after all: its effect on these lines is unknown. */
export type LateReturn = (lineIds: string[]) => void;

/** What one phone system's connector is watched with. */
export interface Watch {
  /** Told after each call whether the phone system answered within the call's limit. */
  noted(answered: boolean): void;
  breaker: CircuitBreaker;
  limits: CallLimits;
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
 * The same connector behind a circuit breaker and time limits.
 * @throws ConnectorError `retry`, `no_answer`: at once while the breaker is open, else when a call's limit is over.
 */
export function guardConnector(
  connector: PhoneSystemConnector,
  watch: Watch,
  onLate: LateReturn,
): PhoneSystemConnector {
  const guard = <Result>(name: LimitedCall, lineIds: string[], call: () => Promise<Result>) =>
    guarded(watch, { limitMs: watch.limits[name], call, onLate: () => onLate(lineIds) });
  return {
    handWork: connector.handWork,
    describe: () => connector.describe(),
    deliver: (prompts, open) => guard('deliver', [], () => connector.deliver(prompts, open)),
    apply: (lines) => {
      const lineIds = lines.map(({ lineId }) => lineId);
      return guard('apply', lineIds, () => connector.apply(lines));
    },
    remove: (lineIds) => guard('remove', lineIds, () => connector.remove(lineIds)),
    readBack: (lineIds) => guard('readBack', [], () => connector.readBack(lineIds)),
    applyNational: (days) => guard('national', [], () => connector.applyNational(days)),
    readBackNational: () => guard('national', [], () => connector.readBackNational()),
    health: () => health(connector, watch),
    close: () => connector.close(),
  };
}

interface GuardedCall<Result> {
  limitMs: number;
  call: () => Promise<Result>;
  onLate: () => void;
}

async function guarded<Result>(watch: Watch, { limitMs, call, onLate }: GuardedCall<Result>): Promise<Result> {
  const { breaker, outstanding } = watch;
  if (outstanding.size > 0 || !breaker.enter()) throw noAnswer();
  try {
    const result = await within(limitMs, call(), (late) => {
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
    if (isUnanswered(error)) breaker.notAnswered();
    else breaker.answered();
    watch.noted(!isUnanswered(error));
    throw error;
  }
}

/** A person asks: it is tried whatever the breaker says, and an answer closes it. */
async function health(connector: PhoneSystemConnector, { breaker, limits, noted }: Watch) {
  try {
    const answer = await within(limits.health, connector.health(), () => undefined);
    if (answer.ok) breaker.answered();
    noted(answer.ok || answer.says.code !== 'no_answer');
    return answer;
  } catch (error) {
    noted(!isUnanswered(error));
    if (error instanceof ConnectorError) return { ok: false, says: error.says };
    throw error;
  }
}

/** @throws ConnectorError `no_answer` when the limit is over; the call is then handed to `abandon`. */
async function within<Result>(
  limitMs: number,
  running: Promise<Result>,
  abandon: (running: Promise<Result>) => void,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'over'>((settle) => {
    timer = setTimeout(() => settle('over'), limitMs);
  });
  try {
    const first = await Promise.race([running.then((result) => ({ result })), over]);
    if (first !== 'over') return first.result;
  } finally {
    clearTimeout(timer);
  }
  running.catch(() => undefined);
  abandon(running);
  throw noAnswer();
}
