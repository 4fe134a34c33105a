import type { Transaction } from '../../../db/database.ts';
import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import type { ChangeRequestCommand } from '../../../domain/change-request/change-request-state.ts';
import { AppError } from '../../../shared/app-error.ts';
import { transitionRequest } from './transition-request.ts';

/**
 * Takes the same step with each of these requests, as the product itself. Returns how many took it. @throws as
 * `eachInTurn`.
 */
export function stepEach(deps: Deps, ids: string[], command: ChangeRequestCommand): Promise<number> {
  return eachInTurn(deps, ids, (transaction, id) =>
    transitionRequest(deps, transaction, { actor: systemActor, callId: null }, { id, command }),
  );
}

/**
 * Runs the work for each of these ids, each in a transaction of its own, as the product itself. One that has changed
 * between the query and its lock is skipped. Returns how many were done.
 * @throws AggregateError at the end when some failed: the others are done, and the sweep pauses before it tries again.
 */
export async function eachInTurn(
  deps: Deps,
  ids: string[],
  work: (transaction: Transaction, id: string) => Promise<unknown>,
): Promise<number> {
  const faults: unknown[] = [];
  let done = 0;
  for (const id of ids) {
    try {
      await deps.database.transaction(systemActor, (transaction) => work(transaction, id));
      done += 1;
    } catch (error) {
      if (!(error instanceof AppError && error.status === 409)) faults.push(error);
    }
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `rows of a sweep that could not be worked on: ${faults.length}`);
  return done;
}
