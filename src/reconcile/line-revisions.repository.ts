import { and, desc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.ts';
import { line, lineRevision } from '../db/schema/line.ts';
import type { LineConfig } from '../domain/line/line-config.ts';

export type LineRow = typeof line.$inferSelect;
export type LineRevisionRow = typeof lineRevision.$inferSelect;

/** One line as it stands. */
export async function findLine(transaction: Transaction, lineId: string): Promise<LineRow | null> {
  const [row] = await transaction.orm.select().from(line).where(eq(line.id, lineId));
  return row ?? null;
}

/**
 * A line under a row lock: whoever makes a revision holds it, so that numbers follow each other and no patch is lost. Filings,
 * which only refer to the line, are not held up.
 */
export async function loadLineForUpdate(transaction: Transaction, lineId: string): Promise<LineRow | null> {
  const [row] = await transaction.orm.select().from(line).where(eq(line.id, lineId)).for('no key update');
  return row ?? null;
}

/** The desired state of a line; null only for a line that does not exist (or that the actor may not see). */
export async function newestRevision(transaction: Transaction, lineId: string): Promise<LineRevisionRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(lineRevision)
    .where(eq(lineRevision.lineId, lineId))
    .orderBy(desc(lineRevision.number))
    .limit(1);
  return row ?? null;
}

export interface NewRevision {
  line: Pick<LineRow, 'id' | 'organisationId'>;
  /** Complete and checked with `validateLineConfig`. */
  config: LineConfig;
  reason: LineRevisionRow['reason'];
  /** With it, a second call for the same change, line and reason finds the first one's revision. */
  changeRequestId: string | null;
  author: { userId: string | null; name: string };
  at: Date;
}

/**
 * Adds the next revision of a line and makes it the desired state. Takes the line's row lock itself. Once per change request,
 * line and reason: doing it twice is doing it once, and `appended` is then false.
 * @throws Error when the line does not exist.
 */
export async function appendRevision(
  transaction: Transaction,
  next: NewRevision,
): Promise<{ revision: LineRevisionRow; appended: boolean }> {
  const locked = await loadLineForUpdate(transaction, next.line.id);
  if (!locked) throw new Error(`no line ${next.line.id}`);
  const earlier =
    next.changeRequestId === null ? null : await revisionOfChange(transaction, next, next.changeRequestId);
  if (earlier) return { revision: earlier, appended: false };
  const revision = await insertRevision(transaction, next, locked.revision + 1);
  await transaction.orm
    .update(line)
    .set({ revision: revision.number, timeZone: next.config.timeZone, version: sql`${line.version} + 1` })
    .where(eq(line.id, next.line.id));
  return { revision, appended: true };
}

/** Stores one revision under a number that the caller knows to be free: 1 of a new line, or by `appendRevision`. */
export async function insertRevision(
  transaction: Transaction,
  next: NewRevision,
  number: number,
): Promise<LineRevisionRow> {
  const [row] = await transaction.orm
    .insert(lineRevision)
    .values({
      organisationId: next.line.organisationId,
      lineId: next.line.id,
      number,
      config: next.config,
      reason: next.reason,
      changeRequestId: next.changeRequestId,
      authorId: next.author.userId,
      authorName: next.author.name,
      createdAt: next.at,
    })
    .returning();
  return row as LineRevisionRow;
}

async function revisionOfChange(
  transaction: Transaction,
  { line: { id }, reason }: NewRevision,
  changeRequestId: string,
): Promise<LineRevisionRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(lineRevision)
    .where(
      and(
        eq(lineRevision.changeRequestId, changeRequestId),
        eq(lineRevision.lineId, id),
        eq(lineRevision.reason, reason),
      ),
    );
  return row ?? null;
}

/** One revision of a line; null when there is none of that number. */
export async function revisionNumbered(
  transaction: Transaction,
  lineId: string,
  number: number,
): Promise<LineRevisionRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(lineRevision)
    .where(and(eq(lineRevision.lineId, lineId), eq(lineRevision.number, number)));
  return row ?? null;
}
