import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { quoteRates } from '../../db/schema/quote.ts';

export type RatesRow = typeof quoteRates.$inferSelect;

export async function findRates({ orm }: Transaction): Promise<RatesRow> {
  const [row] = await orm.select().from(quoteRates);
  return row as RatesRow;
}

export async function updateRates(
  { orm }: Transaction,
  { rates, version }: Pick<RatesRow, 'rates' | 'version'>,
): Promise<RatesRow | undefined> {
  const [row] = await orm
    .update(quoteRates)
    .set({ rates, version: version + 1 })
    .where(and(eq(quoteRates.id, 1), eq(quoteRates.version, version)))
    .returning();
  return row;
}
