/** What a use case that a worker runs is told beside its payload. */
export interface TaskContext {
  /** Aborted when the time limit is over or the process stops; a run that ends by it is tried again. */
  signal: AbortSignal;
  /** Counts from 1. */
  attempt: number;
  /** No further attempt follows: record the failure in the row, so that no sweep starts it again. */
  lastAttempt: boolean;
}
