import type { Deps } from '../src/deps.ts';
import { jobContracts } from '../src/jobs/job-contracts.ts';
import { consumeQueues, type Workers } from './consume-queues.ts';
import { processors } from './processors/all.ts';
import type { ObserveJob } from './run-job.ts';

/**
 * Starts the workers of this process; `observe` is told of every run, for the metrics.
 * @throws Error when a job has no handler, or two.
 */
export function startWorkers(deps: Deps, observe?: ObserveJob): Promise<Workers> {
  return consumeQueues(deps, { contracts: jobContracts, processors, observe });
}
