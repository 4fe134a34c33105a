import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../../db/database.ts';
import { findReply, insertReply } from '../../db/idempotency-keys.ts';
import type { Reply } from '../../deps.ts';
import { type Actor, systemActor } from '../../domain/access/actor.ts';
import { AppError, conflict } from '../../shared/app-error.ts';

interface KeyedCall {
  callerId: string;
  actor: Actor;
  key: string;
  fingerprint: string;
}

/** The key belongs to one caller, the fingerprint to one request. Two spellings of one JSON value are the same request. */
export function fingerprintOf(method: string, path: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${path}\n${canonicalJson(body ?? null)}`)
    .digest('hex');
}

/**
 * Serialises a value as JSON with the keys of its objects in order; lists keep theirs. Validation has limited the depth.
 */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${fields.join(',')}}`;
}

export function assertUsableKey(key: string): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new AppError('idempotency_key_invalid', { status: 400 });
  return key;
}

/**
 * Stores the answer in the use case's own transaction, so that effect and answer are committed together.
 * @throws AppError `idempotency_key_in_use` when another call with the key has committed meanwhile.
 */
export async function rememberReply(transaction: Transaction, call: KeyedCall, reply: Reply): Promise<void> {
  const { callerId, key, fingerprint, actor } = call;
  const { organisationId } = actor;
  const stored = await insertReply(transaction, { callerId, key, fingerprint, organisationId, ...reply });
  if (!stored) throw conflict('idempotency_key_in_use');
}

/**
 * Returns the stored answer of an earlier call. @throws AppError `idempotency_key_reused` (422) when that call was
 * another request.
 */
export async function recallReply(database: Database, call: KeyedCall): Promise<Reply | null> {
  const row = await database.transaction(systemActor, (transaction) => findReply(transaction, call));
  if (!row) return null;
  if (row.fingerprint !== call.fingerprint) throw new AppError('idempotency_key_reused', { status: 422 });
  return { status: row.status, body: row.body, headers: { ...row.headers, 'Idempotent-Replayed': 'true' } };
}
