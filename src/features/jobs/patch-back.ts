import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { holds, isSingleValue, revertOf, type SingleValuePatch } from '../../domain/line/line-patch.ts';
import {
  type LineRevisionRow,
  loadLineForUpdate,
  newestRevision,
  revisionNumbered,
} from '../../reconcile/line-revisions.repository.ts';
import { type ChangeRequestRow, findRequest } from '../change-requests/change-requests.repository.ts';
import { patchOf } from '../change-requests/patch-of-request.ts';
import { findPlacer, isPlacedAgain, type RequestLine } from '../change-requests/request-lines.repository.ts';

/** A request on one of its lines. */
export interface OneLine {
  request: ChangeRequestRow;
  line: RequestLine;
}

/** The patch that restores the place on a line, which is locked; null when it plays something else by now. */
export async function patchBack(
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
