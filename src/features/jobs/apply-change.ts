import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { inLockOrder, isFinished } from '../../domain/change-request/request-line.ts';
import { applyPatch } from '../../domain/line/line-patch.ts';
import { wantRevision } from '../../reconcile/want-revision.ts';
import type { TaskContext } from '../../tasks/task-context.ts';
import { lockRequest, type RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { patchOf } from '../change-requests/patch-of-request.ts';
import { type RequestLine, updateRequestLines } from '../change-requests/request-lines.repository.ts';
import { carrySettled } from './carry-settled.ts';
import { changeRequestIdOfJob } from './jobs.repository.ts';
import { linesByHand } from './lines-by-hand.ts';

/**
 * Records what a technician's Apply, a retry or a planned switch wants of the request's lines; reconciling does the rest.
 * Finished lines, and those that a person changes, are left alone. Does nothing when it is no longer wanted. When even
 * recording fails, the last attempt fails the request, and the lines are as they were.
 */
export async function applyChange(deps: Deps, payload: { jobId: string }, context: TaskContext): Promise<void> {
  try {
    await deps.database.transaction(systemActor, (transaction) => want(deps, transaction, payload.jobId));
  } catch (error) {
    if (!context.lastAttempt) throw error;
    deps.logger.error({ err: error, jobId: payload.jobId }, 'a change could not be wanted of its lines');
    await deps.database.transaction(systemActor, (transaction) => giveUp(deps, transaction, payload.jobId));
  }
}

async function beingApplied(transaction: Transaction, jobId: string): Promise<RequestWithJob | null> {
  const changeRequestId = await changeRequestIdOfJob(transaction, jobId);
  const current = changeRequestId === null ? null : await lockRequest(transaction, changeRequestId);
  return current?.job?.applyRequestedAt ? current : null;
}

async function want(deps: Deps, transaction: Transaction, jobId: string): Promise<void> {
  const current = await beingApplied(transaction, jobId);
  if (!current) return;
  const byHand = await linesByHand(deps, transaction, current);
  const driven = current.lines.filter(({ lineId, state }) => !isFinished(state) && !byHand.has(lineId));
  for (const line of inLockOrder(driven)) await wantLineOf(deps, transaction, current, line);
}

async function wantLineOf(deps: Deps, transaction: Transaction, current: RequestWithJob, line: RequestLine) {
  const { request } = current;
  const patch = patchOf(request, line);
  const { revision } = await wantRevision(deps, transaction, {
    lineId: line.lineId,
    change: (newest) => applyPatch(newest, patch),
    reason: 'change_request',
    changeRequestId: request.id,
    author: { userId: request.filedBy, name: request.filedByName },
  });
  if (line.state === 'applying') return;
  const values = { state: 'applying', attempt: line.attempt + 1, revision, proof: null, result: null } as const;
  await updateRequestLines(transaction, request.id, [line.lineId], values);
}

async function giveUp(deps: Deps, transaction: Transaction, jobId: string): Promise<void> {
  const current = await beingApplied(transaction, jobId);
  if (!current) return;
  const { id: changeRequestId, organisationId } = current.request;
  const outcome = { state: 'failed', restored: true, fault: 'apply_internal' } as const;
  const open = current.lines.filter(({ state }) => !isFinished(state));
  await carrySettled(
    deps,
    transaction,
    open.map(({ lineId }) => ({
      lineId,
      organisationId,
      revision: 0,
      changeRequestId,
      reason: 'change_request',
      outcome,
    })),
  );
}
