import type { Transaction } from '../../../db/database.ts';
import type { Deps } from '../../../deps.ts';
import { isToBeApplied } from '../../../domain/change-request/request-line.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';
import { applyPatch } from '../../../domain/line/line-patch.ts';
import { type RevisionWish, wantRevisions } from '../../../reconcile/want-revision.ts';
import type { RequestWithJob } from '../change-requests.repository.ts';
import { patchOf } from '../patch-of-request.ts';
import { markApplying, type RequestLine } from '../request-lines.repository.ts';
import { isClosing, wantClosures } from './closures.ts';
import { linesByHand } from './lines-by-hand.ts';

/** Wants of their lines what locked requests change. Finished lines, failed ones, and those that a person changes, are left alone. */
export async function wantLines(deps: Deps, transaction: Transaction, requests: RequestWithJob[]): Promise<void> {
  const byHand = await linesByHand(deps, transaction, requests);
  for (const current of requests) await wantClosures(deps, transaction, current);
  const wishes = requests.flatMap(({ request, lines }) =>
    lines
      .filter(({ lineId, state }) => isToBeApplied(state) && !byHand.get(request.id)?.has(lineId))
      .map((line) => wishOf(request, line)),
  );
  const wanted = await wantRevisions(deps, transaction, wishes);
  const applying = wishes.map(({ changeRequestId, lineId }, place) => ({
    changeRequestId,
    lineId,
    revision: wanted[place]?.revision,
  }));
  await markApplying(transaction, applying);
}

/** A closure changes nothing of the configuration: its revision says that it was asked for, and settles when the line is closed. */
function wishOf(request: RequestWithJob['request'], line: RequestLine): RevisionWish {
  const patch = patchOf(request, line);
  return {
    lineId: line.lineId,
    change: (newest: LineConfig) => applyPatch(newest, patch),
    reason: 'change_request',
    changeRequestId: request.id,
    author: { userId: request.filedBy, name: request.filedByName },
    hurried: isClosing(request),
  };
}
