import type { Deps } from '../../deps.ts';

/** A parked job keeps its id, and so stays parked, this long; then a sweep may start it once more, ms. */
const parkedForMs = 15 * 60 * 1_000;

/** Removes jobs that were parked long enough; returns how many. */
export function cleanQueue(deps: Deps): Promise<number> {
  return deps.queue.clean(parkedForMs);
}
