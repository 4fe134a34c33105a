import type { Transaction } from '../../../db/database.ts';
import type { ChangeRequestCommand } from '../../../domain/change-request/change-request-state.ts';
import type { JobIntent } from '../../../domain/job/job-state.ts';
import { updateJob } from '../../../work/job.repository.ts';
import type { JobRow } from '../../../work/job-row.ts';
import { openJob, openJobAgain } from '../../../work/open-job.ts';
import { stepJob } from '../../../work/step-job.ts';
import type { ChangeRequestRow } from '../change-requests.repository.ts';
import { refusalError } from '../refusal-error.ts';
import { jobCommandOf, jobValuesOf } from './carry-intents.ts';
import type { Transition } from './transition.ts';

/** Saves the job's part of a request's step: the command that the intents have for its lifecycle. */
export async function saveJob(
  transaction: Transaction,
  step: Transition,
  request: ChangeRequestRow,
): Promise<{ job: JobRow | null; intents: JobIntent[] }> {
  const { current, decision, now, actor } = step;
  const { job } = current;
  if (job === null) return { job: await firstJob(transaction, step, request), intents: [] };
  const values: Partial<JobRow> = {
    dueBy: request.dueBy,
    ...resultValues(step.command),
    ...jobValuesOf(decision.intents, step),
    ...step.job,
  };
  const command = jobCommandOf(decision.intents);
  if (command === 'open') return { job: await openJobAgain(transaction, { job, now, values }), intents: [] };
  const isAtEnd = job.status === 'done' || (job.status === 'failed' && command?.action !== 'retry');
  if (command === null || isAtEnd) return { job: await updateJob(transaction, job.id, values), intents: [] };
  const stepped = await stepJob(transaction, { job, command, actor, now, values });
  if (!stepped.ok) throw refusalError(stepped.refusal);
  return stepped;
}

/** What goes past the queue has a job too: one that is prepared already, and waits for the phone systems. */
async function firstJob(
  transaction: Transaction,
  step: Transition,
  { organisationId, id, dueBy, kind }: ChangeRequestRow,
): Promise<JobRow | null> {
  const { decision, now } = step;
  const { hasJob, applying } = decision.next;
  if (!hasJob && !applying) return null;
  const prepared = { status: 'done', outcome: 'prepared', finishedAt: now } as const;
  const values = {
    ...{ emergency: kind === 'emergency_closure', ...jobValuesOf(decision.intents, step), ...step.job },
    ...(hasJob ? {} : prepared),
  };
  return await openJob(transaction, { subject: { kind: 'request', id }, organisationId, dueBy, now, values });
}

/** While `applyRequestedAt` is set a connector is working: only its result may move the request. */
function resultValues({ action }: ChangeRequestCommand): Partial<JobRow> {
  return ['complete', 'fail', 'settleSome'].includes(action) ? { applyRequestedAt: null } : {};
}
