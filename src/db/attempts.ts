import type { Sql, TransactionSql } from 'postgres';
import { newId } from '../shared/ids.ts';
import { mostDeleted } from './bounded-delete.ts';
import type { Database, Transaction } from './database.ts';

export interface AttemptLimit {
  /** Attempts allowed within a window. */
  most: number;
  windowSeconds: number;
}

/**
 * Counts an attempt for a key (an account, for instance) in a fixed window, shared by every API process.
 * Returns the seconds to wait, or 0 while attempts are left.
 */
export async function countAttempt(
  sql: Sql | TransactionSql,
  attempt: AttemptLimit & { key: string; at: Date },
): Promise<number> {
  const now = attempt.at.getTime();
  const opened = now - attempt.windowSeconds * 1000;
  const [row] = await sql<{ count: number; start: string }[]>`
    insert into rate_limit as held (id, key, count, last_request) values (${newId()}, ${attempt.key}, 1, ${now})
    on conflict (key) do update set
      count = case when held.last_request <= ${opened} then 1 else held.count + 1 end,
      last_request = case when held.last_request <= ${opened} then ${now} else held.last_request end
    returning count, last_request as start`;
  if (row === undefined || row.count <= attempt.most) return 0;
  return Math.max(1, Math.ceil((Number(row.start) - opened) / 1000));
}

/** The seconds to wait before the next attempt, or 0 while attempts are left. For what can only be counted once it is over. */
export async function waitOfAttempts(
  sql: Sql | TransactionSql,
  attempt: AttemptLimit & { key: string; at: Date },
): Promise<number> {
  const opened = attempt.at.getTime() - attempt.windowSeconds * 1000;
  const [row] = await sql<{ count: number; start: string }[]>`
    select count, last_request as start from rate_limit where key = ${attempt.key} and last_request > ${opened}`;
  if (row === undefined || row.count < attempt.most) return 0;
  return Math.max(1, Math.ceil((Number(row.start) - opened) / 1000));
}

/** Takes one attempt off each of these counts. */
export async function forgetAttempts({ sql }: Database, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`update rate_limit set count = count - 1 where key = any (${sql.array([...keys])}) and count > 0`;
}

/** Deletes counts that began two days ago: no window is longer than a day. Uses the clock that counts them. */
export async function deleteOldAttemptCounts({ sql }: Transaction, now: Date): Promise<number> {
  const result = await sql`
    delete from rate_limit where id in (
      select id from rate_limit where last_request < ${now.getTime() - 2 * 86_400_000} limit ${mostDeleted})`;
  return result.count;
}
