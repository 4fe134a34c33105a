import type { Transaction } from '../../db/database.ts';
import type { DeadlineWarning } from '../../domain/deadline/warnings.ts';

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

export interface OpenWork {
  id: string;
  acceptedAt: Date;
  dueBy: Date;
  told: DeadlineWarning | null;
}

/** All work that is not delivered and may have to be warned of. */
export async function openWork({ sql }: Transaction): Promise<OpenWork[]> {
  const rows = await sql`
    select w.quote_id as id, q.accepted_at as "acceptedAt", w.due_by as "dueBy", w.warned as told
    from quote_work w join quote q on q.id = w.quote_id
    where w.state = 'open' and w.warned is distinct from 'breach' and q.accepted_at is not null`;
  return rows.map(({ id, acceptedAt, dueBy, told }) => ({
    id: id as string,
    acceptedAt: new Date(acceptedAt as string),
    dueBy: new Date(dueBy as string),
    told: told as DeadlineWarning | null,
  }));
}
