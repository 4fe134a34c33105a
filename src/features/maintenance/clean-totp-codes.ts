import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { deleteOldTotpCodes } from './maintenance.repository.ts';

/** Deletes spent one-time codes older than a day; returns how many. */
export function cleanTotpCodes(deps: Deps): Promise<number> {
  return deps.database.transaction(systemActor, deleteOldTotpCodes);
}
