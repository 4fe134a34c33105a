import { and, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '../../../db/database.ts';
import { line } from '../../../db/schema/line.ts';
import type { LineRow } from '../../../reconcile/line-revisions.repository.ts';

/** What a row of the table may refer to. */
export interface TableReferences {
  /** By number: lines in service. */
  lines: Map<string, LineRow>;
  customers: { id: string; name: string; key: string }[];
  phoneSystems: { id: string; name: string; key: string }[];
}

/** Keys are names as searches compare them. */
export async function readTableReferences(
  transaction: Transaction,
  { numbers, customerIds, customerKeys }: { numbers: string[]; customerIds: string[]; customerKeys: string[] },
): Promise<TableReferences> {
  const rows: LineRow[] = await transaction.orm
    .select()
    .from(line)
    .where(and(inArray(line.number, numbers), isNull(line.retiredAt)));
  const owners = rows.map(({ organisationId }) => organisationId);
  const customers = await transaction.sql`
    select id, name, search_text as key from customer
    where id = any(${[...customerIds, ...owners]}::uuid[]) or search_text = any(${customerKeys}::text[]) order by id`;
  const phoneSystems = await transaction.sql`select id, name, name_key as key from phone_system`;
  return {
    lines: new Map(rows.map((row) => [row.number, row])),
    customers: customers as unknown as TableReferences['customers'],
    phoneSystems: phoneSystems as unknown as TableReferences['phoneSystems'],
  };
}

/** Names of all phone systems, by id. */
export async function phoneSystemNames({ sql }: Transaction): Promise<[id: string, name: string][]> {
  const rows = await sql`select id, name from phone_system`;
  return rows.map((row) => [row.id as string, row.name as string]);
}
