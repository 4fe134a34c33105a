import type { ExpertJobReply } from '../../contract/quote-parts.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { type OutboxNudge, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { decideJob } from '../../domain/job/decide-job.ts';
import { leaseIsOver } from '../../domain/job/holds-job.ts';
import type { JobCommand } from '../../domain/job/job-state.ts';
import { hundredthsOf } from '../../domain/quote/money.ts';
import { quoteNumber } from '../../domain/quote/quote-number.ts';
import { notFound } from '../../shared/app-error.ts';
import { handOver } from '../../work/hand-over.ts';
import { countTaken } from '../../work/job.repository.ts';
import { type JobRow, jobStateOf } from '../../work/job-row.ts';
import { stepJob } from '../../work/step-job.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { ensure } from '../ensure.ts';
import { mailCustomerOfQuote } from '../notifications/quote-mails.ts';
import { type ExpertJob, findExpertJob, listExpertJobRows, lockExpertJob } from './expert-jobs.repository.ts';
import { lockWork, updateWork } from './quote-work.repository.ts';
import { lockQuote } from './quotes.repository.ts';
import type { Acting } from './step-quote.ts';

const most = 500;
const desk = { organisationId: null, staffOnly: true };

type JobWord = 'jobTaken' | 'jobReleased' | 'jobLapsed' | 'delivered';

function presentJob(job: ExpertJob): ExpertJobReply {
  const { id, quoteId, customer, kind, status, outcome, agreedOn, takenBy, takenByName, leaseUntil } = job;
  return {
    ...{ id, pool: 'expert', quoteId, number: quoteNumber(quoteId), customer, kind, status, outcome, agreedOn },
    dueBy: formatTaipei(new Date(job.dueBy)),
    takenBy: takenBy === null ? null : { id: takenBy, name: takenByName ?? '' },
    leaseUntil: leaseUntil && formatTaipei(new Date(leaseUntil)),
    createdAt: formatTaipei(new Date(job.createdAt)),
  };
}

async function viewOf(transaction: Pick<Transaction, 'sql'>, id: string): Promise<ExpertJob> {
  const job = await findExpertJob(transaction, id);
  if (!job) throw notFound();
  return job;
}

/** Work of accepted quotes. @throws AppError `forbidden`, `not_found` for customers. */
export async function listExpertJobs(deps: Deps, { actor }: Caller): Promise<{ items: ExpertJobReply[] }> {
  ensure(actor, 'job.list', desk);
  const jobs = await deps.database.read(actor, (reader) => listExpertJobRows(reader, most));
  return { items: jobs.map(presentJob) };
}

/** @throws AppError `forbidden`, `not_found`. */
export async function getExpertJob(deps: Deps, { actor }: Caller, id: string): Promise<ExpertJobReply> {
  ensure(actor, 'job.list', desk);
  return presentJob(await deps.database.read(actor, (reader) => viewOf(reader, id)));
}

async function record(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Acting,
  { job, word, nudges = [] }: { job: JobRow; word: JobWord; nudges?: OutboxNudge[] },
): Promise<void> {
  const { organisationId, subjectId } = job;
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: deps.clock.now(), actor, callId, nudges },
    audit: [
      {
        ...{ organisationId, action: `quote.${word}`, subjectKind: 'quote', subjectId },
        after: { holder: job.takenBy },
      },
    ],
    events: [
      { type: 'job.changed', subjectId: job.id, organisationId, data: { status: job.status } },
      { type: 'quote.changed', subjectId, organisationId },
    ],
  });
}

/** Returns a locked job to the queue whose lease is over. */
async function lapsed(deps: Deps, transaction: Transaction, job: JobRow): Promise<JobRow> {
  const now = deps.clock.now();
  if (!leaseIsOver(job, now)) return job;
  const decided = decideJob({ state: jobStateOf(job), command: { action: 'lapse' }, actor: systemActor, now });
  if (!decided.ok) throw refusalError(decided.refusal);
  const free = handOver(transaction, { job, next: decided.next, now });
  await record(deps, transaction, { actor: systemActor, callId: null }, { job: free, word: 'jobLapsed' });
  return free;
}

/** For the sweep. */
export async function lapseExpertJob(deps: Deps, transaction: Transaction, id: string): Promise<void> {
  const locked = await lockExpertJob(transaction, id);
  if (locked) await lapsed(deps, transaction, locked);
}

/**
 * Takes a job or gives it back; its holder reads the quote meanwhile.
 * @throws AppError `forbidden`, `not_found`, `job_already_taken`, `not_job_holder`, `too_many_taken_jobs`.
 */
export async function holdExpertJob(
  deps: Deps,
  caller: Caller,
  { id, action }: { id: string; action: 'take' | 'release' },
): Promise<ExpertJobReply> {
  const { actor } = caller;
  ensure(actor, 'job.list', desk);
  return await deps.database.transaction(actor, async (transaction) => {
    const now = deps.clock.now();
    const takenJobs = action === 'take' ? await countTaken(transaction, actor.userId ?? '', now) : 0;
    const locked = await lockExpertJob(transaction, id);
    if (!locked) throw notFound();
    const job = await lapsed(deps, transaction, locked);
    const command: JobCommand = action === 'take' ? { action, takenJobs } : { action };
    const decided = decideJob({ state: jobStateOf(job), command, actor, now });
    if (!decided.ok) throw refusalError(decided.refusal);
    const handed = handOver(transaction, { job, next: decided.next, now });
    await record(deps, transaction, caller, { job: handed, word: action === 'take' ? 'jobTaken' : 'jobReleased' });
    const view = await viewOf(transaction, id);
    const { takenBy, takenByName, leaseUntil, status } = handed;
    return presentJob({ ...view, status, takenBy, takenByName, leaseUntil: leaseUntil?.toISOString() ?? null });
  });
}

/**
 * Its holder reports the work as done: the customer accepts it, or sends it back.
 * @throws AppError `forbidden`, `not_found`, `not_job_holder`, `illegal_transition`.
 */
export async function deliverExpertJob(
  deps: Deps,
  caller: Caller,
  { id, hoursSpent }: { id: string; hoursSpent: number },
): Promise<ExpertJobReply> {
  const { actor } = caller;
  ensure(actor, 'job.list', desk);
  return await deps.database.transaction(actor, async (transaction) => {
    // In the order of every step of a quote: the quote first, then its job.
    const quote = await lockQuote(transaction, (await viewOf(transaction, id)).quoteId);
    const locked = await lockExpertJob(transaction, id);
    if (!locked || !quote) throw notFound();
    const job = await lapsed(deps, transaction, locked);
    const now = deps.clock.now();
    const command: JobCommand = { action: 'finish', outcome: 'done' };
    const finished = await stepJob(transaction, { job, command, actor, now, values: {} });
    if (!finished.ok) throw refusalError(finished.refusal);
    const work = await lockWork(transaction, quote.id);
    await updateWork(transaction, quote.id, {
      ...{ state: 'delivered', deliveredAt: now, deliveredByName: actor.name },
      hundredthsSpent: (work?.hundredthsSpent ?? 0) + hundredthsOf(hoursSpent),
    });
    const nudges = await mailCustomerOfQuote(deps, transaction, { quote, message: 'quote_delivered', now });
    await record(deps, transaction, caller, { job: finished.job, word: 'delivered', nudges });
    return presentJob(await viewOf(transaction, id));
  });
}
