import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { quoteMessage } from '../../db/schema/quote.ts';

export type QuoteMessageRow = typeof quoteMessage.$inferSelect;

export async function insertQuoteMessage({ orm }: Transaction, row: QuoteMessageRow): Promise<void> {
  await orm.insert(quoteMessage).values(row);
}

/** Oldest first. */
export async function listQuoteMessages({ orm }: Transaction, quoteId: string): Promise<QuoteMessageRow[]> {
  return await orm
    .select()
    .from(quoteMessage)
    .where(eq(quoteMessage.quoteId, quoteId))
    .orderBy(asc(quoteMessage.at), asc(quoteMessage.id));
}

export async function countQuoteMessages({ orm }: Transaction, quoteId: string): Promise<number> {
  return await orm.$count(quoteMessage, eq(quoteMessage.quoteId, quoteId));
}
