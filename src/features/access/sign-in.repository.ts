import type { Database, Transaction } from '../../db/database.ts';
import { newId } from '../../shared/ids.ts';

/**
 * Counts an attempt against a key (an account, say) in a fixed window, shared by every API process.
 * Returns the seconds to wait, or 0 while attempts are left.
 */
export async function countAttempt(
  database: Database,
  attempt: { key: string; at: Date; most: number; windowSeconds: number },
): Promise<number> {
  const now = attempt.at.getTime();
  const opened = now - attempt.windowSeconds * 1000;
  const [row] = await database.sql<{ count: number; start: string }[]>`
    insert into rate_limit as held (id, key, count, last_request) values (${newId()}, ${attempt.key}, 1, ${now})
    on conflict (key) do update set
      count = case when held.last_request <= ${opened} then 1 else held.count + 1 end,
      last_request = case when held.last_request <= ${opened} then ${now} else held.last_request end
    returning count, last_request as start`;
  if (row === undefined || row.count <= attempt.most) return 0;
  return Math.max(1, Math.ceil((Number(row.start) - opened) / 1000));
}

/** A code is good for 30 s and one step to either side; afterwards the same six digits may fairly come again. */
const codeLifeSeconds = 120;

/** Spends a one-time code of a user. False when it was spent before: of two at once, one wins. */
export async function claimCode(
  database: Database,
  code: { userId: string; hash: string; at: Date },
): Promise<boolean> {
  const at = code.at.toISOString();
  const spent = await database.sql`
    insert into totp_used as held (user_id, code_hash, used_at) values (${code.userId}, ${code.hash}, ${at}::timestamptz)
    on conflict (user_id, code_hash) do update set used_at = excluded.used_at
      where held.used_at < ${at}::timestamptz - make_interval(secs => ${codeLifeSeconds})
    returning user_id`;
  return spent.length > 0;
}

/** Ends the session a refused sign-in has left behind. */
export async function dropSession(database: Database, token: string): Promise<void> {
  await database.sql`delete from session where token = ${token}`;
}

/** Whose second factor a challenge cookie asks for. */
export async function findChallenged(database: Database, challenge: string): Promise<string | null> {
  const [row] = await database.sql<{ value: string }[]>`
    select value from verification where identifier = ${challenge} order by created_at desc limit 1`;
  return row?.value ?? null;
}

/**
 * Ends somebody's links to set a new password, but the newest where that one is to be mailed. A pending question for the second
 * factor (`2fa-…`) stays: anybody may ask for a link, and must not disturb a sign-in by it.
 */
export async function endRecoveryLinks(
  { sql }: Transaction,
  userId: string,
  { butNewest }: { butNewest: boolean },
): Promise<void> {
  await sql`
    delete from verification where value = ${userId} and identifier not like '2fa-%' and not (${butNewest} and id = (
      select id from verification where value = ${userId} and identifier not like '2fa-%'
      order by created_at desc, id desc limit 1))`;
}

export async function isDisabled(database: Database, userId: string): Promise<boolean> {
  const [row] = await database.sql`select 1 from "user" where id = ${userId} and disabled_at is not null`;
  return row !== undefined;
}
