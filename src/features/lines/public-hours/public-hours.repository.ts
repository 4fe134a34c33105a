import { eq } from 'drizzle-orm';
import type { Transaction } from '../../../db/database.ts';
import { publicHours } from '../../../db/schema/public-hours.ts';

export type PublicHoursRow = typeof publicHours.$inferSelect;

export async function findSharing(transaction: Transaction, lineId: string): Promise<PublicHoursRow | null> {
  const [row] = await transaction.orm.select().from(publicHours).where(eq(publicHours.lineId, lineId));
  return row ?? null;
}

export async function findByToken(transaction: Transaction, token: string): Promise<PublicHoursRow | null> {
  const [row] = await transaction.orm.select().from(publicHours).where(eq(publicHours.token, token));
  return row ?? null;
}

/** Makes a line's hours public, or changes how they are; the token and its begin are kept unless they are given anew. */
export async function saveSharing(
  transaction: Transaction,
  row: PublicHoursRow,
  { isNew }: { isNew: boolean },
): Promise<PublicHoursRow> {
  const { token, label, createdAt } = row;
  const [saved] = await transaction.orm
    .insert(publicHours)
    .values(row)
    .onConflictDoUpdate({ target: publicHours.lineId, set: isNew ? { token, label, createdAt } : { label } })
    .returning();
  return saved as PublicHoursRow;
}

/** Whether there was something to end. */
export async function removeSharing(transaction: Transaction, lineId: string): Promise<boolean> {
  const gone = await transaction.orm.delete(publicHours).where(eq(publicHours.lineId, lineId)).returning();
  return gone.length > 0;
}
