import type { Transaction } from '../db/database.ts';

/** Keeps since when a phone system has not answered; `since` null: it answers. False when that was known. */
export async function keepAnswering(
  { sql }: Transaction,
  { phoneSystemId, since }: { phoneSystemId: string; since: Date | null },
): Promise<boolean> {
  const { count } = await sql`
    update phone_system set unanswered_since = ${since?.toISOString() ?? null}::timestamptz
    where id = ${phoneSystemId} and (unanswered_since is null) <> ${since === null}`;
  return count > 0;
}
