import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { ChangeFault } from '../../domain/change-request/change-fault.ts';
import { isFinished, isToBeApplied } from '../../domain/change-request/request-line.ts';
import type { TaskContext } from '../../tasks/task-context.ts';
import { lockRequest, type RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { wantLines } from '../change-requests/moving/want-lines.ts';
import { retiredAmong } from '../change-requests/request-lines.repository.ts';
import { carrySettled } from './carry-settled.ts';
import { changeRequestIdOfJob } from './jobs.repository.ts';

/**
 * Records what a technician's Apply, a retry or a planned switch wants of the request's lines; reconciling does the rest.
 * Does nothing when it is no longer wanted. A line that is out of service fails (docs/rules.md#retired-lines). When even
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
  const open = current.lines.filter(({ state }) => isToBeApplied(state)).map(({ lineId }) => lineId);
  const retired = await retiredAmong(transaction, open);
  const lines = current.lines.filter(({ lineId }) => !retired.has(lineId));
  await wantLines(deps, transaction, [{ ...current, lines }]);
  if (retired.size > 0) await fail(deps, transaction, current, { lineIds: [...retired], fault: 'line_retired' });
}

async function giveUp(deps: Deps, transaction: Transaction, jobId: string): Promise<void> {
  const current = await beingApplied(transaction, jobId);
  if (!current) return;
  const open = current.lines.filter(({ state }) => !isFinished(state)).map(({ lineId }) => lineId);
  await fail(deps, transaction, current, { lineIds: open, fault: 'apply_internal' });
}

/** Nothing was changed on these lines. */
async function fail(
  deps: Deps,
  transaction: Transaction,
  { request }: RequestWithJob,
  { lineIds, fault }: { lineIds: string[]; fault: ChangeFault },
): Promise<void> {
  const { id: changeRequestId, organisationId } = request;
  const outcome = { state: 'failed', restored: true, fault } as const;
  await carrySettled(
    deps,
    transaction,
    lineIds.map((lineId) => ({
      lineId,
      organisationId,
      revision: 0,
      changeRequestId,
      reason: 'change_request',
      outcome,
    })),
  );
}
