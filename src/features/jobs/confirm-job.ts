import type { JobReply } from '../../contract/job-shapes.ts';
import type { Transaction } from '../../db/database.ts';
import type { AuditEntry } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { inLockOrder } from '../../domain/change-request/request-line.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { jobRulesOf } from '../../domain/job/job-state.ts';
import { loadLineForUpdate } from '../../reconcile/line-revisions.repository.ts';
import { signOffRevision } from '../../reconcile/sign-off.ts';
import { conflict, invalidInput, notFound } from '../../shared/app-error.ts';
import { lockRequest, type RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { isClosing } from '../change-requests/moving/closures.ts';
import { recordLines } from '../change-requests/moving/record-lines.ts';
import type { LineValues } from '../change-requests/moving/transition.ts';
import { ensure } from '../ensure.ts';
import { findJobView } from './job-views.repository.ts';
import { presentJob } from './jobs.presenter.ts';
import { changeRequestIdOfJob } from './jobs.repository.ts';
import { type PlannedChange, plannedChanges } from './planned-change.ts';

/**
 * Signs off the checklists of lines whose phone system is changed by hand: of each line every step by its id, or none, so that a job
 * over many lines is signed off line by line. Makes the revisions, and completes the request with its last line, in one transaction.
 * @throws AppError `not_found`, `not_job_holder`, `not_changed_by_hand` (409), `not_yet_effective` (409), `line_retired` (409), `invalid_input` for steps left out.
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
    const { organisationId: owner, status } = request;
    ensure(caller.actor, 'job.confirm', { organisationId: owner, holdsJob: holdsJob(job, caller.actor, now) });
    // From here on nobody else makes a revision of the lines: what is signed is what is stored.
    for (const { lineId } of inLockOrder(current.lines)) await loadLineForUpdate(transaction, lineId);
    const plans = (await plannedChanges(deps, transaction, current)).filter(({ checklist }) => checklist !== null);
    if (plans.length === 0) throw conflict('not_changed_by_hand');
    if (status !== 'inProgress') throw conflict('illegal_transition', { action: 'complete', status });
    const signed = linesSigned(plans, wish.steps);
    // A closure is entered before it begins.
    if (!isClosing(request)) assertDue(request.effectiveAt, now);
    const lines: LineValues[] = [];
    for (const plan of signed) lines.push(await signOff(deps, transaction, { current, plan, steps: wish.steps }));
    const audit = current.lines.length > 1 ? lines.map((line) => auditOf(current, line)) : [];
    const { leaseMs } = jobRulesOf({ emergency: job?.emergency ?? false });
    // Whoever signs off line after line is at work: the job stays theirs.
    await recordLines(deps, transaction, caller, {
      ...{ current, lines, audit },
      job: { leaseUntil: new Date(now.getTime() + leaseMs) },
    });
    const view = await findJobView(transaction, wish.jobId);
    if (!view) throw notFound();
    return presentJob(deps, view, caller.language);
  });
}

/** One line's revision, as a person has brought it about; with the steps of this line that were signed. */
async function signOff(
  deps: Deps,
  transaction: Transaction,
  { current, plan, steps }: { current: RequestWithJob; plan: PlannedChange; steps: string[] },
): Promise<LineValues> {
  const { id: changeRequestId, filedBy, filedByName } = current.request;
  const { line, after: config, checklist } = plan;
  if (line.retiredAt !== null) throw conflict('line_retired', { number: line.number });
  const author = { userId: filedBy, name: filedByName };
  // What was done in words is no part of the configuration: its revision stays the one in force.
  const inWords = ['as_described', 'reopen_line'].includes(current.request.patch?.kind ?? '');
  const revision = inWords
    ? line.revision
    : await signOffRevision(deps, transaction, { line, config, changeRequestId, author });
  const own = new Set(checklist?.map(({ id }) => id));
  const result = { state: 'signedOff' as const, revision, steps: steps.filter((id) => own.has(id)) };
  const attempt = (current.lines.find(({ lineId }) => lineId === line.id)?.attempt ?? 0) + 1;
  return { lineIds: [line.id], values: { state: 'live', attempt, revision, proof: 'signedOff', result } };
}

/** The lines of which a step is signed. Each must be signed whole, and every step be one of theirs. */
function linesSigned(plans: PlannedChange[], steps: string[]): PlannedChange[] {
  const signed = new Set(steps);
  const idsOf = ({ checklist }: PlannedChange) => (checklist ?? []).map(({ id }) => id);
  const begun = plans.filter((plan) => idsOf(plan).some((id) => signed.has(id)));
  const left = (begun.length > 0 ? begun : plans)
    .flatMap(idsOf)
    .filter((id) => !signed.has(id))
    .map((id) => ({ path: 'steps', code: 'step_left_out', message: id }));
  const known = new Set(plans.flatMap(idsOf));
  const foreign = steps
    .filter((id) => !known.has(id))
    .map((id) => ({ path: 'steps', code: 'unknown_step', message: id }));
  if (left.length + foreign.length > 0) throw invalidInput([...left, ...foreign]);
  return begun;
}

function auditOf({ request }: RequestWithJob, { lineIds: [lineId], values }: LineValues): AuditEntry {
  return {
    organisationId: request.organisationId,
    action: 'change_request.line_signed_off',
    subjectKind: 'change_request',
    subjectId: request.id,
    changeRequestId: request.id,
    after: { lineId: lineId ?? null, revision: values.revision ?? null, proof: 'signedOff' },
  };
}

function assertDue(effectiveAt: Date | null, now: Date): void {
  if (effectiveAt !== null && effectiveAt > now)
    throw conflict('not_yet_effective', { effectiveAt: effectiveAt.toISOString() });
}
