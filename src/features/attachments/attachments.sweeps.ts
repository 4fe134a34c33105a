import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { deleteUnused } from './attachments.repository.ts';

const dayMs = 86_400_000;

/** Deletes files that nothing has named for a day; the sweep of the store removes them. Returns how many. */
export async function cleanAttachments(deps: Deps): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - dayMs);
  return await deps.database.transaction(systemActor, (transaction) => deleteUnused(transaction, before));
}
