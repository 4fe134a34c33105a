import type { JobReply } from '../../contract/job-shapes.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { defaultJobRules, emergencyJobRules, type JobRules } from '../../domain/job/job-state.ts';
import { conflict, forbidden } from '../../shared/app-error.ts';
import { claimNext } from '../../work/claim-next.repository.ts';
import { eventsOf } from '../change-requests/live-events.ts';
import { ensure } from '../ensure.ts';
import { findViewJustTaken } from './job-views.repository.ts';
import { presentJob } from './jobs.presenter.ts';

/**
 * Takes the next job in the order of the queue; null when none is open. Rows that others are taking are skipped, so that
 * fifty people pressing the key get fifty jobs.
 * @throws AppError `forbidden`, `too_many_taken_jobs` (409).
 */
export async function takeNext(deps: Deps, caller: Caller): Promise<JobReply | null> {
  ensure(caller.actor, 'job.take', { organisationId: null });
  const { userId } = caller.actor;
  if (userId === null) throw forbidden();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const [jobId, view] = await Promise.all([
      claimNextJob(deps, transaction, caller, userId),
      findViewJustTaken(transaction, userId),
    ]);
    return jobId !== null && view !== null ? presentJob(deps, view, caller.language) : null;
  });
}

/** The claim itself, with its audit row and events. */
async function claimNextJob(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  userId: string,
): Promise<string | null> {
  const { actor } = caller;
  const holder = { userId, name: actor.name };
  const now = deps.clock.now();
  const { maximumTaken } = defaultJobRules;
  const leaseOf = ({ leaseMs }: JobRules) => new Date(now.getTime() + leaseMs);
  const claim = await claimNext(transaction, {
    holder,
    now,
    leases: { emergency: leaseOf(emergencyJobRules), other: leaseOf(defaultJobRules) },
    most: maximumTaken,
  });
  if (claim.taken >= maximumTaken) throw conflict('too_many_taken_jobs', { taken: claim.taken, maximum: maximumTaken });
  if (!claim.job) return null;
  const { jobId, changeRequestId, organisationId, lineId, before, after } = claim.job;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: now,
    actor,
    callId: caller.callId,
    audit: [
      {
        organisationId,
        action: 'change_request.take',
        subjectKind: 'change_request',
        subjectId: changeRequestId,
        changeRequestId,
        before: { status: before, holder: null },
        after: { status: after, holder: userId },
      },
    ],
    events: eventsOf({ id: changeRequestId, organisationId, status: after, lineId }, { id: jobId, status: 'taken' }),
    nudges: [],
  });
  return jobId;
}
