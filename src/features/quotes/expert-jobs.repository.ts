import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { job } from '../../db/schema/job.ts';
import type { PaidKind } from '../../domain/change-request/kind.ts';
import type { JobRow } from '../../work/job-row.ts';

/** A job of an accepted quote, with what the queue shows of it. */
export interface ExpertJob {
  id: string;
  organisationId: string;
  quoteId: string;
  customer: string;
  kind: PaidKind;
  status: JobRow['status'];
  outcome: JobRow['outcome'];
  agreedOn: string;
  dueBy: string;
  takenBy: string | null;
  takenByName: string | null;
  leaseUntil: string | null;
  createdAt: string;
}

function views(sql: Transaction['sql']) {
  return sql`
    select j.id, j.organisation_id as "organisationId", j.subject_id as "quoteId", c.name as customer, q.kind, j.status, j.outcome,
      w.agreed_on::text as "agreedOn", w.due_by as "dueBy", j.taken_by as "takenBy", j.taken_by_name as "takenByName",
      j.lease_until as "leaseUntil", j.created_at as "createdAt"
    from job j join quote q on q.id = j.subject_id join quote_work w on w.quote_id = q.id
      join customer c on c.id = j.organisation_id
    where j.subject_kind = 'quote'`;
}

/** Open and taken ones, what is due first at the head. */
export async function listExpertJobRows({ sql }: Pick<Transaction, 'sql'>, most: number): Promise<ExpertJob[]> {
  const rows =
    await sql`${views(sql)} and j.status in ('open', 'taken') order by j.due_by, j.created_at, j.id limit ${most}`;
  return rows as unknown as ExpertJob[];
}

export async function findExpertJob({ sql }: Pick<Transaction, 'sql'>, id: string): Promise<ExpertJob | null> {
  const [row] = await sql`${views(sql)} and j.id = ${id}`;
  return (row as unknown as ExpertJob | undefined) ?? null;
}

/** The job's row under lock; null where it is no quote's. */
export async function lockExpertJob({ orm }: Transaction, id: string): Promise<JobRow | null> {
  const [row] = await orm
    .select()
    .from(job)
    .where(and(eq(job.id, id), eq(job.subjectKind, 'quote')))
    .for('update');
  return row ?? null;
}

/** Who holds the job of a quote; null where nobody does. */
export async function findExpertHolder({ orm }: Transaction, quoteId: string): Promise<string | null> {
  const [row] = await orm
    .select({ takenBy: job.takenBy })
    .from(job)
    .where(and(eq(job.subjectKind, 'quote'), eq(job.subjectId, quoteId), eq(job.status, 'taken')));
  return row?.takenBy ?? null;
}
