import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { deleteOldLines } from './imitated-lines.repository.ts';

/** How long the copied lines of an exercise are kept after it, ms. */
const keptMs = 90 * 86_400_000;
/** Lines deleted in one run. */
const most = 20_000;

/** Deletes the copied lines of exercises that were over 90 days ago; scores need none of them. Returns how many. */
export async function cleanExerciseLines(deps: Deps): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - keptMs);
  return await deps.database.transaction(systemActor, (transaction) => deleteOldLines(transaction, { before, most }));
}
