import type { Deps } from '../src/deps.ts';
import type { JobContext } from '../src/jobs/job-context.ts';
import type { AnyContract, JobContract } from '../src/jobs/job-contract.ts';

export type JobHandler<Payload> = (deps: Deps, payload: Payload, context: JobContext) => Promise<void>;

/** A contract and who does it. */
export interface Processor {
  contract: AnyContract;
  handle: JobHandler<unknown>;
  /** The job's workers died over it again and again, so the handler never saw its last attempt: record that in the row. */
  abandon?: (deps: Deps, payload: unknown, reason: string) => Promise<void>;
}

export function defineProcessor<Payload>(
  contract: JobContract<string, Payload>,
  handle: JobHandler<Payload>,
  abandon?: (deps: Deps, payload: Payload, reason: string) => Promise<void>,
): Processor {
  // The payload is parsed by the contract before either is called (run-job.ts).
  return { contract, handle, abandon } as Processor;
}
