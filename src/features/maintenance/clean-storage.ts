import type { Deps } from '../../deps.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** Removes half-written files older than a day, of processes that were killed; returns how many. */
export function cleanStorage(deps: Deps): Promise<number> {
  return deps.storage.sweep(dayMs);
}
