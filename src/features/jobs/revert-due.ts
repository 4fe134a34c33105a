import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { isTerminal } from '../../domain/change-request/lifecycle.ts';
import { inLockOrder } from '../../domain/change-request/request-line.ts';
import type { LineConfig } from '../../domain/line/line-config.ts';
import { applyPatch, type ReopenLinePatch } from '../../domain/line/line-patch.ts';
import { wantRevisions } from '../../reconcile/want-revision.ts';
import { findWish } from '../../reconcile/wishes.repository.ts';
import { lockRequest, type RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { dueReverts, findReturn } from '../change-requests/due-requests.repository.ts';
import { metOpenPlace } from '../change-requests/filing/filing.repository.ts';
import { isClosing } from '../change-requests/moving/closures.ts';
import { linesByHand } from '../change-requests/moving/lines-by-hand.ts';
import type { RequestLine } from '../change-requests/request-lines.repository.ts';
import { retiredAmong } from '../change-requests/request-lines.repository.ts';
import { fileReturn } from './file-return.ts';
import { type OneLine, patchBack } from './patch-back.ts';
import { recordReverted } from './record-reverted.ts';

/**
 * Restores values whose time is over (`revertAt`): wants a revision that has what the place had before, or files the request that
 * has a person do it. Where a later request has set it meanwhile, even to the same recording, that stays. Recorded as reverted once
 * the line has settled; until then reconciling retries. Returns how many requests were furthered now.
 */
export async function revertDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => dueReverts(transaction, now));
  let furthered = 0;
  for (const id of ids) {
    try {
      if (await deps.database.transaction(systemActor, (transaction) => revert(deps, transaction, id))) furthered += 1;
    } catch (error) {
      // Another request is open at the place: what becomes of it decides whether anything is put back.
      if (!metOpenPlace(error))
        deps.logger.warn({ err: error, changeRequestId: id }, 'a value could not be put back yet');
    }
  }
  return furthered;
}

/** False when it is wanted already on every line, or done. */
async function revert(deps: Deps, transaction: Transaction, id: string): Promise<boolean> {
  const current = await lockRequest(transaction, id);
  if (current?.request.status !== 'completed' || current.request.revertedAt !== null) return false;
  const { request } = current;
  const byHand = (await linesByHand(deps, transaction, [current])).get(id);
  const due = inLockOrder(current.lines.filter(({ state, reverted }) => state === 'live' && !reverted));
  const retired = await retiredAmong(
    transaction,
    due.map(({ lineId }) => lineId),
  );
  for (const lineId of retired)
    await recordReverted(deps, transaction, { changeRequestId: id, lineId, how: 'given_up' });
  const live = due.filter(({ lineId }) => !retired.has(lineId));
  let furthered = retired.size > 0;
  for (const line of live.filter(({ lineId }) => !byHand?.has(lineId)))
    if (await revertLine(deps, transaction, { request, line })) furthered = true;
  const left = live.filter(({ lineId }) => byHand?.has(lineId));
  if (left.length > 0 && (await revertByHand(deps, transaction, current, left))) furthered = true;
  return furthered;
}

async function revertLine(deps: Deps, transaction: Transaction, { request, line }: OneLine): Promise<boolean> {
  const { id: changeRequestId } = request;
  const { lineId } = line;
  if (await findWish(transaction, { changeRequestId, lineId, reason: 'revert' })) return false;
  if (isClosing(request)) {
    await recordReverted(deps, transaction, { changeRequestId, lineId, how: 'ended' });
    return true;
  }
  const patch = await patchBack(deps, transaction, { request, line });
  if (!patch) {
    await recordReverted(deps, transaction, { changeRequestId, lineId, how: 'unneeded' });
    return true;
  }
  const change = (newest: LineConfig) => applyPatch(newest, patch);
  const author = { userId: null, name: 'Lineshift' };
  await wantRevisions(deps, transaction, [{ lineId, change, reason: 'revert', changeRequestId, author }]);
  return true;
}

/** Once a person has brought about the return, or it has ended without, that is recorded; before, it is filed. */
async function revertByHand(
  deps: Deps,
  transaction: Transaction,
  { request }: RequestWithJob,
  left: RequestLine[],
): Promise<boolean> {
  const { id: changeRequestId } = request;
  const filed = await findReturn(transaction, changeRequestId);
  if (filed && !isTerminal(filed.request.status)) return false;
  const returned = new Map(filed?.lines.map((line) => [line.lineId, line]));
  const back = [];
  for (const line of left) {
    const { lineId } = line;
    const { state, revision = null } = returned.get(lineId) ?? {};
    const patch = filed ? null : (reopening(request) ?? (await patchBack(deps, transaction, { request, line })));
    if (patch) back.push({ line, patch });
    else if (state === 'live' && revision !== null)
      await recordReverted(deps, transaction, { changeRequestId, lineId, how: { revision } });
    else await recordReverted(deps, transaction, { changeRequestId, lineId, how: filed ? 'given_up' : 'unneeded' });
  }
  if (back.length > 0) await fileReturn(deps, transaction, { request, back });
  return true;
}

/** Of a closure that people have entered: a person takes it out. */
function reopening({ patch, effectiveAt, revertAt }: RequestWithJob['request']): ReopenLinePatch | null {
  if (patch?.kind !== 'close_line' || effectiveAt === null || revertAt === null) return null;
  return { kind: 'reopen_line', from: effectiveAt.toISOString(), until: revertAt.toISOString() };
}
