import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { AppError } from '../../shared/app-error.ts';
import { dueSwitches, earliestSwitch } from './change-requests.repository.ts';
import { transitionRequest } from './transition-request.ts';

const most = 500;

/** Starts the planned switches whose time has come. Never early: the row's time is read again under its lock. Returns how many. */
export async function switchDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => dueSwitches(transaction, now, most));
  let started = 0;
  for (const id of ids) {
    try {
      await deps.database.transaction(systemActor, (transaction) =>
        transitionRequest(
          deps,
          transaction,
          { actor: systemActor, requestId: null },
          { id, command: { action: 'switch' } },
        ),
      );
      started += 1;
    } catch (error) {
      // Cancelled or held between the look and the lock.
      if (!(error instanceof AppError && error.status === 409)) throw error;
    }
  }
  return started;
}

/** When the next planned switch is due; null when none is planned. */
export async function nextSwitchAt(deps: Deps): Promise<Date | null> {
  return await deps.database.transaction(systemActor, earliestSwitch);
}
