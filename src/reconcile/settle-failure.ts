import type { Transaction } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { LineOutcome } from '../domain/line/line-outcome.ts';
import { takeBack } from '../domain/line/take-back.ts';
import { failClosures } from './broadcast-lines.repository.ts';
import { withdrawClosures } from './closures.repository.ts';
import type { DriveResult } from './drive-batch.ts';
import { driveFrom, driveLater } from './line-drives.repository.ts';
import { appendRevision, earlierChange } from './line-revisions.repository.ts';
import { markUnknown } from './settle.repository.ts';
import { failedOutcome, outcomeOf, type SettlingLine } from './settling-line.ts';
import { deleteWishes, type LineWishRow, markTakenBack } from './wishes.repository.ts';

/** Attempts at one revision before it is taken back. */
const mostAttempts = 5;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** What settling one line has changed for those who wait for it. */
export interface Settled {
  outcomes: LineOutcome[];
  /** Broadcasts whose pages show something else of the line now. */
  broadcastIds: string[];
}

type FailedLine = SettlingLine & { result: Extract<DriveResult, { state: 'fault' }> };

/**
 * Settles a line that could not be driven to its revision. A transient fault is retried after a growing pause. A
 * permanent one, or the last attempt, takes back the newest request's revision, and the rest is driven at once, so that
 * the failure falls on its cause. When nothing is left to take back, the earlier ones are reported as well: the state of
 * the line is then unknown.
 */
export async function settleFailure(deps: Deps, transaction: Transaction, failed: FailedLine): Promise<Settled> {
  const { line, claimed, result, wishes } = failed;
  const { id: lineId } = line;
  const { cause } = result;
  deps.logger.warn({ err: cause, lineId, revision: claimed.revision }, 'a line could not be brought to its revision');
  const attempts = claimed.attempts + 1;
  const waiting = wishes.filter(({ state, reason }) => state === 'waiting' && reason !== 'revert');
  const newest = waiting.at(-1);
  if (newest && (!result.again || attempts >= mostAttempts)) {
    await takeRevisionBack(deps, transaction, failed, newest);
    return { outcomes: [], broadcastIds: [] };
  }
  const giveUpAt = result.again ? mostAttempts : 1;
  const broadcastIds = await failClosures(transaction, { lineId, fault: result.fault, giveUpAt, at: deps.clock.now() });
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 10));
  await driveLater(transaction, { lineId, attempts, pauseMs });
  const outcomes = [
    ...(await tellTakenBack(deps, transaction, failed)),
    ...waiting.map((wish) => outcomeOf(wish, { state: 'trying', ...result.fault })),
  ];
  return { outcomes, broadcastIds };
}

async function tellTakenBack(
  deps: Deps,
  transaction: Transaction,
  { line, claimed, result, wishes }: FailedLine,
): Promise<LineOutcome[]> {
  const takenBack = wishes.filter(({ state }) => state === 'taken_back');
  if (takenBack.length === 0) return [];
  if (await markUnknown(transaction, line.id, deps.clock.now()))
    // Somebody has to look at the phone system; the attempts before and after this are warnings.
    deps.logger.error(
      { err: result.cause, lineId: line.id, revision: claimed.revision },
      'nobody can say what a phone system has of a line',
    );
  await deleteWishes(transaction, { lineId: line.id, upTo: claimed.revision, states: ['taken_back'] });
  return takenBack.map((wish) => failedOutcome(wish, false));
}

/** Appends the reverse of a revision; the line is driven to it at once. */
async function takeRevisionBack(
  deps: Deps,
  transaction: Transaction,
  { line, result }: FailedLine,
  wish: LineWishRow,
): Promise<void> {
  const { id: lineId, organisationId } = line;
  const { newest, made, before } = await earlierChange(transaction, wish);
  const { revision } = await appendRevision(transaction, {
    line,
    config: takeBack(newest.config, { made: made.config, before: before.config }),
    reason: 'taken_back',
    takesBack: wish.revision,
    changeRequestId: wish.changeRequestId,
    author: { userId: null, name: 'Lineshift' },
    at: deps.clock.now(),
  });
  await withdrawClosures(transaction, { changeRequestId: wish.changeRequestId, lineIds: [lineId] });
  await markTakenBack(transaction, { lineId, revision: wish.revision, fault: result.fault });
  await driveFrom(transaction, { lineId, organisationId, target: revision.number });
  // The lease is this driver's and ends here: with it the line would rest until it runs out.
  await driveLater(transaction, { lineId, attempts: 0, pauseMs: 0 });
}
