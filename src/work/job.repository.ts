import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.ts';
import { job } from '../db/schema/job.ts';
import type { JobSubjectKind } from '../domain/job/job-subject.ts';
import type { JobRow } from './job-row.ts';

export async function insertJob(transaction: Transaction, row: typeof job.$inferInsert): Promise<JobRow> {
  const [stored] = await transaction.orm.insert(job).values(row).returning();
  return stored as JobRow;
}

export async function updateJob(transaction: Transaction, id: string, values: Partial<JobRow>): Promise<JobRow> {
  const [row] = await transaction.orm
    .update(job)
    .set({ ...values, version: sql`${job.version} + 1` })
    .where(eq(job.id, id))
    .returning();
  return row as JobRow;
}

/** Writes who holds a locked job. Sent without waiting: the commit waits for it. */
export function keepHands(transaction: Transaction, row: JobRow): void {
  const { id, status, takenBy, takenByName, takenAt, leaseUntil, reason, version } = row;
  transaction.last(transaction.sql`
    update job set status = ${status}, taken_by = ${takenBy}, taken_by_name = ${takenByName},
      taken_at = ${takenAt?.toISOString() ?? null}::timestamptz, lease_until = ${leaseUntil?.toISOString() ?? null}::timestamptz,
      paused = ${row.paused}, reason = ${reason}, version = ${version}
    where id = ${id}`);
}

/**
 * Counts the jobs that a person holds. One person's takes run one after the other, so that the limit holds however fast
 * the key is pressed.
 * Sent before the rows are locked, in one packet with that.
 */
export async function countTaken(transaction: Transaction, userId: string, now: Date): Promise<number> {
  const turn = transaction.sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 7))`.execute();
  const counting = transaction.sql`
    select count(*)::int as taken from job where taken_by = ${userId} and status = 'taken' and not paused
      and (lease_until > ${now.toISOString()}::timestamptz or apply_requested_at is not null)`.execute();
  const [, [row]] = await Promise.all([turn, counting]);
  return row?.taken as number;
}

/** Jobs of a kind of subject whose lease is over. */
export async function lapsedJobs(
  transaction: Transaction,
  { kind, now, most }: { kind: JobSubjectKind; now: Date; most: number },
): Promise<string[]> {
  const rows = await transaction.sql`
    select id from job
    where status = 'taken' and not paused and lease_until <= ${now.toISOString()}::timestamptz and apply_requested_at is null
      and subject_kind = ${kind}
    order by lease_until limit ${most}`;
  return rows.map((row) => row.id as string);
}
