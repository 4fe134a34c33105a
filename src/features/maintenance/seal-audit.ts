import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { sealAuditRows } from './maintenance.repository.ts';

/** Seals the newest audit rows by hash; returns how many. */
export function sealAudit(deps: Deps): Promise<number> {
  return deps.database.transaction(systemActor, sealAuditRows);
}
