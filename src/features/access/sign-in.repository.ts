import { mostDeleted } from '../../db/bounded-delete.ts';
import type { Database, Transaction } from '../../db/database.ts';

/** A code is valid for 30 s and one step to either side; afterwards the same six digits may come again by chance. */
const codeLifeSeconds = 120;

/** Marks a one-time code of a user as used. False when it was used before: of two at once, one wins. */
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

/** Ends the session that a refused sign-in has left behind. */
export async function dropSession(database: Database, token: string): Promise<void> {
  await database.sql`delete from session where token = ${token}`;
}

/** The user whose second factor a challenge cookie asks for. */
export async function findChallenged(
  database: Database,
  challenge: string,
): Promise<{ userId: string; email: string } | null> {
  const [row] = await database.sql<{ userId: string; email: string }[]>`
    select u.id as "userId", u.email from verification v join "user" u on u.id::text = v.value
    where v.identifier = ${challenge} order by v.created_at desc limit 1`;
  return row ?? null;
}

/**
 * Deletes somebody's links to set a new password, except the newest where that one is about to be mailed. A pending
 * question for the second factor (`2fa-…`) stays: anybody may request a link, and that must not disturb a sign-in.
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

/**
 * Deletes one-time codes after a day: they expire after minutes, and no clock is wrong by more. Returns how many were
 * deleted.
 */
export async function deleteOldTotpCodes({ sql }: Transaction): Promise<number> {
  const result = await sql`
    delete from totp_used where (user_id, code_hash) in (
      select user_id, code_hash from totp_used where used_at < now() - interval '1 day' limit ${mostDeleted})`;
  return result.count;
}
