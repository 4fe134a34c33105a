import { and, asc, count, eq, gt, inArray, max, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { line, phoneSystem } from '../../db/schema/line.ts';

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

export interface LineFigures {
  lineCount: number;
  lastSettledAt: Date | null;
}

/** What is known of phone systems from their lines, by id; one without lines is missing. */
export async function findLineFigures(transaction: Transaction, ids: string[]): Promise<Map<string, LineFigures>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.orm
    .select({ id: line.phoneSystemId, lineCount: count(), lastSettledAt: max(line.settledAt) })
    .from(line)
    .where(inArray(line.phoneSystemId, ids))
    .groupBy(line.phoneSystemId);
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
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
