import type { Transaction } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { LineOutcome } from '../domain/line/line-outcome.ts';

/**
 * Whoever made requests wait for lines: given by the composition, because reconciling stands below the features. Both run in the
 * transaction that settles the lines, so that a request completes exactly when its line settles.
 */
export interface SettleListener {
  /** Locks the requests before any line is locked: requests first, as everywhere. The ids are sorted. */
  lock(transaction: Transaction, changeRequestIds: string[]): Promise<void>;
  /**
   * Takes what became of a batch's lines; several outcomes may concern one request. An error rolls the settling back; the line is
   * then tried again later, so a request that has moved on is passed over rather than refused.
   */
  tell(deps: Deps, transaction: Transaction, outcomes: LineOutcome[]): Promise<void>;
}
