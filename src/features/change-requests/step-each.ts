import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { ChangeRequestCommand } from '../../domain/change-request/change-request-state.ts';
import { AppError } from '../../shared/app-error.ts';
import { transitionRequest } from './transition-request.ts';

/**
 * Takes the same step with each of these requests, each in a transaction of its own, as the product itself. One that has moved
 * on between the look and its lock is passed over. Returns how many took the step.
 * @throws AggregateError at the end, when some could not: the others have taken theirs, and the sweep rests before it tries again.
 */
export async function stepEach(deps: Deps, ids: string[], command: ChangeRequestCommand): Promise<number> {
  const caller = { actor: systemActor, callId: null };
  const faults: unknown[] = [];
  let taken = 0;
  for (const id of ids) {
    try {
      await deps.database.transaction(systemActor, (transaction) =>
        transitionRequest(deps, transaction, caller, { id, command }),
      );
      taken += 1;
    } catch (error) {
      if (!(error instanceof AppError && error.status === 409)) faults.push(error);
    }
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `requests that could not ${command.action}: ${faults.length}`);
  return taken;
}
