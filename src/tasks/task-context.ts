/** What a worker passes to a use case beside the payload. */
export interface TaskContext {
  /** Aborted at the time limit or when the process stops; the run is then retried. */
  signal: AbortSignal;
  /** Counts from 1. */
  attempt: number;
  /** No further attempt follows: record the failure in the row, so that no sweep starts the task again. */
  lastAttempt: boolean;
}
