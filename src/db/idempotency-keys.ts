import { mostDeleted } from './bounded-delete.ts';
import type { Transaction } from './database.ts';

/** Answers are kept at least 24 hours (Idempotency-Key); twice that leaves no doubt at the edge. Returns how many went. */
export async function deleteOldIdempotencyKeys({ sql }: Transaction): Promise<number> {
  const result = await sql`
    delete from idempotency_key where (caller, key) in (
      select caller, key from idempotency_key where created_at < now() - interval '48 hours'
      order by created_at limit ${mostDeleted})`;
  return result.count;
}
