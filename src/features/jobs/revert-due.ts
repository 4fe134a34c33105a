import type { Transaction } from '../../db/database.ts';
import { newestRevision, revisionNumbered } from '../../db/line-revisions.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { revertOfPrompt } from '../../domain/line/line-patch.ts';
import {
  type ChangeRequestRow,
  dueReverts,
  lockRequest,
  updateRequest,
} from '../change-requests/change-requests.repository.ts';
import { driveLine } from './drive-line.ts';
import { patchOf } from './patch-of-request.ts';

const most = 50;

/**
 * Puts prompts back whose time is over (`revertAt`): a new revision that plays what the slot played before. Where something else
 * has been put there meanwhile, that stays. A phone system that does not answer is tried again by the next sweep.
 */
export async function revertDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const ids = await deps.database.transaction(systemActor, (transaction) => dueReverts(transaction, now, most));
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
  const { request } = current;
  const now = deps.clock.now();
  const revision = await putBack(deps, transaction, request, now);
  await updateRequest(transaction, id, { revertedAt: now, updatedAt: now });
  const { organisationId, lineId } = request;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: now,
    actor: systemActor,
    requestId: null,
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
    events: [{ type: 'line.changed', subjectId: lineId, organisationId, data: { revision } }],
    nudges: [],
  });
}

/** The number of the new revision; null when the slot plays something else by now. */
async function putBack(
  deps: Deps,
  transaction: Transaction,
  request: ChangeRequestRow,
  now: Date,
): Promise<number | null> {
  const patch = patchOf(request);
  const newest = await newestRevision(transaction, request.lineId);
  const before = await revisionNumbered(transaction, request.lineId, (request.revision ?? 1) - 1);
  if (!before || newest?.config.prompts[patch.slot] !== patch.promptId) return null;
  const { revision } = await driveLine(deps, transaction, {
    lineId: request.lineId,
    patch: revertOfPrompt(before.config, patch),
    reason: 'revert',
    changeRequestId: request.id,
    author: { userId: null, name: 'Lineshift' },
    now,
  });
  return revision;
}
