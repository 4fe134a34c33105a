import { and, asc, eq, gt, like, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { customer } from '../../db/schema/customer.ts';
import { searchWishes } from '../../domain/text/search-key.ts';
import { containing } from '../containing.ts';

export type CustomerRow = typeof customer.$inferSelect;

export async function insertCustomer(
  transaction: Transaction,
  row: typeof customer.$inferInsert,
): Promise<CustomerRow> {
  const [stored] = await transaction.orm.insert(customer).values(row).returning();
  return stored as CustomerRow;
}

export async function findCustomer(transaction: Transaction, id: string): Promise<CustomerRow | null> {
  const [row] = await transaction.orm.select().from(customer).where(eq(customer.id, id));
  return row ?? null;
}

export async function listCustomerRows(
  transaction: Transaction,
  page: { after: [string, string] | null; limit: number; search?: string },
): Promise<CustomerRow[]> {
  const after = page.after
    ? or(gt(customer.name, page.after[0]), and(eq(customer.name, page.after[0]), gt(customer.id, page.after[1])))
    : undefined;
  const found =
    page.search === undefined
      ? undefined
      : or(...searchWishes(page.search).map((wish) => like(customer.searchText, containing(wish))));
  return await transaction.orm
    .select()
    .from(customer)
    .where(and(after, found))
    .orderBy(asc(customer.name), asc(customer.id))
    .limit(page.limit + 1);
}

/** Undefined when the version has changed. */
export async function updateCustomer(
  transaction: Transaction,
  target: { id: string; version: number },
  values: Partial<CustomerRow>,
): Promise<CustomerRow | undefined> {
  const [row] = await transaction.orm
    .update(customer)
    .set({ ...values, version: sql`${customer.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(customer.id, target.id), eq(customer.version, target.version)))
    .returning();
  return row;
}
