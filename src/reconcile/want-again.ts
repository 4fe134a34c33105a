import type { Transaction } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { takeBack } from '../domain/line/take-back.ts';
import { bringClosuresBack } from './closures.repository.ts';
import { driveFrom } from './line-drives.repository.ts';
import { appendRevision, earlierChange, type LineRow } from './line-revisions.repository.ts';
import { insertWish, type LineWishRow } from './wishes.repository.ts';

/**
 * Retries a revision that was taken back before the cause was found: the line settled after an earlier one had been taken
 * back as well, so that one was the cause. The same change is made on the newest revision.
 */
export async function wantAgain(deps: Deps, transaction: Transaction, line: LineRow, wish: LineWishRow): Promise<void> {
  const { lineId, organisationId, changeRequestId, reason } = wish;
  const { newest, made, before } = await earlierChange(transaction, wish);
  const { revision } = await appendRevision(transaction, {
    line,
    // Taking a change back, the other way round: places that are as before get what was made of them.
    config: takeBack(newest.config, { made: before.config, before: made.config }),
    reason,
    changeRequestId,
    author: { userId: made.authorId, name: made.authorName },
    at: deps.clock.now(),
  });
  await bringClosuresBack(transaction, { changeRequestId, lineIds: [lineId] });
  await insertWish(transaction, { organisationId, lineId, revision: revision.number, changeRequestId, reason });
  await driveFrom(transaction, { lineId, organisationId, target: revision.number });
}
