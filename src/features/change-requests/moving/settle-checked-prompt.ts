import type { Transaction } from '../../../db/database.ts';
import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import type { AudioFinding } from '../../../domain/audio/verdict.ts';
import { requestsAwaitingCheck } from '../change-requests.repository.ts';
import { reasonsOf } from './request-state.ts';
import { transitionRequest } from './transition-request.ts';

/** Moves the requests that waited for this verdict: to the technicians, or back to the customer with the findings. */
export async function settleCheckedPrompt(
  deps: Deps,
  transaction: Transaction,
  checked: { promptId: string; accepted: boolean; findings: AudioFinding[] },
): Promise<void> {
  const command = checked.accepted
    ? ({ action: 'checkPassed' } as const)
    : ({ action: 'checkRefused', reasons: reasonsOf(checked.findings) } as const);
  for (const id of await requestsAwaitingCheck(transaction, checked.promptId)) {
    await transitionRequest(deps, transaction, { actor: systemActor, callId: null }, { id, command });
  }
}
