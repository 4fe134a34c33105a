import type { Deps } from '../src/deps.ts';
import type { TaskContext } from '../src/tasks/task-context.ts';
import type { AnyContract, TaskContract } from '../src/tasks/task-contract.ts';

export type TaskHandler<Payload> = (deps: Deps, payload: Payload, context: TaskContext) => Promise<void>;

/** A contract with its handler. */
export interface Processor {
  contract: AnyContract;
  handle: TaskHandler<unknown>;
  /**
   * Called when the task's workers died over it again and again, so that the handler never saw its last attempt: records
   * that in the row.
   */
  abandon?: (deps: Deps, payload: unknown, reason: string) => Promise<void>;
}

export function defineProcessor<Payload>(
  contract: TaskContract<string, Payload>,
  handle: TaskHandler<Payload>,
  abandon?: (deps: Deps, payload: Payload, reason: string) => Promise<void>,
): Processor {
  // The payload is parsed by the contract before either is called (run-task.ts).
  return { contract, handle, abandon } as Processor;
}
