import { and, desc, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { scopeDraft, scopeVersion } from '../../db/schema/scope.ts';

export type ScopeVersionRow = typeof scopeVersion.$inferSelect;
export type ScopeDraftRow = typeof scopeDraft.$inferSelect;

/** The version in force: the highest number. */
export async function findPublished({ orm }: Transaction): Promise<ScopeVersionRow> {
  const [row] = await orm.select().from(scopeVersion).orderBy(desc(scopeVersion.number)).limit(1);
  return row as ScopeVersionRow;
}

export async function insertPublished({ orm }: Transaction, row: ScopeVersionRow): Promise<void> {
  await orm.insert(scopeVersion).values(row);
}

export async function findDraft({ orm }: Transaction): Promise<ScopeDraftRow> {
  const [row] = await orm.select().from(scopeDraft);
  return row as ScopeDraftRow;
}

/** Undefined where somebody else has changed the draft since. */
export async function updateDraft(
  { orm }: Transaction,
  { version, ...values }: Omit<ScopeDraftRow, 'id'>,
): Promise<ScopeDraftRow | undefined> {
  const [row] = await orm
    .update(scopeDraft)
    .set({ ...values, version: version + 1 })
    .where(and(eq(scopeDraft.id, 1), eq(scopeDraft.version, version)))
    .returning();
  return row;
}
