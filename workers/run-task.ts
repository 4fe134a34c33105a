import type { Deps } from '../src/deps.ts';
import { DeferError, type Delivery, HandBackError, PoisonError } from '../src/queue/task-queue.port.ts';
import type { Logger } from '../src/shared/logger.ts';
import type { Processor } from './processor.ts';
import type { Registry } from './registry.ts';

/** How long after the time limit a handler that ignores its signal is abandoned, ms. */
const graceMs = 5_000;

export interface TaskSample {
  task: string;
  queue: string;
  outcome: 'done' | 'retry' | 'failed' | 'poison' | 'handed_back' | 'deferred';
  /** Duration of the run. */
  seconds: number;
  /** Time between when it could have started and when it did. */
  waitedSeconds: number;
}

/** Called after every run, for the metrics. */
export type ObserveTask = (sample: TaskSample) => void;

export interface Runner {
  deps: Deps;
  registry: Registry;
  observe?: ObserveTask;
}

export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Runs a task: validates the payload, logs, measures and limits the run.
 * @throws what the handler threw (another attempt follows), `PoisonError`, or `TimeLimitError`.
 */
export async function runTask({ deps, registry, observe }: Runner, delivery: Delivery): Promise<void> {
  const started = performance.now();
  const taskDeps = withTaskLogger(deps, delivery);
  let failure: unknown;
  try {
    const processor = registry.get(delivery.task);
    if (!processor) throw new PoisonError(`there is no task named ${delivery.task}`);
    await limited(processor, taskDeps, delivery);
  } catch (error) {
    failure = error;
  }
  const milliseconds = performance.now() - started;
  const outcome = outcomeOf(failure, delivery);
  observe?.({
    task: delivery.task,
    queue: registry.get(delivery.task)?.contract.queue ?? 'unknown',
    outcome,
    seconds: milliseconds / 1_000,
    waitedSeconds: delivery.waitedMs / 1_000,
  });
  if (outcome === 'done') {
    if (deps.logger.isLevelEnabled('debug')) {
      taskDeps.logger.debug({ milliseconds, waitedMs: delivery.waitedMs }, 'task done');
    }
    return;
  }
  if (outcome === 'deferred') throw failure;
  const level = outcome === 'failed' || outcome === 'poison' ? 'error' : 'warn';
  taskDeps.logger[level]({ err: failure, outcome, milliseconds }, 'task did not end well');
  throw failure;
}

/** Names the task in every log line; made with the first line, which most tasks never write. */
function withTaskLogger(deps: Deps, { task, id, attempt }: Delivery): Deps {
  let logger: Logger | undefined;
  return {
    ...deps,
    get logger() {
      logger ??= deps.logger.child({ task, taskId: id, attempt });
      return logger;
    },
  };
}

function outcomeOf(failure: unknown, delivery: Delivery): TaskSample['outcome'] {
  if (failure === undefined) return 'done';
  if (failure instanceof DeferError) return 'deferred';
  if (failure instanceof PoisonError) return 'poison';
  if (failure instanceof HandBackError || delivery.signal.reason instanceof HandBackError) return 'handed_back';
  return delivery.lastAttempt ? 'failed' : 'retry';
}

async function limited(processor: Processor, deps: Deps, delivery: Delivery): Promise<void> {
  const { contract } = processor;
  const parsed = contract.payload.safeParse(delivery.payload);
  if (!parsed.success) throw new PoisonError(`the payload does not fit: ${parsed.error.message}`);
  let giveUp: (error: Error) => void = () => undefined;
  const givenUp = new Promise<never>((_settle, fail) => {
    giveUp = fail;
  });
  const over = new TimeLimitError(`${contract.name} took longer than ${contract.timeLimitMs} ms`);
  let grace: NodeJS.Timeout | undefined;
  const limit = setTimeout(() => {
    delivery.abort(over);
    grace = setTimeout(() => giveUp(over), graceMs);
  }, contract.timeLimitMs);
  const { signal, attempt, lastAttempt } = delivery;
  try {
    await Promise.race([processor.handle(deps, parsed.data, { signal, attempt, lastAttempt }), givenUp]);
  } finally {
    clearTimeout(limit);
    clearTimeout(grace);
  }
}
