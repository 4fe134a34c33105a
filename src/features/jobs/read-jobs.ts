import type { ChecklistStep } from '../../connectors/phone-systems/phone-system.port.ts';
import type { JobDetailReply } from '../../contract/job-shapes.ts';
import type { JobCountsReply } from '../../contract/jobs.contract.ts';
import { checklistWords } from '../../contract/words/checklist.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps, Language } from '../../deps.ts';
import { can } from '../../domain/access/policy.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { diffConfig } from '../../domain/line/diff-config.ts';
import type { LineRow } from '../../reconcile/line-revisions.repository.ts';
import { notFound } from '../../shared/app-error.ts';
import { findRequest } from '../change-requests/change-requests.repository.ts';
import type { RequestLine } from '../change-requests/request-lines.repository.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, pageOf } from '../page.ts';
import { listJobNotes } from './job-notes.repository.ts';
import {
  countJobs,
  findJobView,
  findJobViews,
  type JobView,
  listJobViews,
  type QueuePosition,
} from './job-views.repository.ts';
import { presentFault, presentJob, presentNote, presentResult } from './jobs.presenter.ts';
import { type PlannedChange, plannedChanges } from './planned-change.ts';

export interface JobQuery {
  limit: number;
  cursor?: string;
  status: 'open' | 'taken' | 'done' | 'failed';
  mine?: 'true' | 'false';
  /** Only these, whatever their state; the other filters do not count then. */
  ids?: string[];
}

/** The queue in its order, or the jobs of another state. @throws AppError `forbidden`, `cursor_invalid`. */
export async function listJobs(deps: Deps, caller: Caller, query: JobQuery) {
  ensure(caller.actor, 'job.list', { organisationId: null });
  if (query.ids) return await listNamedJobs(deps, caller, query.ids);
  const after = decodeCursor<QueuePosition>(query.cursor, ['number', 'instant', 'instant', 'id']);
  const takenBy = query.mine === 'true' ? (caller.actor.userId ?? undefined) : undefined;
  const { status, limit } = query;
  const rows = await deps.database.read(caller.actor, (reader) =>
    listJobViews(reader, { status, takenBy, after, limit }),
  );
  const page = pageOf(rows, limit, positionOf);
  return { items: page.rows.map((view) => presentJob(deps, view, caller.language)), nextCursor: page.nextCursor };
}

async function listNamedJobs(deps: Deps, caller: Caller, ids: string[]) {
  const rows = await deps.database.read(caller.actor, (reader) => findJobViews(reader, ids));
  return { items: rows.map((view) => presentJob(deps, view, caller.language)), nextCursor: null };
}

/** How many jobs each view of the queue has; `mine` are the caller's. @throws AppError `forbidden`. */
export async function jobCounts(deps: Deps, { actor }: Caller): Promise<JobCountsReply> {
  ensure(actor, 'job.list', { organisationId: null });
  const { oldestOpen, ...counts } = await deps.database.read(actor, (reader) => countJobs(reader, actor.userId));
  return { ...counts, oldestOpen: oldestOpen && formatTaipei(oldestOpen) };
}

function positionOf({ job }: JobView): QueuePosition {
  const due = job.status === 'open' || job.status === 'taken' ? job.dueBy : (job.finishedAt ?? job.createdAt);
  return [job.emergency ? 1 : 0, due.toISOString(), job.createdAt.toISOString(), job.id];
}

/** One job; whoever holds it also sees the change itself and, for systems changed by hand, the checklist. */
export async function getJob(deps: Deps, caller: Caller, id: string): Promise<JobDetailReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const view = await findJobView(transaction, id);
    if (!view) throw notFound();
    const { organisationId } = view.job;
    ensure(caller.actor, 'job.read', { organisationId });
    const notes = await listJobNotes(transaction, id);
    const reply = { ...presentJob(deps, view, caller.language), notes: notes.map(presentNote) };
    const resource = { organisationId, holdsJob: holdsJob(view.job, caller.actor, deps.clock.now()) };
    if (!can(caller.actor, 'line.readConfiguration', resource)) return reply;
    const result = presentResult(view.job.result, caller.language);
    return { ...reply, result, ...(await changeItself(deps, transaction, caller, view)) };
  });
}

/** The change itself, line by line; that of the line named first stands by itself too. */
async function changeItself(
  deps: Deps,
  transaction: Transaction,
  { language }: Caller,
  view: JobView,
): Promise<Partial<JobDetailReply>> {
  const current = await findRequest(transaction, view.job.changeRequestId);
  const plans = current ? await plannedChanges(deps, transaction, current) : [];
  const [first] = plans;
  if (!current || !first) return {};
  const steps = plans.flatMap(({ line, checklist }) =>
    (checklist ?? []).map((step) => presentStep(step, language, line)),
  );
  const hasChecklist = plans.some(({ checklist }) => checklist !== null);
  const lines = plans.map((plan) => presentPlan(plan, current.lines, language));
  const { before, after } = first;
  return {
    before,
    after,
    differences: diffConfig(before, after),
    lines,
    note: view.note,
    ...(hasChecklist ? { checklist: steps } : {}),
  };
}

function presentPlan({ line, before, after, checklist }: PlannedChange, lines: RequestLine[], language: Language) {
  const { id: lineId, number, label } = line;
  const asked = lines.find((each) => each.lineId === lineId);
  return {
    lineId,
    number,
    label,
    state: asked?.state ?? 'waiting',
    ...presentFault(asked?.result ?? null, language),
    byHand: checklist !== null,
    before,
    after,
    differences: diffConfig(before, after),
  };
}

function presentStep(step: ChecklistStep, language: Language, { id: lineId }: LineRow) {
  const sentence = checklistWords[step.code];
  const { setUp = false, ...rest } = step;
  return { ...rest, setUp, lineId, text: sentence ? say(sentence, language, step.params) : step.code };
}
