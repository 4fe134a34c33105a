import type { JobReply } from '../../contract/job-shapes.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { ChangeRequestCommand } from '../../domain/change-request/change-request-state.ts';
import { applyActionAt } from '../../domain/change-request/decide-change-request.ts';
import { isFinished } from '../../domain/change-request/request-line.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { findRequest, type RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { linesByHand } from '../change-requests/moving/lines-by-hand.ts';
import { meetingOpen } from '../change-requests/moving/retry-request.ts';
import { transitionRequest } from '../change-requests/moving/transition-request.ts';
import { ensure } from '../ensure.ts';
import { findJobView } from './job-views.repository.ts';
import { presentJob } from './jobs.presenter.ts';
import { changeRequestIdOfJob } from './jobs.repository.ts';

type Command = (current: RequestWithJob) => ChangeRequestCommand;

/** One step of a named job, decided by its request's lifecycle. */
async function step(
  deps: Deps,
  caller: Caller,
  jobId: string,
  command: Command,
  before?: (transaction: Transaction, current: RequestWithJob) => Promise<void>,
): Promise<JobReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const changeRequestId = await changeRequestIdOfJob(transaction, jobId);
    const current = changeRequestId === null ? null : await findRequest(transaction, changeRequestId);
    if (!current) throw notFound();
    ensure(caller.actor, 'job.read', { organisationId: current.request.organisationId });
    await before?.(transaction, current);
    await transitionRequest(deps, transaction, caller, { id: current.request.id, command: command(current) });
    const view = await findJobView(transaction, jobId);
    if (!view) throw notFound();
    return presentJob(deps, view, caller.language);
  });
}

export function holdJob(deps: Deps, caller: Caller, wish: { jobId: string; reason: string }): Promise<JobReply> {
  return step(deps, caller, wish.jobId, () => ({ action: 'hold', reason: wish.reason }));
}

export function resumeJob(deps: Deps, caller: Caller, jobId: string): Promise<JobReply> {
  return step(deps, caller, jobId, () => ({ action: 'resume' }));
}

/** The clock stops until the customer answers. */
export function askCustomer(deps: Deps, caller: Caller, wish: { jobId: string; question: string }): Promise<JobReply> {
  return step(deps, caller, wish.jobId, () => ({ action: 'askCustomer', wants: 'answer', question: wish.question }));
}

export function failJob(deps: Deps, caller: Caller, wish: { jobId: string; reason: string }): Promise<JobReply> {
  return step(deps, caller, wish.jobId, () => ({ action: 'fail', reason: wish.reason }));
}

/** After a failure: back to whoever held it, or, by an operator, into the queue. @throws AppError `duplicate_request` when the same was filed again meanwhile. */
export async function retryJob(deps: Deps, caller: Caller, jobId: string): Promise<JobReply> {
  const id = await deps.database.transaction(caller.actor, (transaction) => changeRequestIdOfJob(transaction, jobId));
  if (id === null) throw notFound();
  return await meetingOpen(deps, caller, id, () => step(deps, caller, jobId, () => ({ action: 'retry' })));
}

/**
 * Has the phone system changed, or, when the customer chose a later time, prepares the switch.
 * @throws AppError `checklist_required` (409) for a phone system that only a person can change; `not_job_holder`.
 */
export function applyJob(deps: Deps, caller: Caller, jobId: string): Promise<JobReply> {
  const now = deps.clock.now();
  let hasHandWork = false;
  // What a person has a part in is done at its time, not prepared: nothing there switches by itself.
  const command: Command = ({ request }) => ({ action: hasHandWork ? 'apply' : applyActionAt(request, now) });
  return step(deps, caller, jobId, command, async (transaction, current) => {
    const byHand = (await linesByHand(deps, transaction, [current])).get(current.request.id) ?? new Set();
    const left = current.lines.filter(({ state }) => !isFinished(state));
    hasHandWork = left.some(({ lineId }) => byHand.has(lineId));
    if (left.length > 0 && left.every(({ lineId }) => byHand.has(lineId))) throw conflict('checklist_required');
  });
}
