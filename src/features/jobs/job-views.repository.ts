import type { Fragment } from 'postgres';
import type { Transaction } from '../../db/database.ts';
import type { JobRow } from '../../work/job-row.ts';

/** A job with everything the desk sees of it. */
export interface JobView {
  job: RequestJobRow;
  customer: string;
  kind: string;
  requestStatus: string;
  lineCount: number;
  lineId: string;
  slot: string | null;
  promptId: string | null;
  note: string | null;
  effectiveAt: Date | null;
  lineNumber: string;
  lineLabel: string;
  /** The kinds of phone system of its lines, each once. */
  systemKinds: string[];
}

/** Position in the queue: emergency, due, age, id. */
export type QueuePosition = [number, string, string, string];

export interface JobFilter {
  status: 'open' | 'taken' | 'done' | 'failed';
  takenBy?: string;
  after: QueuePosition | null;
  limit: number;
}

export interface JobCounts {
  open: number;
  taken: number;
  mine: number;
  failed: number;
  /** When the oldest open one was made. */
  oldestOpen: Date | null;
}

/** A job of a request. */
export type RequestJobRow = JobRow & { changeRequestId: string };
type Sql = Transaction['sql'];
type Reader = Pick<Transaction, 'sql'>;

/** Instants come back as text. */
type ViewRow = Omit<JobView, 'job' | 'effectiveAt'> & { effectiveAt: string | null } & {
  [Column in keyof RequestJobRow]: RequestJobRow[Column] extends Date
    ? string
    : RequestJobRow[Column] extends Date | null
      ? string | null
      : RequestJobRow[Column];
};

/** Plain prepared statements, because the desk runs them all day (test/bench/list-jobs.ts). */
async function selectViews(sql: Sql, rest: Fragment): Promise<JobView[]> {
  const rows = await sql<ViewRow[]>`
    select j.id, j.organisation_id as "organisationId", j.subject_kind as "subjectKind", j.subject_id as "subjectId",
      j.change_request_id as "changeRequestId", j.status, j.paused, j.outcome,
      j.emergency, j.due_by as "dueBy", j.taken_by as "takenBy", j.taken_by_name as "takenByName", j.taken_at as "takenAt",
      j.lease_until as "leaseUntil", j.apply_requested_at as "applyRequestedAt", j.apply_requested_by as "applyRequestedBy",
      j.attempts, j.result, j.reason, j.version, j.created_at as "createdAt", j.finished_at as "finishedAt",
      c.name as customer, r.kind, r.status as "requestStatus", r.line_count as "lineCount", r.line_id as "lineId", r.slot, r.prompt_id as "promptId", r.note,
      r.effective_at as "effectiveAt", l.number as "lineNumber", l.label as "lineLabel",
      case when r.line_count = 1 then array[s.kind] else (
        select array_agg(distinct other.kind) from change_request_line asked join line on line.id = asked.line_id
          join phone_system other on other.id = line.phone_system_id
        where asked.change_request_id = r.id) end as "systemKinds"
    from job j
    join change_request r on r.id = j.change_request_id
    join customer c on c.id = j.organisation_id
    join line l on l.id = r.line_id
    join phone_system s on s.id = l.phone_system_id
    ${rest}`;
  return rows.map(viewOf);
}

/** The row itself becomes the job: copying it field by field took a tenth of a page's time. */
function viewOf(row: ViewRow): JobView {
  const { customer, kind, requestStatus, lineCount, lineId, slot, promptId, note, lineNumber, lineLabel } = row;
  const { systemKinds } = row;
  const effectiveAt = instantOrNull(row.effectiveAt);
  const job = row as unknown as RequestJobRow;
  job.dueBy = new Date(row.dueBy);
  job.takenAt = instantOrNull(row.takenAt);
  job.leaseUntil = instantOrNull(row.leaseUntil);
  job.applyRequestedAt = instantOrNull(row.applyRequestedAt);
  job.createdAt = new Date(row.createdAt);
  job.finishedAt = instantOrNull(row.finishedAt);
  const asked = { kind, requestStatus, lineCount, slot, promptId, note, effectiveAt };
  return { job, customer, lineId, lineNumber, lineLabel, systemKinds, ...asked };
}

function instantOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

export async function findJobView({ sql }: Transaction, id: string): Promise<JobView | null> {
  const [view] = await selectViews(sql, sql`where j.id = ${id}`);
  return view ?? null;
}

/** The same with the request and the job locked, in the usual order. */
export async function lockJobView({ sql }: Transaction, id: string): Promise<JobView | null> {
  const [view] = await selectViews(sql, sql`where j.id = ${id} for update of r, j`);
  return view ?? null;
}

/** What this very transaction has just given to somebody, without its id: so it is asked in the packet of the claim. */
export async function findViewJustTaken({ sql }: Transaction, userId: string): Promise<JobView | null> {
  const [view] = await selectViews(
    sql,
    sql`where j.taken_by = ${userId} and j.status = 'taken' and j.xmin = pg_current_xact_id()::xid`,
  );
  return view ?? null;
}

/** Those of the ids that exist, in the order of the queue. */
export async function findJobViews({ sql }: Reader, ids: string[]): Promise<JobView[]> {
  return await selectViews(sql, sql`where j.id = any(${ids}::uuid[]) ${inOrderOfQueue(sql)}`);
}

/** In the order of the queue (docs/rules.md#lifecycle-of-a-job); ended jobs newest first. */
export async function listJobViews({ sql }: Reader, filter: JobFilter): Promise<JobView[]> {
  const { takenBy, after, limit } = filter;
  const ended = filter.status === 'done' || filter.status === 'failed';
  const mine = takenBy === undefined ? sql`` : sql`and j.taken_by = ${takenBy}`;
  const order = ended ? sql`order by j.finished_at desc, j.id desc` : inOrderOfQueue(sql);
  const rest = sql`${withStatus(sql, filter.status)} ${mine} ${after ? behind(sql, after, ended) : sql``} ${order} ${first(sql, limit + 1)}`;
  return await selectViews(sql, rest);
}

const noJobs = { open: 0, taken: 0, mine: 0, failed: 0, oldestOpen: null };

/** How many jobs each view of the queue has. One statement over partial indexes: ended jobs are not read. */
export async function countJobs({ sql }: Reader, userId: string | null): Promise<JobCounts> {
  const [row] = await sql<(Omit<JobCounts, 'oldestOpen'> & { oldestOpen: string | null })[]>`
    select waiting.open, waiting."oldestOpen",
      (select count(*)::int from job where status = 'taken' and change_request_id is not null) as taken,
      (select count(*)::int from job where status = 'taken' and taken_by = ${userId}
        and change_request_id is not null) as mine,
      (select count(*)::int from job where status = 'failed') as failed
    from (select count(*)::int as open, min(created_at) as "oldestOpen" from job
      where status = 'open' and change_request_id is not null) waiting`;
  const { oldestOpen = null, ...counts } = row ?? noJobs;
  return { ...counts, oldestOpen: instantOrNull(oldestOpen) };
}

/** Written out: the index of the queue holds open jobs only, and a prepared statement does not know its values. */
function withStatus(sql: Sql, status: JobFilter['status']): Fragment {
  const clauses = {
    open: () => sql`where j.status = 'open'`,
    taken: () => sql`where j.status = 'taken'`,
    done: () => sql`where j.status = 'done'`,
    failed: () => sql`where j.status = 'failed'`,
  };
  return clauses[status]();
}

/**
 * Written out as well: for a prepared statement that does not know how few rows are wanted, PostgreSQL plans for a tenth of the
 * table and sorts it whole (twice the processor time of a page of 50 of 10,000). The contract bounds the number.
 */
function first(sql: Sql, rows: number): Fragment {
  return sql.unsafe(`limit ${Math.trunc(rows)}`) as unknown as Fragment;
}

function inOrderOfQueue(sql: Sql): Fragment {
  return sql`order by j.emergency desc, j.due_by, j.created_at, j.id`;
}

function behind(sql: Sql, [emergency, due, created, id]: QueuePosition, ended: boolean): Fragment {
  if (ended) return sql`and (j.finished_at, j.id) < (${due}::timestamptz, ${id}::uuid)`;
  const later = sql`(j.due_by, j.created_at, j.id) > (${due}::timestamptz, ${created}::timestamptz, ${id}::uuid)`;
  return emergency === 1 ? sql`and (not j.emergency or ${later})` : sql`and not j.emergency and ${later}`;
}
