import type { TechnicianReply } from '../../contract/job-hands.contract.ts';
import type { JobReply } from '../../contract/job-shapes.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { ChangeRequestStatus } from '../../domain/change-request/lifecycle.ts';
import type { HoldingCommand } from '../../domain/job/job-state.ts';
import { invalidInput, notFound } from '../../shared/app-error.ts';
import { countTaken } from '../../work/job.repository.ts';
import { type HeldJob, handOverJob } from '../change-requests/moving/hand-over.ts';
import { ensure } from '../ensure.ts';
import { type JobView, lockJobView } from './job-views.repository.ts';
import { presentJob } from './jobs.presenter.ts';
import { listTechnicians } from './technicians.repository.ts';

/** @throws AppError `job_already_taken` (names the holder), `too_many_taken_jobs`, `illegal_transition`. */
export function takeJob(deps: Deps, caller: Caller, jobId: string): Promise<JobReply> {
  return hold(deps, caller, jobId, (takenJobs) => ({ action: 'take', takenJobs }));
}

/** Steals a job from its holder, who is told why. @throws AppError as `takeJob`, `job_already_yours`. */
export function stealJob(deps: Deps, caller: Caller, { jobId, reason }: { jobId: string; reason: string }) {
  return hold(deps, caller, jobId, (takenJobs) => ({ action: 'steal', reason, takenJobs }));
}

/** @throws AppError `not_job_holder`, `change_being_applied`. */
export function releaseJob(deps: Deps, caller: Caller, jobId: string): Promise<JobReply> {
  return hold(deps, caller, jobId, () => ({ action: 'release' }));
}

/**
 * An operator assigns a job; whoever had it and whoever has it are told. The limit does not apply.
 * @throws AppError `invalid_input` for somebody who is no technician, `job_already_taken`, `job_paused`, `change_being_applied`.
 */
export function reassignJob(
  deps: Deps,
  caller: Caller,
  { jobId, to, reason }: { jobId: string; to: string; reason?: string },
): Promise<JobReply> {
  return hold(deps, caller, jobId, async (_takenJobs, transaction) => {
    ensure(caller.actor, 'job.reassign', { organisationId: null });
    const found = (await listTechnicians(transaction)).find(({ id }) => id === to);
    if (!found) throw invalidInput([{ path: 'to', code: 'unknown_technician', message: to }]);
    return { action: 'reassign', to: { userId: found.id, name: found.name }, reason };
  });
}

/** Technicians who can get a job. @throws AppError `forbidden`. */
export async function technicians(deps: Deps, { actor }: Caller): Promise<{ items: TechnicianReply[] }> {
  ensure(actor, 'job.reassign', { organisationId: null });
  return { items: await deps.database.read(actor, listTechnicians) };
}

/**
 * Changes who holds a named job. The caller's jobs are counted first, so that two takes of one person cannot exceed the
 * limit.
 */
async function hold(
  deps: Deps,
  caller: Caller,
  jobId: string,
  command: (takenJobs: number, transaction: Transaction) => HoldingCommand | Promise<HoldingCommand>,
): Promise<JobReply> {
  const { actor, callId, language } = caller;
  return await deps.database.transaction(actor, async (transaction) => {
    const now = deps.clock.now();
    const [takenJobs, view] = await Promise.all([
      actor.userId === null ? 0 : countTaken(transaction, actor.userId, now),
      lockJobView(transaction, jobId),
    ]);
    if (!view) throw notFound();
    ensure(actor, 'job.read', { organisationId: view.job.organisationId });
    const by = { actor, callId, now, command: await command(takenJobs, transaction) };
    const { request, job } = await handOverJob(deps, transaction, heldJobOf(view), by);
    return presentJob(
      deps,
      { ...view, requestStatus: request.status, job: { ...job, changeRequestId: request.id } },
      language,
    );
  });
}

/** A request's job, locked, by its view. */
export function heldJobOf({ job, lineId, lineCount, requestStatus }: JobView): HeldJob {
  const { organisationId, changeRequestId: id } = job;
  return { request: { id, organisationId, lineId, lineCount, status: requestStatus as ChangeRequestStatus }, job };
}
