import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { deleteOldIdempotencyKeys } from './maintenance.repository.ts';

/** Deletes remembered answers older than 48 hours; returns how many. */
export function cleanIdempotencyKeys(deps: Deps): Promise<number> {
  return deps.database.transaction(systemActor, deleteOldIdempotencyKeys);
}
