import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { revertOfPrompt, type SetPromptPatch } from '../../domain/line/line-patch.ts';
import {
  type LineRevisionRow,
  loadLineForUpdate,
  newestRevision,
  revisionNumbered,
} from '../../reconcile/line-revisions.repository.ts';
import {
  type ChangeRequestRow,
  dueReverts,
  findRequest,
  lockRequest,
  updateRequest,
} from '../change-requests/change-requests.repository.ts';
import { eventsOf } from '../change-requests/live-events.ts';
import { isPlacedAgain, type RequestLine, updateRequestLines } from '../change-requests/request-lines.repository.ts';
import { driveLine } from './drive-line.ts';
import { patchOf } from './patch-of-request.ts';

/**
 * Puts prompts back whose time is over (`revertAt`): a new revision that plays what the slot played before. Where a later request
 * has put something there meanwhile, be it the same, that stays. A phone system that does not answer is tried again by the next sweep.
 */
export async function revertDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => dueReverts(transaction, now));
  let reverted = 0;
  for (const id of ids) {
    try {
      await deps.database.transaction(systemActor, (transaction) => revert(deps, transaction, id));
      reverted += 1;
    } catch (error) {
      deps.logger.warn({ err: error, changeRequestId: id }, 'a prompt could not be put back yet');
    }
  }
  return reverted;
}

async function revert(deps: Deps, transaction: Transaction, id: string): Promise<void> {
  const current = await lockRequest(transaction, id);
  if (current?.request.status !== 'completed' || current.request.revertedAt !== null) return;
  const { request, lines } = current;
  const now = deps.clock.now();
  const revision = await putBack(deps, transaction, { request, line: lines[0] as RequestLine }, now);
  await updateRequest(transaction, id, { revertedAt: now, updatedAt: now });
  await updateRequestLines(transaction, id, [request.lineId], { revertedAt: now });
  const { organisationId, lineId } = request;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: now,
    actor: systemActor,
    callId: null,
    audit: [
      {
        organisationId,
        action: revision === null ? 'change_request.revert_unneeded' : 'change_request.reverted',
        subjectKind: 'change_request',
        subjectId: id,
        changeRequestId: id,
        after: { revision },
      },
    ],
    events: [
      ...eventsOf(request, null),
      { type: 'line.changed', subjectId: lineId, organisationId, data: { revision } },
    ],
    nudges: [],
  });
}

/** A request on one of its lines. */
interface OneLine {
  request: ChangeRequestRow;
  line: RequestLine;
}

/** The number of the new revision; null when the slot plays something else by now. */
async function putBack(
  deps: Deps,
  transaction: Transaction,
  { request, line }: OneLine,
  now: Date,
): Promise<number | null> {
  const patch = patchOf(request);
  await loadLineForUpdate(transaction, request.lineId);
  const newest = await newestRevision(transaction, request.lineId);
  if (newest?.config.prompts[patch.slot] !== patch.promptId) return null;
  const revision = line.revision ?? 1;
  if (await isPlacedAgain(transaction, { id: request.id, lineId: line.lineId, revision })) return null;
  const before = await lastDifferent(transaction, { request, line }, patch);
  if (!before) return null;
  const driven = await driveLine(deps, transaction, {
    lineId: request.lineId,
    patch: revertOfPrompt(before.config, patch),
    reason: 'revert',
    changeRequestId: request.id,
    author: { userId: null, name: 'Lineshift' },
    now,
  });
  return driven.revision;
}

/**
 * The revision before the request; of one that put the same recording there once more, the one before the request that it takes
 * up again. Null when nothing else ever played there.
 */
async function lastDifferent(
  transaction: Transaction,
  { request, line }: OneLine,
  patch: SetPromptPatch,
): Promise<LineRevisionRow | null> {
  const before = await revisionNumbered(transaction, line.lineId, (line.revision ?? 1) - 1);
  if (before?.config.prompts[patch.slot] !== patch.promptId) return before;
  const former = request.reopens === null ? null : await findRequest(transaction, request.reopens);
  const same = former?.lines.find(({ lineId }) => lineId === line.lineId);
  return former && same ? await lastDifferent(transaction, { request: former.request, line: same }, patch) : null;
}
