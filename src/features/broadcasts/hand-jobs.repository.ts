import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { job } from '../../db/schema/job.ts';
import type { BroadcastLineState } from '../../domain/broadcast/broadcast-state.ts';
import type { JobRow } from '../../work/job-row.ts';

/** A job of a line that a person closes or opens, with what its page shows. */
export interface HandJob {
  id: string;
  organisationId: string;
  status: JobRow['status'];
  outcome: JobRow['outcome'];
  takenBy: string | null;
  takenByName: string | null;
  leaseUntil: string | null;
  createdAt: string;
  broadcastId: string;
  lineId: string;
  number: string;
  label: string;
  customer: string;
  phoneSystem: string;
  state: BroadcastLineState;
  from: string;
  until: string;
  county: string | null;
  district: string | null;
  promptId: string | null;
  isOwnPrompt: boolean;
  /** Somebody has closed it for this broadcast before: its time is another now. */
  closedBefore: boolean;
}

function views(sql: Transaction['sql']) {
  return sql`
    select j.id, j.organisation_id as "organisationId", j.status, j.outcome, j.taken_by as "takenBy", j.taken_by_name as "takenByName",
      j.lease_until as "leaseUntil", j.created_at as "createdAt", l.broadcast_id as "broadcastId", l.line_id as "lineId",
      n.number, n.label, c.name as customer, s.name as "phoneSystem", l.state, b.from_at as "from", b.until_at as "until",
      b.county, b.district, l.prompt_id as "promptId", l.prompt_id is distinct from b.prompt_id as "isOwnPrompt",
      exists (select from job d where d.subject_kind = 'broadcast_line' and d.subject_id = l.hand_id and d.outcome = 'done'
        and d.id <> j.id) as "closedBefore"
    from job j join broadcast_line l on l.hand_id = j.subject_id join broadcast b on b.id = l.broadcast_id
      join line n on n.id = l.line_id join customer c on c.id = l.organisation_id join phone_system s on s.id = l.phone_system_id
    where j.subject_kind = 'broadcast_line'`;
}

/** Open and taken ones, in the order of the queue. */
export async function listHandJobs({ sql }: Pick<Transaction, 'sql'>, most: number): Promise<HandJob[]> {
  const rows =
    await sql`${views(sql)} and j.status in ('open', 'taken') order by j.due_by, j.created_at, j.id limit ${most}`;
  return rows as unknown as HandJob[];
}

export async function findHandJob({ sql }: Pick<Transaction, 'sql'>, id: string): Promise<HandJob | null> {
  const [row] = await sql`${views(sql)} and j.id = ${id}`;
  return (row as unknown as HandJob | undefined) ?? null;
}

/** The job's row under lock; null where it is no line's. */
export async function lockHandJob(transaction: Transaction, id: string): Promise<JobRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(job)
    .where(and(eq(job.id, id), eq(job.subjectKind, 'broadcast_line')))
    .for('update');
  return row ?? null;
}

/** What a person has done with a line. */
export async function settleByHand(
  { sql }: Transaction,
  { handId, from, to, at }: { handId: string; from: BroadcastLineState; to: BroadcastLineState; at: Date },
): Promise<void> {
  await sql`
    update broadcast_line set state = ${to}, fault = null, at = ${at.toISOString()}::timestamptz
    where hand_id = ${handId} and state = ${from}`;
}
