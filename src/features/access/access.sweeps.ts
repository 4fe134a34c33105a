import { deleteOldAttemptCounts } from '../../db/attempts.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { deleteOldTotpCodes } from './sign-in.repository.ts';

/** Deletes counts of attempts whose window is over; returns how many. */
export function cleanAttemptCounts(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  return deps.database.transaction(systemActor, (transaction) => deleteOldAttemptCounts(transaction, now));
}

/** Deletes used one-time codes older than a day; returns how many. */
export function cleanTotpCodes(deps: Deps): Promise<number> {
  return deps.database.transaction(systemActor, deleteOldTotpCodes);
}
