import { and, asc, eq, getTableColumns, gt, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { lineGroup } from '../../db/schema/line-group.ts';

export type LineGroupRow = typeof lineGroup.$inferSelect & {
  /** Those in service, in the order in which they were named. */
  lineIds: string[];
};

const whole = {
  ...getTableColumns(lineGroup),
  lineIds: sql<string[]>`array(select l.line_id::text from line_group_line l
    where l.line_group_id = ${lineGroup.id}
      and not exists (select from line out where out.id = l.line_id and out.retired_at is not null) order by l.position)`,
};

export async function findLineGroup(transaction: Transaction, id: string): Promise<LineGroupRow | null> {
  const [row] = await transaction.orm.select(whole).from(lineGroup).where(eq(lineGroup.id, id));
  return row ?? null;
}

export async function listLineGroupRows(
  transaction: Transaction,
  { after, limit }: { after: [string, string] | null; limit: number },
): Promise<LineGroupRow[]> {
  const rest =
    after && or(gt(lineGroup.nameKey, after[0]), and(eq(lineGroup.nameKey, after[0]), gt(lineGroup.id, after[1])));
  return await transaction.orm
    .select(whole)
    .from(lineGroup)
    .where(rest ?? undefined)
    .orderBy(asc(lineGroup.nameKey), asc(lineGroup.id))
    .limit(limit + 1);
}

export async function insertLineGroup(
  transaction: Transaction,
  row: Pick<LineGroupRow, 'id' | 'organisationId' | 'name' | 'createdAt' | 'updatedAt'>,
): Promise<void> {
  await transaction.orm.insert(lineGroup).values(row);
}

/** Undefined when the version has changed. */
export async function updateLineGroup(
  transaction: Transaction,
  target: { id: string; version: number },
  values: { name?: string; updatedAt: Date },
): Promise<{ id: string } | undefined> {
  const [row] = await transaction.orm
    .update(lineGroup)
    .set({ ...values, version: sql`${lineGroup.version} + 1` })
    .where(and(eq(lineGroup.id, target.id), eq(lineGroup.version, target.version)))
    .returning({ id: lineGroup.id });
  return row;
}

/** Undefined when the version has changed. */
export async function removeLineGroup(
  transaction: Transaction,
  target: { id: string; version: number },
): Promise<{ id: string } | undefined> {
  const [row] = await transaction.orm
    .delete(lineGroup)
    .where(and(eq(lineGroup.id, target.id), eq(lineGroup.version, target.version)))
    .returning({ id: lineGroup.id });
  return row;
}

/** Gives a group these lines and no others; returns how many of them are the organisation's. */
export async function setLines(
  { sql: ask }: Transaction,
  { id, organisationId, lineIds }: { id: string; organisationId: string; lineIds: string[] },
): Promise<number> {
  await ask`delete from line_group_line where line_group_id = ${id}`;
  const rows = await ask`
    insert into line_group_line (organisation_id, line_group_id, line_id, position)
    select l.organisation_id, ${id}::uuid, l.id, asked.position
    from unnest(${lineIds}::uuid[]) with ordinality as asked(id, position)
    join line l on l.id = asked.id and l.organisation_id = ${organisationId}::uuid and l.retired_at is null
    returning line_id`;
  return rows.length;
}
