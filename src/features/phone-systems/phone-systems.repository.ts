import { and, asc, count, eq, gt, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { Health } from '../../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../../db/database.ts';
import { line, phoneSystem } from '../../db/schema/line.ts';

export type PhoneSystemRow = typeof phoneSystem.$inferSelect;

export async function insertPhoneSystem(
  transaction: Transaction,
  row: typeof phoneSystem.$inferInsert,
): Promise<PhoneSystemRow> {
  const [stored] = await transaction.orm.insert(phoneSystem).values(row).returning();
  return stored as PhoneSystemRow;
}

export async function findPhoneSystem(transaction: Transaction, id: string): Promise<PhoneSystemRow | null> {
  const [row] = await transaction.orm.select().from(phoneSystem).where(eq(phoneSystem.id, id));
  return row ?? null;
}

export async function listPhoneSystemRows(
  transaction: Transaction,
  page: { after: string | null; limit: number; organisationId?: string },
): Promise<PhoneSystemRow[]> {
  const { after, organisationId } = page;
  const lines = transaction.orm.select({ id: line.phoneSystemId }).from(line);
  return await transaction.orm
    .select()
    .from(phoneSystem)
    .where(
      and(
        after === null ? undefined : gt(phoneSystem.name, after),
        organisationId === undefined
          ? undefined
          : inArray(phoneSystem.id, lines.where(and(eq(line.organisationId, organisationId), isNull(line.retiredAt)))),
      ),
    )
    .orderBy(asc(phoneSystem.name))
    .limit(page.limit + 1);
}

/** An answer is waited for from now on; null when there is no such phone system. */
export async function requestTest(transaction: Transaction, id: string, at: Date): Promise<PhoneSystemRow | null> {
  const [row] = await transaction.orm
    .update(phoneSystem)
    .set({ testRequestedAt: at })
    .where(eq(phoneSystem.id, id))
    .returning();
  return row ?? null;
}

/** Stores the answer to a request; one that was made since keeps waiting. */
export async function recordTest(
  transaction: Transaction,
  answer: { id: string; requestedAt: Date; at: Date; health: Health },
): Promise<void> {
  const { testRequestedAt } = phoneSystem;
  await transaction.orm
    .update(phoneSystem)
    .set({
      testedAt: answer.at,
      testOk: answer.health.ok,
      testSays: answer.health.says,
      testRequestedAt: sql`nullif(${testRequestedAt}, ${answer.requestedAt.toISOString()}::timestamptz)`,
    })
    .where(eq(phoneSystem.id, answer.id));
}

/** Phone systems that wait for an answer. */
export async function findUntested(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.orm
    .select({ id: phoneSystem.id })
    .from(phoneSystem)
    .where(isNotNull(phoneSystem.testRequestedAt));
  return rows.map(({ id }) => id);
}

export interface LineFigures {
  lineCount: number;
  lastSettledAt: Date | null;
}

/** Figures of phone systems from their lines (of one customer, where it is named), by id; one without lines is missing. */
export async function findLineFigures(
  transaction: Transaction,
  { ids, organisationId }: { ids: string[]; organisationId?: string },
): Promise<Map<string, LineFigures>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.orm
    .select({ id: line.phoneSystemId, lineCount: count(), lastSettledAt: max(line.settledAt) })
    .from(line)
    .where(
      and(
        inArray(line.phoneSystemId, ids),
        isNull(line.retiredAt),
        organisationId === undefined ? undefined : eq(line.organisationId, organisationId),
      ),
    )
    .groupBy(line.phoneSystemId);
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}

/** Undefined when the version has changed. */
export async function updatePhoneSystem(
  transaction: Transaction,
  target: { id: string; version: number },
  values: Partial<PhoneSystemRow>,
): Promise<PhoneSystemRow | undefined> {
  const [row] = await transaction.orm
    .update(phoneSystem)
    .set({ ...values, version: sql`${phoneSystem.version} + 1` })
    .where(and(eq(phoneSystem.id, target.id), eq(phoneSystem.version, target.version)))
    .returning();
  return row;
}
