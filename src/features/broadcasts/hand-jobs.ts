import type { HandJobReply } from '../../contract/emergency-jobs.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { AuditFacts } from '../../domain/audit-facts.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { decideJob } from '../../domain/job/decide-job.ts';
import { leaseIsOver } from '../../domain/job/holds-job.ts';
import type { JobCommand } from '../../domain/job/job-state.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { handOver } from '../../work/hand-over.ts';
import { type JobRow, jobStateOf } from '../../work/job-row.ts';
import { stepJob } from '../../work/step-job.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { ensure } from '../ensure.ts';
import { lockBroadcast } from './broadcasts.repository.ts';
import { findHandJob, type HandJob, listHandJobs, lockHandJob, settleByHand } from './hand-jobs.repository.ts';

/** More lines than people can change by hand in a night. */
const most = 500;

type By = Pick<Caller, 'actor'> & { callId: string | null };
type JobWord = 'jobTaken' | 'jobReleased' | 'jobLapsed' | 'closedByHand' | 'openedByHand';

const taskOf = ({ state }: HandJob) => (state === 'restoring' || state === 'restored' ? 'open' : 'close');

function presentHandJob(job: HandJob): HandJobReply {
  const { id, status, outcome, takenBy, takenByName, leaseUntil, createdAt, from, until, county, district } = job;
  const instant = (at: string) => formatTaipei(new Date(at));
  return {
    ...{ id, status, outcome, broadcastId: job.broadcastId, lineId: job.lineId, number: job.number, label: job.label },
    ...{ customer: job.customer, phoneSystem: job.phoneSystem, promptId: job.promptId },
    isOwnPrompt: job.isOwnPrompt,
    task: taskOf(job),
    closedBefore: job.closedBefore && taskOf(job) === 'close',
    area: county === null ? null : { county, district },
    ...{ from: instant(from), until: instant(until), createdAt: instant(createdAt) },
    takenBy: takenBy === null ? null : { id: takenBy, name: takenByName ?? '' },
    leaseUntil: leaseUntil && instant(leaseUntil),
  };
}

/** Lines that a person has to close or open now, at the head of the technicians' queue. @throws AppError `forbidden`. */
export async function listEmergencyJobs(deps: Deps, { actor }: Caller): Promise<{ items: HandJobReply[] }> {
  ensure(actor, 'job.list', { organisationId: null, staffOnly: true });
  const jobs = await deps.database.read(actor, (reader) => listHandJobs(reader, most));
  return { items: jobs.map(presentHandJob) };
}

async function viewOf(transaction: Pick<Transaction, 'sql'>, id: string): Promise<HandJob> {
  const job = await findHandJob(transaction, id);
  if (!job) throw notFound();
  return job;
}

/** @throws AppError `forbidden`, `not_found`. */
export async function getEmergencyJob(deps: Deps, { actor }: Caller, id: string): Promise<HandJobReply> {
  ensure(actor, 'job.list', { organisationId: null, staffOnly: true });
  return presentHandJob(await deps.database.read(actor, (reader) => viewOf(reader, id)));
}

async function record(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: By,
  { job, view, word, facts = {} }: { job: JobRow; view: HandJob; word: JobWord; facts?: AuditFacts },
): Promise<void> {
  const { organisationId, broadcastId, lineId } = view;
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: deps.clock.now(), actor, callId, nudges: [] },
    audit: [
      {
        ...{ organisationId, action: `broadcast.${word}`, subjectKind: 'broadcast', subjectId: broadcastId },
        after: { lineId, ...facts },
      },
    ],
    events: [
      { type: 'job.changed', subjectId: job.id, organisationId, data: { status: job.status } },
      { type: 'broadcast.changed', subjectId: broadcastId, organisationId: null },
    ],
  });
}

/** Returns a job to the queue whose lease is over; called within its step or by the sweep. */
export async function lapseHandJob(deps: Deps, transaction: Transaction, id: string): Promise<void> {
  const locked = await lockHandJob(transaction, id);
  if (locked) await lapsed(deps, transaction, locked);
}

async function lapsed(deps: Deps, transaction: Transaction, job: JobRow): Promise<JobRow> {
  const now = deps.clock.now();
  if (!leaseIsOver(job, now)) return job;
  const command: JobCommand = { action: 'lapse' };
  const decided = decideJob({ state: jobStateOf(job), command, actor: systemActor, now });
  if (!decided.ok) throw refusalError(decided.refusal);
  const free = handOver(transaction, { job, next: decided.next, now });
  const view = await viewOf(transaction, job.id);
  await record(deps, transaction, { actor: systemActor, callId: null }, { job: free, view, word: 'jobLapsed' });
  return free;
}

/**
 * Takes a line's job or gives it back. The limit of taken jobs does not stand against an emergency.
 * @throws AppError `forbidden`, `not_found`, `job_already_taken`, `not_job_holder`.
 */
export async function holdEmergencyJob(
  deps: Deps,
  caller: Caller,
  { id, action }: { id: string; action: 'take' | 'release' },
): Promise<HandJobReply> {
  const { actor } = caller;
  ensure(actor, 'job.list', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(actor, async (transaction) => {
    const locked = await lockHandJob(transaction, id);
    if (!locked) throw notFound();
    const job = await lapsed(deps, transaction, locked);
    const now = deps.clock.now();
    const command: JobCommand = action === 'take' ? { action, takenJobs: 0 } : { action };
    const decided = decideJob({ state: jobStateOf(job), command, actor, now });
    if (!decided.ok) throw refusalError(decided.refusal);
    const handed = handOver(transaction, { job, next: decided.next, now });
    const word = action === 'take' ? 'jobTaken' : 'jobReleased';
    const view = await viewOf(transaction, id);
    await record(deps, transaction, caller, { job: handed, view, word });
    const { takenBy, takenByName, leaseUntil, status } = handed;
    return presentHandJob({ ...view, status, takenBy, takenByName, leaseUntil: leaseUntil?.toISOString() ?? null });
  });
}

/**
 * Its holder reports what they have done on the phone system; `until` names the window that they entered. What has changed meanwhile is
 * refused, so that nobody reports what they have not seen.
 * @throws AppError `forbidden`, `not_found`, `not_job_holder`, `illegal_transition`, `hand_task_changed` (409).
 */
export async function finishEmergencyJob(
  deps: Deps,
  caller: Caller,
  { id, did, from, until }: { id: string; did: 'close' | 'open'; from: Date; until: Date },
): Promise<HandJobReply> {
  const { actor } = caller;
  ensure(actor, 'job.list', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(actor, async (transaction) => {
    // In the order of every step of a broadcast: the broadcast first, then its jobs.
    await lockBroadcast(transaction, (await viewOf(transaction, id)).broadcastId);
    const locked = await lockHandJob(transaction, id);
    if (!locked) throw notFound();
    const job = await lapsed(deps, transaction, locked);
    const view = await viewOf(transaction, id);
    const now = deps.clock.now();
    const command: JobCommand = { action: 'finish', outcome: 'done' };
    const finished = await stepJob(transaction, { job, command, actor, now, values: {} });
    if (!finished.ok) throw refusalError(finished.refusal);
    const present = presentHandJob(view);
    const isSame = present.from === formatTaipei(from) && present.until === formatTaipei(until);
    if (taskOf(view) !== did || (did === 'close' && !isSame)) throw conflict('hand_task_changed');
    const ends = did === 'close' ? (['queued', 'applied'] as const) : (['restoring', 'restored'] as const);
    await settleByHand(transaction, { handId: job.subjectId, from: ends[0], to: ends[1], at: now });
    const word = did === 'close' ? 'closedByHand' : 'openedByHand';
    await record(deps, transaction, caller, { job: finished.job, view, word, facts: { proof: 'signedOff' } });
    return presentHandJob(await viewOf(transaction, id));
  });
}
