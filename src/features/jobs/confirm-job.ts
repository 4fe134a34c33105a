import type { JobReply } from '../../contract/jobs.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { loadLineForUpdate } from '../../reconcile/line-revisions.repository.ts';
import { signOffRevision } from '../../reconcile/sign-off.ts';
import { conflict, invalidInput, notFound } from '../../shared/app-error.ts';
import { lockRequest } from '../change-requests/change-requests.repository.ts';
import { transitionRequest } from '../change-requests/transition-request.ts';
import { ensure } from '../ensure.ts';
import { findJobView } from './job-views.repository.ts';
import { presentJob } from './jobs.presenter.ts';
import { changeRequestIdOfJob } from './jobs.repository.ts';
import { type PlannedChange, plannedChange } from './planned-change.ts';

/**
 * Signs off the checklist of a phone system that is changed by hand: every step by its id. Makes the revision and completes the
 * request in one transaction.
 * @throws AppError `not_found`, `not_job_holder`, `not_changed_by_hand` (409), `not_yet_effective` (409), `invalid_input` for steps left out.
 */
export async function confirmJob(
  deps: Deps,
  caller: Caller,
  wish: { jobId: string; steps: string[] },
): Promise<JobReply> {
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const changeRequestId = await changeRequestIdOfJob(transaction, wish.jobId);
    const current = changeRequestId === null ? null : await lockRequest(transaction, changeRequestId);
    if (!current) throw notFound();
    const { request, job } = current;
    const { organisationId: owner } = request;
    ensure(caller.actor, 'job.confirm', { organisationId: owner, holdsJob: holdsJob(job, caller.actor, now) });
    // From here on nobody else makes a revision of the line: what is signed is what is stored.
    await loadLineForUpdate(transaction, request.lineId);
    const plan = await plannedChange(deps, transaction, request.id);
    if (!plan?.checklist) throw conflict('not_changed_by_hand');
    assertAllSigned(plan.checklist, wish.steps);
    assertDue(plan, now);
    const revision = await signOffRevision(deps, transaction, {
      line: plan.line,
      config: plan.after,
      changeRequestId: request.id,
      author: { userId: request.filedBy, name: request.filedByName },
    });
    const { id: subjectId, organisationId } = plan.line;
    const result = { state: 'signedOff' as const, revision, steps: wish.steps };
    await transitionRequest(deps, transaction, caller, {
      id: request.id,
      command: { action: 'complete', proof: 'signedOff' },
      extras: () => ({
        lines: [{ lineIds: [plan.line.id], values: { state: 'live', revision, proof: 'signedOff', result } }],
        job: { result },
        events: [{ type: 'line.changed', subjectId, organisationId, data: { revision } }],
      }),
    });
    const view = await findJobView(transaction, wish.jobId);
    if (!view) throw notFound();
    return presentJob(view, caller.language);
  });
}

function assertAllSigned(checklist: NonNullable<PlannedChange['checklist']>, steps: string[]): void {
  const signed = new Set(steps);
  const left = checklist
    .filter(({ id }) => !signed.has(id))
    .map(({ id }) => ({ path: 'steps', code: 'step_left_out', message: id }));
  const known = new Set(checklist.map(({ id }) => id));
  const foreign = steps
    .filter((id) => !known.has(id))
    .map((id) => ({ path: 'steps', code: 'unknown_step', message: id }));
  if (left.length + foreign.length > 0) throw invalidInput([...left, ...foreign]);
}

function assertDue({ effectiveAt }: PlannedChange, now: Date): void {
  if (effectiveAt !== null && effectiveAt > now)
    throw conflict('not_yet_effective', { effectiveAt: effectiveAt.toISOString() });
}
