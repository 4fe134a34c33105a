import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { quoteVersion, quoteWork } from '../../db/schema/quote.ts';
import type { WorkRow } from './quotes.repository.ts';

/** The agreed day of an offered version; null where none was agreed. */
export async function findVersionDay(
  { orm }: Transaction,
  { quoteId, number }: { quoteId: string; number: number },
): Promise<string | null> {
  const [row] = await orm
    .select({ agreedOn: quoteVersion.agreedOn })
    .from(quoteVersion)
    .where(and(eq(quoteVersion.quoteId, quoteId), eq(quoteVersion.number, number)));
  return row?.agreedOn ?? null;
}

export async function insertWork({ orm }: Transaction, values: typeof quoteWork.$inferInsert): Promise<void> {
  await orm.insert(quoteWork).values(values);
}

/** Under lock; null before the quote is accepted. */
export async function lockWork({ orm }: Transaction, quoteId: string): Promise<WorkRow | null> {
  const [row] = await orm.select().from(quoteWork).where(eq(quoteWork.quoteId, quoteId)).for('update');
  return row ?? null;
}

export async function updateWork(
  { orm }: Transaction,
  quoteId: string,
  values: Partial<Omit<WorkRow, 'quoteId'>>,
): Promise<WorkRow> {
  const [row] = await orm.update(quoteWork).set(values).where(eq(quoteWork.quoteId, quoteId)).returning();
  return row as WorkRow;
}
