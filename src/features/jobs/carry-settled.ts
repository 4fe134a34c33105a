import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { FailedResult } from '../../domain/job/job-result.ts';
import type { LineOutcome } from '../../domain/line/line-outcome.ts';
import type { SettleListener } from '../../reconcile/settle-listener.ts';
import { lockRequest, type RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { transitionRequest } from '../change-requests/transition-request.ts';
import { noteAttempt } from './jobs.repository.ts';
import { recordReverted } from './record-reverted.ts';

const caller = { actor: systemActor, callId: null };

/** Lets change requests follow their lines: completed when settled, failed when taken back, all in the settling transaction. */
export const requestsFollowLines: SettleListener = {
  async lock(transaction, changeRequestIds) {
    for (const id of changeRequestIds) await lockRequest(transaction, id);
  },
  tell: carrySettled,
};

/** Carries what became of lines to their requests. A request that is not being applied any more is passed over. */
export async function carrySettled(deps: Deps, transaction: Transaction, outcomes: LineOutcome[]): Promise<void> {
  for (const outcome of outcomes) {
    if (outcome.reason === 'revert') await carryRevert(deps, transaction, outcome);
    else await carryChange(deps, transaction, outcome);
  }
}

async function carryRevert(deps: Deps, transaction: Transaction, told: LineOutcome): Promise<void> {
  if (told.outcome.state !== 'settled') return;
  await recordReverted(deps, transaction, { changeRequestId: told.changeRequestId, revision: told.revision });
}

async function carryChange(deps: Deps, transaction: Transaction, told: LineOutcome): Promise<void> {
  const current = await lockRequest(transaction, told.changeRequestId);
  if (!current?.job?.applyRequestedAt) return;
  const { outcome } = told;
  if (outcome.state === 'settled') return await complete(deps, transaction, told);
  const { fault, says, differences } = outcome;
  const result: FailedResult = {
    state: 'failed',
    fault,
    ...(says ? { says } : {}),
    ...(differences ? { differences } : {}),
  };
  if (outcome.state === 'trying') return await noteAttempt(transaction, current.job.id, result);
  await fail(deps, transaction, { current, result: { ...result, restored: outcome.restored } });
}

async function complete(deps: Deps, transaction: Transaction, told: LineOutcome): Promise<void> {
  const { lineId, organisationId, revision } = told;
  const result = { state: 'settled' as const, revision };
  await transitionRequest(deps, transaction, caller, {
    id: told.changeRequestId,
    command: { action: 'complete', proof: 'settled' },
    extras: () => ({
      lines: [{ lineIds: [lineId], values: { state: 'live', revision, proof: 'settled', result } }],
      job: { result },
      events: [{ type: 'line.changed', subjectId: lineId, organisationId, data: { revision } }],
    }),
  });
}

async function fail(
  deps: Deps,
  transaction: Transaction,
  { current, result }: { current: RequestWithJob; result: FailedResult & { restored: boolean } },
): Promise<void> {
  const { id, lineId, organisationId } = current.request;
  const { fault, restored } = result;
  await transitionRequest(deps, transaction, caller, {
    id,
    command: { action: 'fail', fault, restored },
    extras: () => ({
      lines: [{ lineIds: [lineId], values: { result, proof: restored ? null : 'unknown' } }],
      job: { result, attempts: (current.job?.attempts ?? 0) + 1 },
      events: [{ type: 'line.changed', subjectId: lineId, organisationId }],
    }),
  });
}
