import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { deleteOldOutbox } from './maintenance.repository.ts';

/** Deletes published outbox rows older than 24 hours, the reach of a resumed live stream; returns how many. */
export function cleanOutbox(deps: Deps): Promise<number> {
  return deps.database.transaction(systemActor, deleteOldOutbox);
}
