import type { Transaction } from '../../db/database.ts';
import { deletePublished } from '../../db/outbox.ts';

/** Ids at most a sweep starts again in one run. */
const most = 500;
/** What was asked for this long ago and has not ended is started again, seconds. */
export const startAgainAfterSeconds = 20;
/** Rows at most a sweep deletes in one run, so that none holds its locks for long. */
const mostDeleted = 5_000;

/**
 * Prompts whose check was asked for long enough ago and has not ended, with their rank in their customer's backlog.
 * Database time: a jumping clock changes nothing.
 */
export async function findUncheckedPrompts({
  sql,
}: Transaction): Promise<{ id: string; rank: number; waitedSeconds: number }[]> {
  return await sql`
    select id, rank, waited as "waitedSeconds" from (
      select id, created_at, extract(epoch from now() - created_at)::float8 as waited,
        row_number() over (partition by organisation_id order by created_at, id)::int as rank
      from prompt where status = 'checking') as checking
    where waited > ${startAgainAfterSeconds} order by created_at, id limit ${most}`;
}

/** Jobs whose Apply was pressed long enough ago and has not ended; asking again for one that runs changes nothing. */
export async function findUnappliedJobs({ sql }: Transaction): Promise<string[]> {
  const rows = await sql`
    select id from job where apply_requested_at < now() - make_interval(secs => ${startAgainAfterSeconds})
    order by apply_requested_at limit ${most}`;
  return rows.map((row) => row.id as string);
}

export function deleteOldOutbox(transaction: Transaction): Promise<number> {
  return deletePublished(transaction, mostDeleted);
}

/** Answers are kept at least 24 hours (Idempotency-Key); twice that leaves no doubt at the edge. */
export async function deleteOldIdempotencyKeys({ sql }: Transaction): Promise<number> {
  const result = await sql`
    delete from idempotency_key where (caller, key) in (
      select caller, key from idempotency_key where created_at < now() - interval '48 hours'
      order by created_at limit ${mostDeleted})`;
  return result.count;
}

/** No window of a count is longer than a day; one that began two days ago decides nothing. By the clock that they are counted by. */
export async function deleteOldAttemptCounts({ sql }: Transaction, now: Date): Promise<number> {
  const result = await sql`
    delete from rate_limit where id in (
      select id from rate_limit where last_request < ${now.getTime() - 2 * 86_400_000} limit ${mostDeleted})`;
  return result.count;
}

/** A one-time code is void after minutes; a day is more than any clock is wrong. */
export async function deleteOldTotpCodes({ sql }: Transaction): Promise<number> {
  const result = await sql`
    delete from totp_used where (user_id, code_hash) in (
      select user_id, code_hash from totp_used where used_at < now() - interval '1 day' limit ${mostDeleted})`;
  return result.count;
}
