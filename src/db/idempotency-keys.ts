import { mostDeleted } from './bounded-delete.ts';
import type { Transaction } from './database.ts';

interface KeyedReply {
  callerId: string;
  key: string;
  fingerprint: string;
  organisationId: string | null;
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** False when another call with the key has committed meanwhile. */
export async function insertReply({ sql }: Transaction, reply: KeyedReply): Promise<boolean> {
  const { callerId, key, organisationId, fingerprint, status, headers = {}, body = null } = reply;
  const stored = await sql`
    insert into idempotency_key (caller, key, organisation_id, fingerprint, status, headers, body)
    values (${callerId}, ${key}, ${organisationId}, ${fingerprint}, ${status}, ${JSON.stringify(headers)}::text::jsonb,
            ${JSON.stringify(body)})
    on conflict do nothing returning key`;
  return stored.length > 0;
}

/** The answer stored for a caller's key; null when there is none. */
export async function findReply({ sql }: Transaction, { callerId, key }: { callerId: string; key: string }) {
  const [row] = await sql`
    select fingerprint, status, headers, body from idempotency_key where caller = ${callerId} and key = ${key}`;
  if (!row) return null;
  const headers = typeof row.headers === 'string' ? JSON.parse(row.headers) : row.headers;
  return {
    fingerprint: row.fingerprint as string,
    status: row.status as number,
    body: JSON.parse(row.body as string) as unknown,
    headers: headers as Record<string, string>,
  };
}

/** Deletes answers after 48 hours: they must be kept for 24 (Idempotency-Key). Returns how many were deleted. */
export async function deleteOldIdempotencyKeys({ sql }: Transaction): Promise<number> {
  const result = await sql`
    delete from idempotency_key where (caller, key) in (
      select caller, key from idempotency_key where created_at < now() - interval '48 hours'
      order by created_at limit ${mostDeleted})`;
  return result.count;
}
