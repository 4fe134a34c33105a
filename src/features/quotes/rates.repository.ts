import { and, desc, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { quoteRates, quoteRatesVersion } from '../../db/schema/quote.ts';

export type RatesRow = typeof quoteRates.$inferSelect;
export type RatesVersionRow = typeof quoteRatesVersion.$inferSelect;

export async function findRates({ orm }: Transaction): Promise<RatesRow> {
  const [row] = await orm.select().from(quoteRates);
  return row as RatesRow;
}

/** Undefined where somebody else has changed the table since. */
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

export async function keepRatesVersion({ orm }: Transaction, row: RatesVersionRow): Promise<void> {
  await orm.insert(quoteRatesVersion).values(row);
}

/** The newest first. */
export async function listRatesVersions({ orm }: Transaction, most: number): Promise<RatesVersionRow[]> {
  return await orm.select().from(quoteRatesVersion).orderBy(desc(quoteRatesVersion.number)).limit(most);
}
