import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { FailedResult } from '../../domain/job/job-result.ts';
import type { DriveFault, LineOutcome } from '../../domain/line/line-outcome.ts';
import type { SettleListener } from '../../reconcile/settle-listener.ts';
import { lockRequest, type RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { recordLines } from '../change-requests/moving/record-lines.ts';
import type { LineValues } from '../change-requests/moving/transition.ts';
import { requestsInDoubt } from '../change-requests/request-lines.repository.ts';
import { endDoubt } from './end-doubt.ts';
import { noteAttempt } from './jobs.repository.ts';
import { recordReverted } from './record-reverted.ts';

const caller = { actor: systemActor, callId: null };

/** Lets change requests follow their lines, all in the settling transaction. */
export const requestsFollowLines: SettleListener = {
  async lock(transaction, { changeRequestIds, doubtedLineIds }) {
    const failed = doubtedLineIds.length === 0 ? [] : await requestsInDoubt(transaction, doubtedLineIds);
    for (const id of [...new Set([...changeRequestIds, ...failed])].sort()) await lockRequest(transaction, id);
  },
  tell: carrySettled,
  known: endDoubt,
};

/** Applies the results of lines to their requests. A request that is not being applied any more is skipped. */
export async function carrySettled(deps: Deps, transaction: Transaction, outcomes: LineOutcome[]): Promise<void> {
  const changes = new Map<string, LineOutcome[]>();
  for (const outcome of outcomes) {
    if (outcome.reason === 'revert') await carryRevert(deps, transaction, outcome);
    else changes.set(outcome.changeRequestId, [...(changes.get(outcome.changeRequestId) ?? []), outcome]);
  }
  for (const [id, told] of changes) await carryChange(deps, transaction, id, told);
}

async function carryRevert(deps: Deps, transaction: Transaction, told: LineOutcome): Promise<void> {
  if (told.outcome.state !== 'settled') return;
  const { changeRequestId, lineId, revision } = told;
  await recordReverted(deps, transaction, { changeRequestId, lineId, how: { revision } });
}

async function carryChange(deps: Deps, transaction: Transaction, id: string, told: LineOutcome[]): Promise<void> {
  const current = await lockRequest(transaction, id);
  if (!current?.job?.applyRequestedAt) return;
  for (const { outcome } of told)
    if (outcome.state === 'trying') await noteAttempt(transaction, current.job.id, resultOf(outcome));
  const lines = told.flatMap((outcome) => newsOf(current, outcome));
  if (lines.length > 0) await recordLines(deps, transaction, caller, { current, lines });
}

/** What is recorded of one line; nothing while it is tried again, or when it is no longer being changed. */
function newsOf(current: RequestWithJob, { lineId, revision, outcome }: LineOutcome): LineValues[] {
  const line = current.lines.find((each) => each.lineId === lineId);
  if (outcome.state === 'trying' || line === undefined || line.state === 'live') return [];
  if (outcome.state === 'settled') {
    const result = { state: 'settled', revision } as const;
    return [{ lineIds: [lineId], values: { state: 'live', revision, proof: 'settled', result } }];
  }
  const { restored } = outcome;
  const result = { ...resultOf(outcome), restored };
  return [{ lineIds: [lineId], values: { state: 'failed', proof: restored ? null : 'unknown', result } }];
}

function resultOf({ fault, says, differences }: DriveFault): FailedResult {
  return { state: 'failed', fault, ...(says ? { says } : {}), ...(differences ? { differences } : {}) };
}
