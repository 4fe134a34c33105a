import type { Transaction } from '../../../db/database.ts';
import type { Deps } from '../../../deps.ts';
import { isToBeApplied } from '../../../domain/change-request/request-line.ts';
import {
  bringClosuresBack,
  endClosures,
  placeClosures,
  withdrawClosures,
} from '../../../reconcile/closures.repository.ts';
import { wantRevisions } from '../../../reconcile/want-revision.ts';
import type { ChangeRequestRow, RequestWithJob } from '../change-requests.repository.ts';
import type { RequestLine } from '../request-lines.repository.ts';
import { linesByHand } from './lines-by-hand.ts';

/** Whether a request closes its lines for its window. */
export function isClosing({ patch }: Pick<ChangeRequestRow, 'patch'>): boolean {
  return patch?.kind === 'close_line';
}

/** The closures of the lines that are still to be closed are part of what their phone systems shall have. */
export async function wantClosures(
  deps: Deps,
  transaction: Transaction,
  { request, lines }: Pick<RequestWithJob, 'request' | 'lines'>,
): Promise<void> {
  const { id: changeRequestId, organisationId, patch, effectiveAt: from, revertAt: until } = request;
  if (patch?.kind !== 'close_line' || from === null || until === null) return;
  const lineIds = lines.filter(({ state }) => isToBeApplied(state)).map(({ lineId }) => lineId);
  const closure = { changeRequestId, organisationId, lineIds, from, until, promptId: patch.promptId };
  await placeClosures(transaction, closure, deps.clock.now());
}

/** A line on which the request is given up is not closed; one that is tried again is. */
export async function followClosures(
  transaction: Transaction,
  request: Pick<ChangeRequestRow, 'id' | 'patch'>,
  changed: readonly Pick<RequestLine, 'lineId' | 'state'>[],
): Promise<void> {
  if (!isClosing(request)) return;
  const idsOf = (...states: RequestLine['state'][]) =>
    changed.filter(({ state }) => states.includes(state)).map(({ lineId }) => lineId);
  const changeRequestId = request.id;
  await withdrawClosures(transaction, { changeRequestId, lineIds: idsOf('failed', 'stopped') });
  await bringClosuresBack(transaction, { changeRequestId, lineIds: idsOf('waiting') });
}

/**
 * Ends the closures of a request now, and has the lines that phone systems take by themselves driven before everything else. What a
 * person has to take out is filed for a technician, as at the end of every limited time.
 */
export async function reopenLines(
  deps: Deps,
  transaction: Transaction,
  { request, lines }: RequestWithJob,
): Promise<void> {
  const byHand = (await linesByHand(deps, transaction, [{ request }])).get(request.id);
  await endClosures(transaction, request.id, deps.clock.now());
  const live = lines.filter(({ lineId, state, reverted }) => state === 'live' && !reverted && !byHand?.has(lineId));
  await wantRevisions(
    deps,
    transaction,
    live.map(({ lineId }) => ({
      ...{ lineId, changeRequestId: request.id, reason: 'revert' as const, hurried: true },
      change: (newest) => newest,
      author: { userId: null, name: 'Lineshift' },
    })),
  );
}
