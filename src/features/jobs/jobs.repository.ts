import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { job } from '../../db/schema/job.ts';
import type { FailedResult } from '../../domain/job/job-result.ts';
import { mostStartedAgain, startAgainAfterSeconds } from '../../tasks/start-again.ts';

/** The request a job belongs to. */
export async function changeRequestIdOfJob(transaction: Transaction, jobId: string): Promise<string | null> {
  const [row] = await transaction.orm.select({ id: job.changeRequestId }).from(job).where(eq(job.id, jobId));
  return row?.id ?? null;
}

/** The line of a request whose phone system is worth a look: the first that failed, else the one named first. */
export async function lineToRead({ sql }: Transaction, changeRequestId: string): Promise<string | null> {
  const [row] = await sql`
    select line_id as id from change_request_line where change_request_id = ${changeRequestId}
    order by state = 'failed' desc, position limit 1`;
  return (row?.id as string | undefined) ?? null;
}

export async function noteAttempt(transaction: Transaction, id: string, result: FailedResult): Promise<void> {
  await transaction.orm
    .update(job)
    .set({ attempts: sql`${job.attempts} + 1`, result })
    .where(eq(job.id, id));
}

/** Jobs whose Apply was pressed long enough ago and has not ended; starting one that runs again changes nothing. */
export async function findUnappliedJobs({ sql }: Transaction): Promise<string[]> {
  const rows = await sql`
    select id from job where apply_requested_at < now() - make_interval(secs => ${startAgainAfterSeconds})
    order by apply_requested_at limit ${mostStartedAgain}`;
  return rows.map((row) => row.id as string);
}
