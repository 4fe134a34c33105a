/** A dead worker's task is taken over one to two stalled intervals after its lock ended (docs/decisions/0007-background-work.md). */
export interface QueueTimings {
  /** A worker that does not renew for this long has lost its task, ms. */
  lockDuration: number;
  /** How often lost tasks are searched for, ms. */
  stalledInterval: number;
  /** How long adding may take in all before it throws, ms. */
  addTimeout: number;
}

export const defaultTimings: QueueTimings = { lockDuration: 15_000, stalledInterval: 10_000, addTimeout: 5_000 };

/** How often a task may lose its worker before it is parked as the likely cause. */
export const maxStalledCount = 3;
