import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { serviceHoursExtension } from '../../db/schema/service-hours.ts';
import type { ExtensionRow } from '../../db/service-hours.ts';
import type { Extension } from '../../domain/service-hours/extension.ts';

/** Temporary hours are opened one after the other; until the transaction ends. */
export async function lockExtensions({ orm }: Transaction): Promise<void> {
  await orm.execute(sql`select pg_advisory_xact_lock(hashtextextended('temporary service hours', 0))`);
}

/** Temporary hours that share time with the given ones. */
export async function findOverlap({ orm }: Transaction, { from, until }: Extension): Promise<ExtensionRow | null> {
  const { startsAt, endsAt } = serviceHoursExtension;
  const [row] = await orm
    .select()
    .from(serviceHoursExtension)
    .where(and(lt(startsAt, until), gt(endsAt, from), lt(startsAt, endsAt)))
    .orderBy(startsAt)
    .limit(1);
  return row ?? null;
}

export async function insertExtension(
  { orm }: Transaction,
  values: typeof serviceHoursExtension.$inferInsert,
): Promise<ExtensionRow> {
  const [row] = await orm.insert(serviceHoursExtension).values(values).returning();
  return row as ExtensionRow;
}

/** The row, locked; null when there is none. */
export async function lockExtension({ orm }: Transaction, id: string): Promise<ExtensionRow | null> {
  const [row] = await orm.select().from(serviceHoursExtension).where(eq(serviceHoursExtension.id, id)).for('update');
  return row ?? null;
}

export async function endExtension(
  { orm }: Transaction,
  id: string,
  ended: Pick<ExtensionRow, 'endsAt' | 'closedAt' | 'closedByName'>,
): Promise<ExtensionRow> {
  const [row] = await orm.update(serviceHoursExtension).set(ended).where(eq(serviceHoursExtension.id, id)).returning();
  return row as ExtensionRow;
}
