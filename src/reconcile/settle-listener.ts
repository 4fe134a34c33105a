import type { Transaction } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { LineOutcome } from '../domain/line/line-outcome.ts';

/**
 * Receives results for the requests that wait for lines; provided by the composition, because reconciling is below the
 * features. All methods run in the transaction that settles the lines, so that a request completes exactly when its line
 * settles.
 */
export interface SettleListener {
  /**
   * Locks the requests before any line is locked: requests first, as everywhere. Those given, and those that failed on one of the lines
   * that are in doubt.
   */
  lock(transaction: Transaction, of: { changeRequestIds: string[]; doubtedLineIds: string[] }): Promise<void>;
  /**
   * Receives the results of a batch's lines; several may concern one request. An error rolls the settling back; the line
   * is retried later, so a request that has changed is skipped rather than refused.
   */
  tell(deps: Deps, transaction: Transaction, outcomes: LineOutcome[]): Promise<void>;
  /** These lines were in doubt, and it is known again what they have: what is wanted of them. */
  known(deps: Deps, transaction: Transaction, lineIds: string[]): Promise<void>;
}
