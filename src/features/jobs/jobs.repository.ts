import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { changeRequest } from '../../db/schema/change-request.ts';
import { customer } from '../../db/schema/customer.ts';
import { job } from '../../db/schema/job.ts';
import { line } from '../../db/schema/line.ts';

/** A job with what everybody on the desk needs to see of it. */
const view = {
  job,
  customer: customer.name,
  kind: changeRequest.kind,
  requestStatus: changeRequest.status,
  lineId: changeRequest.lineId,
  slot: changeRequest.slot,
  promptId: changeRequest.promptId,
  note: changeRequest.note,
  lineNumber: line.number,
  lineLabel: line.label,
};

function selectView(transaction: Transaction) {
  return transaction.orm
    .select(view)
    .from(job)
    .innerJoin(changeRequest, eq(changeRequest.id, job.changeRequestId))
    .innerJoin(customer, eq(customer.id, job.organisationId))
    .innerJoin(line, eq(line.id, changeRequest.lineId));
}

export type JobView = Awaited<ReturnType<typeof findJobView>> & object;

export async function findJobView(transaction: Transaction, id: string) {
  const [row] = await selectView(transaction).where(eq(job.id, id));
  return row ?? null;
}

/** Those of the ids that exist, in the order of the queue. */
export async function findJobViews(transaction: Transaction, ids: string[]): Promise<JobView[]> {
  return await selectView(transaction)
    .where(inArray(job.id, ids))
    .orderBy(desc(job.emergency), asc(job.dueBy), asc(job.createdAt), asc(job.id));
}

/** Position in the queue: emergency, due, age, id. */
export type QueuePosition = [number, string, string, string];

export interface JobFilter {
  status: 'open' | 'taken' | 'done' | 'failed';
  takenBy?: string;
  after: QueuePosition | null;
  limit: number;
}

/** In the order of the queue (domain.md §7); ended jobs newest first. */
export async function listJobViews(transaction: Transaction, filter: JobFilter): Promise<JobView[]> {
  const ended = filter.status === 'done' || filter.status === 'failed';
  const mine = filter.takenBy === undefined ? undefined : eq(job.takenBy, filter.takenBy);
  const rows = selectView(transaction).where(
    and(eq(job.status, filter.status), mine, filter.after ? behind(filter.after, ended) : undefined),
  );
  const ordered = ended
    ? rows.orderBy(desc(job.finishedAt), desc(job.id))
    : rows.orderBy(desc(job.emergency), asc(job.dueBy), asc(job.createdAt), asc(job.id));
  return await ordered.limit(filter.limit + 1);
}

function behind([emergency, due, created, id]: QueuePosition, ended: boolean): SQL | undefined {
  if (ended) return sql`(${job.finishedAt}, ${job.id}) < (${due}::timestamptz, ${id}::uuid)`;
  const later = sql`(${job.dueBy}, ${job.createdAt}, ${job.id}) > (${due}::timestamptz, ${created}::timestamptz, ${id}::uuid)`;
  return emergency === 1
    ? or(eq(job.emergency, false), and(eq(job.emergency, true), later))
    : and(eq(job.emergency, false), later);
}

/** The request a job belongs to. */
export async function requestIdOfJob(transaction: Transaction, jobId: string): Promise<string | null> {
  const [row] = await transaction.orm.select({ id: job.changeRequestId }).from(job).where(eq(job.id, jobId));
  return row?.id ?? null;
}

/** One person's takes follow each other, so that the limit holds however fast the key is pressed. */
export async function countTaken(transaction: Transaction, userId: string): Promise<number> {
  await transaction.sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 7))`;
  const [row] = await transaction.sql`
    select count(*)::int as taken from job where taken_by = ${userId} and status = 'taken' and not paused`;
  return row?.taken as number;
}

/** Jobs whose lease is over. */
export async function lapsedRequests(transaction: Transaction, now: Date, most: number): Promise<string[]> {
  const rows = await transaction.sql`
    select change_request_id as id from job
    where status = 'taken' and not paused and lease_until <= ${now.toISOString()}::timestamptz and apply_requested_at is null
    order by lease_until limit ${most}`;
  return rows.map((row) => row.id as string);
}

export async function noteAttempt(
  transaction: Transaction,
  id: string,
  result: Record<string, unknown>,
): Promise<void> {
  await transaction.orm
    .update(job)
    .set({ attempts: sql`${job.attempts} + 1`, result })
    .where(eq(job.id, id));
}
