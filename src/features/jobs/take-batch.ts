import type { JobReply } from '../../contract/job-shapes.ts';
import type { Caller, Deps } from '../../deps.ts';
import { defaultJobRules } from '../../domain/job/job-state.ts';
import { conflict, forbidden } from '../../shared/app-error.ts';
import { countTaken } from '../../work/job.repository.ts';
import { handOverJob } from '../change-requests/moving/hand-over.ts';
import { ensure } from '../ensure.ts';
import { heldJobOf } from './hold-job.ts';
import { findJobViews, type JobView } from './job-views.repository.ts';
import { presentJob } from './jobs.presenter.ts';
import { countOpenOf, lockOpenOf } from './one-customer.repository.ts';

/**
 * Takes the next jobs of one customer in the order of the queue, as many as the limit leaves room for, all or none. What
 * others are taking is skipped. Empty when none is open. @throws AppError `forbidden`, `too_many_taken_jobs` (409).
 */
export async function takeBatch(
  deps: Deps,
  { actor, callId, language }: Caller,
  { organisationId }: { organisationId: string },
): Promise<{ items: JobReply[]; left: number }> {
  ensure(actor, 'job.take', { organisationId });
  const { userId } = actor;
  if (userId === null) throw forbidden();
  return await deps.database.transaction(actor, async (transaction) => {
    const now = deps.clock.now();
    const held = await countTaken(transaction, userId, now);
    const { maximumTaken: maximum } = defaultJobRules;
    if (held >= maximum) throw conflict('too_many_taken_jobs', { taken: held, maximum });
    const ids = await lockOpenOf(transaction, organisationId, maximum - held);
    const taken: JobView[] = [];
    for (const view of await findJobViews(transaction, ids)) {
      const command = { action: 'take', takenJobs: held + taken.length } as const;
      const { request, job } = await handOverJob(deps, transaction, heldJobOf(view), { actor, callId, now, command });
      taken.push({ ...view, requestStatus: request.status, job: { ...job, changeRequestId: request.id } });
    }
    const left = await countOpenOf(transaction, organisationId);
    return { items: taken.map((view) => presentJob(deps, view, language)), left };
  });
}
