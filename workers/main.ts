import { Histogram } from 'prom-client';
import type { Container } from '../src/container.ts';
import type { Deps } from '../src/deps.ts';
import { taskContracts } from '../src/tasks/task-contracts.ts';
import { consumeQueues } from './consume-queues.ts';
import { startOutboxRelay } from './outbox-relay.ts';
import { processors } from './processors/all.ts';
import type { ObserveTask } from './run-task.ts';
import { startSchedules } from './schedules.ts';

export interface Background {
  /** Stops taking tasks, finishes or hands back running ones within the time given, ms. */
  close(timeoutMs: number): Promise<void>;
}

/**
 * Starts the workers of a process: the outbox relay, a consumer for each queue, and the sweeps' timers.
 * @throws Error when a task has no handler, or two.
 */
export async function startBackground(container: Pick<Container, 'deps' | 'relaySignal'>): Promise<Background> {
  const { deps, relaySignal } = container;
  const { database, queue, logger } = deps;
  const relay = await startOutboxRelay({ database, queue, signal: relaySignal, logger });
  const workers = await consumeQueues(deps, { contracts: taskContracts, processors, observe: taskMetric(deps) });
  const schedules = startSchedules(deps);
  return {
    async close(timeoutMs) {
      await Promise.all([schedules.close(), workers.close(timeoutMs)]);
      await relay.close();
    },
  };
}

function taskMetric({ metrics }: Deps): ObserveTask {
  const histogram = new Histogram({
    name: 'lineshift_job_seconds',
    help: 'Duration of background tasks by outcome',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 120],
    registers: [metrics],
  });
  return ({ task, outcome, seconds }) => histogram.observe({ job: task, outcome }, seconds);
}
