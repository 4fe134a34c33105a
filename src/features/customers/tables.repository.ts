import { inArray, or } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { customer } from '../../db/schema/customer.ts';
import type { CustomerRow } from './customers.repository.ts';

/** Customers with these ids, or with names that look like these; keys are names as searches compare them. */
export async function customersOfTable(
  transaction: Transaction,
  { ids, keys }: { ids: string[]; keys: string[] },
): Promise<CustomerRow[]> {
  if (ids.length + keys.length === 0) return [];
  return await transaction.orm
    .select()
    .from(customer)
    .where(or(inArray(customer.id, ids), inArray(customer.searchText, keys)));
}
