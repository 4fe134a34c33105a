import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { apiKey } from '../../db/schema/access.ts';

const keyColumns = {
  id: apiKey.id,
  prefix: apiKey.prefix,
  name: apiKey.name,
  userId: apiKey.userId,
  organisationId: apiKey.organisationId,
  role: apiKey.role,
  expiresAt: apiKey.expiresAt,
  revokedAt: apiKey.revokedAt,
  lastUsedAt: apiKey.lastUsedAt,
  createdAt: apiKey.createdAt,
};

/** Every column but the secret's hash, which only the check reads. */
export type ApiKeyRow = Omit<typeof apiKey.$inferSelect, 'secretHash'>;

export async function insertApiKey(transaction: Transaction, values: typeof apiKey.$inferInsert): Promise<ApiKeyRow> {
  const [row] = await transaction.orm.insert(apiKey).values(values).returning(keyColumns);
  return row as ApiKeyRow;
}

/** Newest first: the keys of an organisation, of a person, or of a person in an organisation. */
export async function listApiKeyRows(
  transaction: Transaction,
  page: { of: { organisationId: string | null; userId: string | null }; before: string | null; limit: number },
): Promise<ApiKeyRow[]> {
  const { organisationId, userId } = page.of;
  return await transaction.orm
    .select(keyColumns)
    .from(apiKey)
    .where(
      and(
        organisationId === null ? undefined : eq(apiKey.organisationId, organisationId),
        userId === null ? undefined : eq(apiKey.userId, userId),
        page.before === null ? undefined : lt(apiKey.id, page.before),
      ),
    )
    .orderBy(desc(apiKey.id))
    .limit(page.limit + 1);
}

export async function findApiKey(transaction: Transaction, id: string): Promise<ApiKeyRow | null> {
  const [row] = await transaction.orm.select(keyColumns).from(apiKey).where(eq(apiKey.id, id));
  return row ?? null;
}

/** Revoking twice keeps the first time. */
export async function revokeApiKeyRow(transaction: Transaction, id: string, at: Date): Promise<ApiKeyRow> {
  const [row] = await transaction.orm
    .update(apiKey)
    .set({ revokedAt: sql`coalesce(${apiKey.revokedAt}, ${at.toISOString()}::timestamptz)` })
    .where(eq(apiKey.id, id))
    .returning(keyColumns);
  return row as ApiKeyRow;
}
