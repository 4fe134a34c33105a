import type { JobReply } from '../../contract/job-shapes.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { stepJob } from '../../work/step-job.ts';
import { eventsOf } from '../change-requests/live-events.ts';
import { lapseFirst } from '../change-requests/moving/hand-over.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { ensure } from '../ensure.ts';
import { heldJobOf } from './hold-job.ts';
import { lockJobView } from './job-views.repository.ts';
import { presentJob } from './jobs.presenter.ts';

/**
 * Its holder goes on: the lease begins anew. One that is over stays over. Nothing of it is audited, as with any other
 * activity. @throws AppError `not_found`, `not_job_holder`, `illegal_transition`, `job_paused`.
 */
export async function keepJob(deps: Deps, caller: Caller, jobId: string): Promise<JobReply> {
  const { actor, callId, language } = caller;
  return await deps.database.transaction(actor, async (transaction) => {
    const now = deps.clock.now();
    const view = await lockJobView(transaction, jobId);
    if (!view) throw notFound();
    const { organisationId, changeRequestId } = view.job;
    ensure(actor, 'job.read', { organisationId });
    const { request, job } = await lapseFirst(deps, transaction, heldJobOf(view), now);
    const stepped = await stepJob(transaction, { job, command: { action: 'touch' }, actor, now, values: {} });
    if (!stepped.ok) throw refusalError(stepped.refusal);
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at: now, actor, callId, audit: [], nudges: [] },
      events: eventsOf(request, stepped.job),
    });
    return presentJob(deps, { ...view, job: { ...stepped.job, changeRequestId } }, language);
  });
}
