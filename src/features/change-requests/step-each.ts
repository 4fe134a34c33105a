import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { ChangeRequestCommand } from '../../domain/change-request/change-request-state.ts';
import { AppError } from '../../shared/app-error.ts';
import { transitionRequest } from './transition-request.ts';

/**
 * Takes the same step with each of these requests, each in a transaction of its own, as the product itself. One that has moved
 * on between the look and its lock is passed over. Returns how many took the step.
 */
export async function stepEach(deps: Deps, ids: string[], command: ChangeRequestCommand): Promise<number> {
  const caller = { actor: systemActor, requestId: null };
  let taken = 0;
  for (const id of ids) {
    try {
      await deps.database.transaction(systemActor, (transaction) =>
        transitionRequest(deps, transaction, caller, { id, command }),
      );
      taken += 1;
    } catch (error) {
      // One that cannot take it must not keep the others from theirs: it is tried again with the next sweep.
      if (!(error instanceof AppError && error.status === 409))
        deps.logger.error(
          { err: error, changeRequestId: id, action: command.action },
          'a request could not take a step',
        );
    }
  }
  return taken;
}
