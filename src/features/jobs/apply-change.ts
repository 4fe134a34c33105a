import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { applyPatch } from '../../domain/line/line-patch.ts';
import { wantRevision } from '../../reconcile/want-revision.ts';
import type { TaskContext } from '../../tasks/task-context.ts';
import { lockRequest } from '../change-requests/change-requests.repository.ts';
import { carrySettled } from './carry-settled.ts';
import { changeRequestIdOfJob } from './jobs.repository.ts';
import { patchOf } from './patch-of-request.ts';

/**
 * Says what a technician's Apply, or a planned switch, wants of the line; reconciling does the rest. Steps aside when it is done
 * already or no longer wanted. When it cannot even be said, the last attempt fails the request, and the line is as it was.
 */
export async function applyChange(deps: Deps, payload: { jobId: string }, context: TaskContext): Promise<void> {
  try {
    await deps.database.transaction(systemActor, (transaction) => want(deps, transaction, payload.jobId));
  } catch (error) {
    if (!context.lastAttempt) throw error;
    deps.logger.error({ err: error, jobId: payload.jobId }, 'a change could not be wanted of its line');
    await deps.database.transaction(systemActor, (transaction) => giveUp(deps, transaction, payload.jobId));
  }
}

async function requestOf(transaction: Transaction, jobId: string) {
  const changeRequestId = await changeRequestIdOfJob(transaction, jobId);
  const current = changeRequestId === null ? null : await lockRequest(transaction, changeRequestId);
  return current?.job?.applyRequestedAt ? current.request : null;
}

async function want(deps: Deps, transaction: Transaction, jobId: string): Promise<void> {
  const request = await requestOf(transaction, jobId);
  if (!request) return;
  const patch = patchOf(request);
  await wantRevision(deps, transaction, {
    lineId: request.lineId,
    change: (newest) => applyPatch(newest, patch),
    reason: 'change_request',
    changeRequestId: request.id,
    author: { userId: request.filedBy, name: request.filedByName },
  });
}

async function giveUp(deps: Deps, transaction: Transaction, jobId: string): Promise<void> {
  const request = await requestOf(transaction, jobId);
  if (!request) return;
  const { id: changeRequestId, lineId, organisationId } = request;
  const outcome = { state: 'failed', restored: true, fault: 'apply_internal' } as const;
  await carrySettled(deps, transaction, [
    { lineId, organisationId, revision: 0, changeRequestId, reason: 'change_request', outcome },
  ]);
}
