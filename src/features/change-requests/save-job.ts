import type { Transaction } from '../../db/database.ts';
import type { ChangeRequestCommand } from '../../domain/change-request/change-request-state.ts';
import { decideJob } from '../../domain/job/decide-job.ts';
import { type JobIntent, newJob } from '../../domain/job/job-state.ts';
import { newId } from '../../shared/ids.ts';
import { insertJob, updateJob } from '../../work/job.repository.ts';
import { type JobRow, jobStateOf, jobValues } from '../../work/job-row.ts';
import { jobCommandOf, jobValuesOf } from './carry-intents.ts';
import type { ChangeRequestRow } from './change-requests.repository.ts';
import { refusalError } from './refusal-error.ts';
import type { Transition } from './transition.ts';

/** The job's part of a request's step: what the lifecycle of the request asks of its job, by the intents. */
export async function saveJob(
  transaction: Transaction,
  step: Transition,
  request: ChangeRequestRow,
): Promise<{ job: JobRow | null; intents: JobIntent[] }> {
  const { current, decision, now, actor } = step;
  if (!current.job)
    return { job: decision.next.hasJob ? await openJob(transaction, step, request) : null, intents: [] };
  const values: Partial<JobRow> = {
    dueBy: request.dueBy,
    ...resultValues(step.command),
    ...jobValuesOf(decision.intents, step),
    ...step.job,
  };
  let intents: JobIntent[] = [];
  const command = jobCommandOf(decision.intents);
  if (command === 'open')
    Object.assign(values, jobValues(newJob(), current.job, now), {
      reason: null,
      finishedAt: null,
      result: null,
      attempts: 0,
    });
  else if (command && (current.job.status === 'open' || current.job.status === 'taken')) {
    const job = decideJob({ state: jobStateOf(current.job), command, actor, now });
    if (!job.ok) throw refusalError(job.refusal);
    Object.assign(values, jobValues(job.next, current.job, now));
    if (job.audit.reason !== undefined) values.reason = job.audit.reason;
    Object.assign(values, holdValues(step.command));
    intents = job.intents;
  }
  return { job: await updateJob(transaction, current.job.id, values), intents };
}

async function openJob(transaction: Transaction, { now, job }: Transition, request: ChangeRequestRow): Promise<JobRow> {
  const { organisationId, id: changeRequestId, dueBy } = request;
  return await insertJob(transaction, { id: newId(), organisationId, changeRequestId, dueBy, createdAt: now, ...job });
}

/** Why a job stands still is shown with it, and only while it does. */
function holdValues(command: ChangeRequestCommand): Partial<JobRow> {
  if (command.action === 'hold') return { reason: command.reason.trim() };
  return command.action === 'resume' ? { reason: null } : {};
}

/** While `applyRequestedAt` stands the connector is at it: only its result may move the request. */
function resultValues({ action }: ChangeRequestCommand): Partial<JobRow> {
  return ['complete', 'fail', 'settleSome'].includes(action) ? { applyRequestedAt: null } : {};
}
