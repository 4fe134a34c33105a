import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps } from '../../../deps.ts';
import type { ChangeRequestCommand } from '../../../domain/change-request/change-request-state.ts';
import { decideChangeRequest } from '../../../domain/change-request/decide-change-request.ts';
import { leaseIsOver } from '../../../domain/job/holds-job.ts';
import { notFound } from '../../../shared/app-error.ts';
import { lockRequest, type RequestWithJob } from '../change-requests.repository.ts';
import { refusalError } from '../refusal-error.ts';
import { lapseFirst } from './hand-over.ts';
import { stateOf } from './request-state.ts';
import { saveTransition } from './save-transition.ts';
import type { Transition } from './transition.ts';

type Extras = Pick<Transition, 'request' | 'job' | 'lines' | 'audit' | 'events'>;

export interface RequestStep {
  id: string;
  command: ChangeRequestCommand;
  /** Further values, from the locked rows. */
  extras?: (current: RequestWithJob) => Extras;
}

/**
 * Locks a request and its job, decides, saves: every single step of a request goes through here.
 * @throws AppError `not_found`, or the domain's refusal.
 */
export async function transitionRequest(
  deps: Deps,
  transaction: Transaction,
  caller: Pick<Caller, 'actor' | 'callId'>,
  step: RequestStep,
): Promise<RequestWithJob> {
  const locked = await lockRequest(transaction, step.id);
  if (!locked) throw notFound();
  const now = deps.clock.now();
  const { actor, callId } = caller;
  const current = await withoutOverdueLease(deps, transaction, locked, now);
  const decision = decideChangeRequest({ state: stateOf(current), command: step.command, actor, now });
  if (!decision.ok) throw refusalError(decision.refusal);
  const { command } = step;
  return await saveTransition(deps, transaction, {
    current,
    command,
    decision,
    actor,
    callId,
    now,
    ...step.extras?.(current),
  });
}

/** The rows after a lease that is over has lapsed. */
async function withoutOverdueLease(
  deps: Deps,
  transaction: Transaction,
  locked: RequestWithJob,
  now: Date,
): Promise<RequestWithJob> {
  const { request, job } = locked;
  if (job === null || !leaseIsOver(job, now)) return locked;
  const { request: followed, job: free } = await lapseFirst(deps, transaction, { request, job }, now);
  return { ...locked, request: { ...request, ...followed }, job: free };
}
