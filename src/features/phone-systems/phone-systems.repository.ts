import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { phoneSystem } from '../../db/schema/line.ts';

export type PhoneSystemRow = typeof phoneSystem.$inferSelect;

export async function insertPhoneSystem(
  transaction: Transaction,
  row: typeof phoneSystem.$inferInsert,
): Promise<PhoneSystemRow> {
  const [stored] = await transaction.orm.insert(phoneSystem).values(row).returning();
  return stored as PhoneSystemRow;
}

export async function findPhoneSystem(transaction: Transaction, id: string): Promise<PhoneSystemRow | null> {
  const [row] = await transaction.orm.select().from(phoneSystem).where(eq(phoneSystem.id, id));
  return row ?? null;
}

export async function listPhoneSystemRows(
  transaction: Transaction,
  page: { after: string | null; limit: number },
): Promise<PhoneSystemRow[]> {
  return await transaction.orm
    .select()
    .from(phoneSystem)
    .where(page.after === null ? undefined : gt(phoneSystem.name, page.after))
    .orderBy(asc(phoneSystem.name))
    .limit(page.limit + 1);
}

/** Undefined when the version has moved on. */
export async function updatePhoneSystem(
  transaction: Transaction,
  target: { id: string; version: number },
  values: Partial<PhoneSystemRow>,
): Promise<PhoneSystemRow | undefined> {
  const [row] = await transaction.orm
    .update(phoneSystem)
    .set({ ...values, version: sql`${phoneSystem.version} + 1` })
    .where(and(eq(phoneSystem.id, target.id), eq(phoneSystem.version, target.version)))
    .returning();
  return row;
}
