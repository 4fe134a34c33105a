import type { Closure } from '../domain/line/line-config.ts';
import type { LineOutcome } from '../domain/line/line-outcome.ts';
import type { ClaimedLine } from './claim.repository.ts';
import type { DriveResult } from './drive-batch.ts';
import type { LineRow } from './line-revisions.repository.ts';
import type { LineWishRow } from './wishes.repository.ts';

/** A claimed line with the result of driving it. */
export interface DrivenLine {
  claimed: ClaimedLine;
  /** There was nothing to compare with: the line was never on this phone system. */
  seenEmpty: boolean;
  result: DriveResult;
  /** The closures that the phone system was given with it. */
  closures: readonly Closure[];
}

/** A driven line whose row is under lock, with what waits for the revision that it was driven to. */
export interface SettlingLine extends DrivenLine {
  line: LineRow;
  wishes: LineWishRow[];
}

export function outcomeOf(wish: LineWishRow, outcome: LineOutcome['outcome']): LineOutcome {
  const { lineId, organisationId, revision, changeRequestId, reason } = wish;
  return { lineId, organisationId, revision, changeRequestId, reason, outcome };
}

/** The result reported for a revision that was taken back. */
export function failedOutcome(wish: LineWishRow, restored: boolean): LineOutcome {
  return outcomeOf(wish, { state: 'failed', restored, ...(wish.fault ?? { fault: 'apply_internal' }) });
}
