import { ConnectorError, type ConnectorFault } from '../../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { ChangeFault } from '../../domain/change-request/change-fault.ts';
import type { FailedResult } from '../../domain/job/job-result.ts';
import type { TaskContext } from '../../tasks/task-context.ts';
import { lockRequest, type RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { transitionRequest } from '../change-requests/transition-request.ts';
import { driveLine, restoreLine } from './drive-line.ts';
import { changeRequestIdOfJob, noteAttempt } from './jobs.repository.ts';
import { patchOf } from './patch-of-request.ts';

const caller = { actor: systemActor, callId: null };

/**
 * Does what a technician's Apply, or a planned switch, asked for: new revision, phone system, read-back, `completed`: one
 * transaction. Steps aside when it is done already or no longer wanted. A fault that may pass is tried again; one that will
 * not, or the last attempt, fails the request with its reason and leaves the line as it was.
 */
export async function applyChange(deps: Deps, payload: { jobId: string }, context: TaskContext): Promise<void> {
  try {
    await deps.database.transaction(systemActor, (transaction) => apply(deps, transaction, payload.jobId, context));
  } catch (error) {
    // Cut short by a stop of this process: it goes back, and nothing was decided.
    if (context.signal.aborted && !context.lastAttempt) throw error;
    const fault = faultOf(error);
    if (fault.again && !context.lastAttempt) {
      await deps.database.transaction(systemActor, (transaction) =>
        noteAttempt(transaction, payload.jobId, fault.result),
      );
      throw error;
    }
    deps.logger.warn({ err: error, jobId: payload.jobId }, 'a change could not be applied');
    await deps.database.transaction(systemActor, (transaction) => giveUp(deps, transaction, payload.jobId, fault));
  }
}

async function wanted(transaction: Transaction, jobId: string): Promise<RequestWithJob | null> {
  const changeRequestId = await changeRequestIdOfJob(transaction, jobId);
  const current = changeRequestId === null ? null : await lockRequest(transaction, changeRequestId);
  return current?.job?.applyRequestedAt ? current : null;
}

async function apply(deps: Deps, transaction: Transaction, jobId: string, context: TaskContext): Promise<void> {
  const current = await wanted(transaction, jobId);
  if (!current) return;
  const { request } = current;
  const now = deps.clock.now();
  const { line, revision } = await driveLine(deps, transaction, {
    lineId: request.lineId,
    patch: patchOf(request),
    reason: 'change_request',
    changeRequestId: request.id,
    author: { userId: request.filedBy, name: request.filedByName },
    now,
    signal: context.signal,
  });
  const { id, organisationId } = line;
  await transitionRequest(deps, transaction, caller, {
    id: request.id,
    command: { action: 'complete', proof: 'settled' },
    extras: () => ({
      lines: [
        {
          lineIds: [id],
          values: { state: 'live', revision, proof: 'settled', result: { state: 'settled', revision } },
        },
      ],
      job: { result: { state: 'settled', revision } },
      events: [{ type: 'line.changed', subjectId: id, organisationId, data: { revision } }],
    }),
  });
}

/** What is kept of a phone system's fault. */
const faultCodes: Record<ConnectorFault, ChangeFault> = {
  retry: 'apply_retry',
  wrong_configuration: 'apply_wrong_configuration',
  refused: 'apply_refused',
};

interface Fault {
  again: boolean;
  result: FailedResult;
}

function faultOf(error: unknown): Fault {
  if (error instanceof ConnectorError) {
    const cause = error.cause as { differences?: unknown } | undefined;
    const differences = Array.isArray(cause?.differences) ? { differences: cause.differences } : {};
    return {
      again: error.fault === 'retry',
      result: { state: 'failed', fault: faultCodes[error.fault], says: error.says, ...differences },
    };
  }
  return { again: true, result: { state: 'failed', fault: 'apply_internal' } };
}

async function giveUp(deps: Deps, transaction: Transaction, jobId: string, fault: Fault): Promise<void> {
  const current = await wanted(transaction, jobId);
  if (!current?.job) return;
  const { attempts } = current.job;
  const { lineId, organisationId } = current.request;
  const restored = await restoreLine(deps, transaction, lineId);
  await transitionRequest(deps, transaction, caller, {
    id: current.request.id,
    command: { action: 'fail', fault: fault.result.fault, restored },
    extras: () => ({
      lines: [
        { lineIds: [lineId], values: { result: { ...fault.result, restored }, proof: restored ? null : 'unknown' } },
      ],
      job: { result: { ...fault.result, restored }, attempts: attempts + 1 },
      events: [{ type: 'line.changed', subjectId: lineId, organisationId }],
    }),
  });
}
