import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { AppError } from '../../shared/app-error.ts';
import { transitionRequest } from '../change-requests/transition-request.ts';
import { lapsedRequests } from './jobs.repository.ts';

const most = 200;

/** Puts jobs without activity back into the queue, each in a transaction of its own. Returns how many. */
export async function lapseLeases(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => lapsedRequests(transaction, now, most));
  let lapsed = 0;
  for (const id of ids) {
    try {
      await deps.database.transaction(systemActor, (transaction) =>
        transitionRequest(
          deps,
          transaction,
          { actor: systemActor, requestId: null },
          { id, command: { action: 'lapse' } },
        ),
      );
      lapsed += 1;
    } catch (error) {
      // Renewed, released or finished between the look and the lock: nothing to do any more.
      if (!(error instanceof AppError && error.status === 409)) throw error;
    }
  }
  return lapsed;
}
