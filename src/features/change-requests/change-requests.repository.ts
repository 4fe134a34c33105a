import { and, asc, desc, eq, exists, inArray, like, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { type AuditRecord, readAuditRecords } from '../../db/audit-log.ts';
import type { Transaction } from '../../db/database.ts';
import { changeRequest, changeRequestLine } from '../../db/schema/change-request.ts';
import { job } from '../../db/schema/job.ts';
import { prompt } from '../../db/schema/prompt.ts';
import { auditRow } from '../../db/schema/records.ts';
import { terminalStatuses } from '../../domain/change-request/lifecycle.ts';
import type { JobRow } from '../../work/job-row.ts';
import { findRequestLines, linesOfRequest, linesOfRequests, type RequestLine } from './request-lines.repository.ts';

export type ChangeRequestRow = typeof changeRequest.$inferSelect;
export interface RequestWithJob {
  request: ChangeRequestRow;
  /** In the order in which they were named. */
  lines: RequestLine[];
  job: JobRow | null;
  /** The request that reopens this completed one. */
  successor?: string | null;
  /** What an emergency closure rests on. */
  announcement?: { id: string; county: string; district: string | null; date: string } | null;
}

/** A request without a result is not a successor. */
const successor = sql<string | null>`(select next.id from change_request next
  where next.reopens = ${changeRequest.id} and next.status not in ('rejected', 'failed', 'cancelled'))`;

const announcement = sql<RequestWithJob['announcement']>`(
  select json_build_object('id', a.id, 'county', a.county, 'district', a.district, 'date', a.date)
  from announcement a where a.id = ${changeRequest.announcementId})`;

const whole = { request: changeRequest, lines: linesOfRequest, job, successor, announcement };

export async function findRequest(transaction: Transaction, id: string): Promise<RequestWithJob | null> {
  const [row] = await transaction.orm
    .select(whole)
    .from(changeRequest)
    .leftJoin(job, eq(job.changeRequestId, changeRequest.id))
    .where(eq(changeRequest.id, id));
  return row ?? null;
}

/** Locks both rows, the request first: everybody locks them in this order. */
export async function lockRequest(transaction: Transaction, id: string): Promise<RequestWithJob | null> {
  const [request] = await transaction.orm.select().from(changeRequest).where(eq(changeRequest.id, id)).for('update');
  if (!request) return null;
  const [[held], asked] = await Promise.all([
    transaction.orm.select().from(job).where(eq(job.changeRequestId, id)).for('update'),
    findRequestLines(transaction, id),
  ]);
  return { request, lines: asked, job: held ?? null };
}

/** Locks these requests and their jobs, in the order of the requests' ids; those that somebody else has locked are left out. */
export async function lockRequests(transaction: Transaction, ids: string[]): Promise<RequestWithJob[]> {
  const requests = await transaction.orm
    .select()
    .from(changeRequest)
    .where(inArray(changeRequest.id, ids))
    .orderBy(asc(changeRequest.id))
    .for('update', { skipLocked: true });
  const locked = requests.map((request) => request.id);
  const jobs = await transaction.orm
    .select()
    .from(job)
    .where(inArray(job.changeRequestId, locked))
    .orderBy(asc(job.changeRequestId))
    .for('update');
  const lines = await linesOfRequests(transaction, locked);
  const jobOf = new Map(jobs.map((each) => [each.changeRequestId, each]));
  return requests.map((request) => ({
    request,
    lines: lines.get(request.id) ?? [],
    job: jobOf.get(request.id) ?? null,
  }));
}

/** A decided switch of a locked request and of its job. */
export interface SwitchedRow {
  id: string;
  status: ChangeRequestRow['status'];
  jobId: string;
}

/** Saves the switches of many locked requests: nothing else of them changes. */
export async function saveSwitches(
  { sql: ask }: Transaction,
  switched: readonly SwitchedRow[],
  at: Date,
): Promise<void> {
  const rows = JSON.stringify(switched);
  const now = at.toISOString();
  await ask`
    with switched as materialized (
      select * from jsonb_to_recordset(${rows}::text::jsonb) as switched(id uuid, status text, "jobId" uuid)),
    requests as (
      update change_request r set status = switched.status, reason = null, updated_at = ${now}::timestamptz, version = r.version + 1
      from switched where r.id = switched.id)
    update job j set apply_requested_at = ${now}::timestamptz, apply_requested_by = null, attempts = 0, result = null,
      version = j.version + 1
    from switched where j.id = switched."jobId"`;
}

export interface RequestFilter {
  after: string | null;
  limit: number;
  status?: ChangeRequestRow['status'];
  kind?: ChangeRequestRow['kind'];
  lineId?: string;
  organisationId?: string;
  open?: boolean;
  /** Patterns of the ids' last ten hexadecimal digits, any of which may match; an empty list finds nothing. */
  numbers?: string[];
}

/** Newest first: ids grow with time. */
export async function listRequests(transaction: Transaction, filter: RequestFilter): Promise<RequestWithJob[]> {
  const conditions: (SQL | undefined)[] = [
    filter.after ? lt(changeRequest.id, filter.after) : undefined,
    filter.status ? eq(changeRequest.status, filter.status) : undefined,
    filter.kind ? eq(changeRequest.kind, filter.kind) : undefined,
    filter.lineId ? exists(onLine(transaction, filter.lineId)) : undefined,
    filter.organisationId ? eq(changeRequest.organisationId, filter.organisationId) : undefined,
    filter.open === undefined ? undefined : openness(filter.open),
    filter.numbers && (or(...filter.numbers.map((pattern) => like(lastDigits, pattern))) ?? sql`false`),
  ];
  return await transaction.orm
    .select(whole)
    .from(changeRequest)
    .leftJoin(job, eq(job.changeRequestId, changeRequest.id))
    .where(and(...conditions))
    .orderBy(desc(changeRequest.id))
    .limit(filter.limit + 1);
}

function onLine({ orm }: Transaction, lineId: string) {
  return orm
    .select({ one: sql`1` })
    .from(changeRequestLine)
    .where(and(eq(changeRequestLine.lineId, lineId), eq(changeRequestLine.changeRequestId, changeRequest.id)));
}

/** The digits that the number for people is made of. */
const lastDigits = sql`right(${changeRequest.id}::text, 10)`;

function openness(open: boolean): SQL {
  const ended = [...terminalStatuses];
  return open ? notInArray(changeRequest.status, ended) : inArray(changeRequest.status, ended);
}

export async function updateRequest(
  transaction: Transaction,
  id: string,
  values: Partial<ChangeRequestRow>,
): Promise<ChangeRequestRow> {
  const [row] = await transaction.orm
    .update(changeRequest)
    .set({ ...values, version: sql`${changeRequest.version} + 1` })
    .where(eq(changeRequest.id, id))
    .returning();
  return row as ChangeRequestRow;
}

/** A locked request follows its job. Sent without waiting: the commit waits for it. */
export function followJob(
  transaction: Transaction,
  { id, status, at }: { id: string; status: ChangeRequestRow['status']; at: Date },
): void {
  transaction.last(transaction.sql`
    update change_request set status = ${status}, reason = null, updated_at = ${at.toISOString()}::timestamptz, version = version + 1
    where id = ${id}`);
}

/** The requests that wait for this verdict, locked: what is joined to one of them meanwhile may bring another recording. */
export async function requestsAwaitingCheck(transaction: Transaction, promptId: string): Promise<string[]> {
  const rows = await transaction.orm
    .select({ id: changeRequest.id })
    .from(changeRequest)
    .where(and(eq(changeRequest.promptId, promptId), eq(changeRequest.status, 'acknowledged')))
    .orderBy(asc(changeRequest.id))
    .for('update');
  return rows.map(({ id }) => id);
}

export async function timelineRows(transaction: Transaction, changeRequestId: string): Promise<AuditRecord[]> {
  return await readAuditRecords(transaction, { where: eq(auditRow.changeRequestId, changeRequestId) });
}

/** One upload of the organisation, whose verdict is locked until the transaction ends. */
export async function findUpload(transaction: Transaction, of: { uploadId: string; organisationId: string }) {
  const [row] = await transaction.orm
    .select({ id: prompt.id, status: prompt.status, findings: prompt.findings })
    .from(prompt)
    .where(and(eq(prompt.uploadId, of.uploadId), eq(prompt.organisationId, of.organisationId)))
    .for('share');
  return row ?? null;
}
