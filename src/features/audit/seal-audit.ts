import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { newestSeal, sealAuditRows, sealsAfter } from './audit.repository.ts';

/** Anchors written in one run at most; the next run continues. */
const most = 2_000;

/**
 * Seals the newest audit rows by hash, and anchors the seals outside the database, in the log and in the anchor file,
 * which reveals what a superuser deletes or recomputes. Seals that a killed process did not anchor are caught up.
 * Returns how many rows were sealed.
 */
export async function sealAudit(deps: Deps): Promise<number> {
  const before = await deps.database.transaction(systemActor, newestSeal);
  const sealed = await deps.database.transaction(systemActor, sealAuditRows);
  const after = (await deps.anchors.newest()) ?? before;
  const anchors = await deps.database.transaction(systemActor, (transaction) => sealsAfter(transaction, after, most));
  await deps.anchors.append(anchors);
  for (const anchor of anchors) deps.logger.info({ anchor }, 'audit sealed');
  return sealed;
}
