import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { inLockOrder } from '../../domain/change-request/request-line.ts';
import type { LineConfig } from '../../domain/line/line-config.ts';
import { applyPatch, holds, isSingleValue, revertOf, type SingleValuePatch } from '../../domain/line/line-patch.ts';
import {
  type LineRevisionRow,
  loadLineForUpdate,
  newestRevision,
  revisionNumbered,
} from '../../reconcile/line-revisions.repository.ts';
import { wantRevisions } from '../../reconcile/want-revision.ts';
import { findWish } from '../../reconcile/wishes.repository.ts';
import {
  type ChangeRequestRow,
  dueReverts,
  findRequest,
  lockRequest,
} from '../change-requests/change-requests.repository.ts';
import { patchOf } from '../change-requests/patch-of-request.ts';
import { findPlacer, isPlacedAgain, type RequestLine } from '../change-requests/request-lines.repository.ts';
import { recordReverted } from './record-reverted.ts';

/**
 * Restores values whose time is over (`revertAt`): wants a revision that has what the place had before. Where a
 * later request has set it meanwhile, even to the same recording, that stays. Recorded as reverted once the line
 * has settled; until then reconciling retries. Returns how many were wanted now.
 */
export async function revertDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => dueReverts(transaction, now));
  let wanted = 0;
  for (const id of ids) {
    try {
      if (await deps.database.transaction(systemActor, (transaction) => revert(deps, transaction, id))) wanted += 1;
    } catch (error) {
      deps.logger.warn({ err: error, changeRequestId: id }, 'a value could not be put back yet');
    }
  }
  return wanted;
}

/** False when it is wanted already on every line, or done. */
async function revert(deps: Deps, transaction: Transaction, id: string): Promise<boolean> {
  const current = await lockRequest(transaction, id);
  if (current?.request.status !== 'completed' || current.request.revertedAt !== null) return false;
  const { request } = current;
  const live = current.lines.filter(({ state, reverted }) => state === 'live' && !reverted);
  let wanted = false;
  for (const line of inLockOrder(live)) if (await revertLine(deps, transaction, { request, line })) wanted = true;
  return wanted;
}

async function revertLine(deps: Deps, transaction: Transaction, { request, line }: OneLine): Promise<boolean> {
  const { id: changeRequestId } = request;
  const { lineId } = line;
  if (await findWish(transaction, { changeRequestId, lineId, reason: 'revert' })) return false;
  const patch = await patchBack(deps, transaction, { request, line });
  if (!patch) {
    await recordReverted(deps, transaction, { changeRequestId, lineId, revision: null });
    return true;
  }
  const change = (newest: LineConfig) => applyPatch(newest, patch);
  const author = { userId: null, name: 'Lineshift' };
  await wantRevisions(deps, transaction, [{ lineId, change, reason: 'revert', changeRequestId, author }]);
  return true;
}

/** A request on one of its lines. */
interface OneLine {
  request: ChangeRequestRow;
  line: RequestLine;
}

/** The patch that restores the place; null when it plays something else by now. */
async function patchBack(
  deps: Deps,
  transaction: Transaction,
  { request, line }: OneLine,
): Promise<SingleValuePatch | null> {
  const patch = patchOf(request, line);
  // Hours have seasons and days their dates: only single values are set for a time.
  if (!isSingleValue(patch)) throw new Error(`request ${request.id} cannot be put back`);
  const { lineId } = line;
  await loadLineForUpdate(transaction, lineId);
  const newest = await newestRevision(transaction, lineId);
  if (!newest || !holds(newest.config, patch)) return null;
  if (await isPlacedAgain(transaction, { id: request.id, lineId, revision: line.revision ?? 1 })) return null;
  const before = await lastDifferent(deps, transaction, { request, line }, patch);
  return before && revertOf(before.config, patch);
}

/**
 * The revision before the request. For one that placed the same recording again, the one before the request that it reopens; where
 * a value stood there whose own time is over by now, the one before that. Null when nothing else ever played there.
 */
async function lastDifferent(
  deps: Deps,
  transaction: Transaction,
  { request, line }: OneLine,
  patch: SingleValuePatch,
): Promise<LineRevisionRow | null> {
  const { lineId } = line;
  const before = await revisionNumbered(transaction, lineId, (line.revision ?? 1) - 1);
  if (!before) return null;
  if (holds(before.config, patch)) {
    const former = await sameLineOf(transaction, request.reopens, lineId);
    return former && (await lastDifferent(deps, transaction, former, patch));
  }
  const placer = await findPlacer(transaction, { id: request.id, lineId, revision: before.number });
  const other = await sameLineOf(transaction, placer, lineId);
  if (!other || !isOver(other, before, deps.clock.now())) return before;
  return await lastDifferent(deps, transaction, other, patchOf(other.request, other.line) as SingleValuePatch);
}

async function sameLineOf(transaction: Transaction, id: string | null, lineId: string): Promise<OneLine | null> {
  const found = id === null ? null : await findRequest(transaction, id);
  const line = found?.lines.find((each) => each.lineId === lineId);
  return found && line ? { request: found.request, line } : null;
}

/** Whether a revision has what a request placed for a time that is over. */
function isOver({ request, line }: OneLine, { config }: LineRevisionRow, now: Date): boolean {
  const patch = patchOf(request, line);
  return request.revertAt !== null && request.revertAt <= now && isSingleValue(patch) && holds(config, patch);
}
