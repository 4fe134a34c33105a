import type { Transaction } from '../../db/database.ts';

const most = 200;
const ids = (rows: readonly Record<string, unknown>[]) => rows.map((row) => row.id as string);

/** Offers whose last day lies before a date. */
export async function endedOffers({ sql }: Transaction, today: string): Promise<string[]> {
  return ids(
    await sql`
    select id from quote where status = 'quoted' and offered_until < ${today}::date order by id limit ${most}`,
  );
}

/** Offers that end by a date, of which the customer was not reminded. */
export async function endingOffers({ sql }: Transaction, by: string): Promise<string[]> {
  return ids(
    await sql`
    select id from quote where status = 'quoted' and offered_until <= ${by}::date and reminded < offered
    order by id limit ${most}`,
  );
}

/** Delivered work that nobody has answered. */
export async function silentWork({ sql }: Transaction): Promise<{ id: string; deliveredAt: Date }[]> {
  const rows = await sql`
    select quote_id as id, delivered_at as at from quote_work where state = 'delivered' order by delivered_at limit ${most}`;
  return rows.map(({ id, at }) => ({ id: id as string, deliveredAt: new Date(at as string) }));
}

/** Work that is not delivered and may have to be warned of. */
export async function openWorkIds({ sql }: Transaction): Promise<string[]> {
  return ids(
    await sql`
    select quote_id as id from quote_work where state = 'open' and warned is distinct from 'breach' order by due_by limit ${most}`,
  );
}
