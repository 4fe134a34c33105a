import { and, desc, eq, gt } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/database.ts';
import { session } from '../../db/schema/access.ts';
import type { Language } from '../../deps.ts';
import type { Role } from '../../domain/access/role.ts';

export interface SessionRow {
  sessionId: string;
  userId: string;
  name: string;
  language: Language | null;
  demo: boolean;
  secondFactor: boolean;
  organisationId: string | null;
  /** Empty for somebody who has left. */
  roles: Role[];
}

export interface KeyRow {
  id: string;
  secretHash: string;
  userId: string;
  name: string;
  language: Language | null;
  organisationId: string | null;
  role: Role;
  /** Marked as used at most once a minute. */
  stale: boolean;
}

/** Hot path: one prepared statement, before any scope is known. Null when ended, expired, or the person is disabled. */
export async function resolveSession(database: Database, token: string, at: Date): Promise<SessionRow | null> {
  const [row] = await database.sql<SessionRow[]>`
    select session_id as "sessionId", user_id as "userId", name, language, demo, second_factor as "secondFactor",
           organisation_id as "organisationId", roles
    from resolve_session(${token}, ${at.toISOString()}::timestamptz)`;
  return row ?? null;
}

/** Hot path, like `resolveSession`. Null when revoked, expired, or its role is no longer held. */
export async function resolveApiKey(database: Database, prefix: string, at: Date): Promise<KeyRow | null> {
  const [row] = await database.sql<KeyRow[]>`
    select api_key_id as id, secret_hash as "secretHash", user_id as "userId", name, language,
           organisation_id as "organisationId", role, stale
    from resolve_api_key(${prefix}, ${at.toISOString()}::timestamptz)`;
  return row ?? null;
}

export async function touchApiKey(database: Database, id: string, at: Date): Promise<void> {
  await database.sql.begin(async (transaction) => {
    await transaction`select set_config('app.scope', 'staff', true)`;
    await transaction`update api_key set last_used_at = ${at.toISOString()}::timestamptz where id = ${id}`;
  });
}

export async function listSessionRows(transaction: Transaction, userId: string, at: Date) {
  return await transaction.orm
    .select({
      id: session.id,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      ipAddress: session.ipAddress,
      userAgent: session.userAgent,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, at)))
    .orderBy(desc(session.id));
}

export async function deleteSession(transaction: Transaction, id: string, userId: string): Promise<boolean> {
  const rows = await transaction.orm
    .delete(session)
    .where(and(eq(session.id, id), eq(session.userId, userId)))
    .returning({ id: session.id });
  return rows.length > 0;
}
