import { mostDeleted } from '../src/db/bounded-delete.ts';
import { deleteOldIdempotencyKeys } from '../src/db/idempotency-keys.ts';
import { deletePublished } from '../src/db/outbox.ts';
import type { Deps } from '../src/deps.ts';
import { systemActor } from '../src/domain/access/actor.ts';

/** A parked task keeps its id, and so stays parked, this long; then a sweep may start it once more, ms. */
const parkedForMs = 15 * 60 * 1_000;

/** Removes tasks that were parked long enough; returns how many. */
export function cleanQueue(deps: Deps): Promise<number> {
  return deps.queue.clean(parkedForMs);
}

/** Deletes published outbox rows older than 24 hours, the reach of a resumed live stream; returns how many. */
export function cleanOutbox(deps: Deps): Promise<number> {
  return deps.database.transaction(systemActor, (transaction) => deletePublished(transaction, mostDeleted));
}

/** Deletes remembered answers older than 48 hours; returns how many. */
export function cleanIdempotencyKeys(deps: Deps): Promise<number> {
  return deps.database.transaction(systemActor, deleteOldIdempotencyKeys);
}
