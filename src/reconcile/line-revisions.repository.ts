import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Transaction } from '../db/database.ts';
import { line, lineRevision } from '../db/schema/line.ts';
import type { LineConfig } from '../domain/line/line-config.ts';

export type LineRow = typeof line.$inferSelect;
export type LineRevisionRow = typeof lineRevision.$inferSelect;

/** One line, as stored. */
export async function findLine(transaction: Transaction, lineId: string): Promise<LineRow | null> {
  const [row] = await transaction.orm.select().from(line).where(eq(line.id, lineId));
  return row ?? null;
}

/**
 * Locks a line's row: required for making a revision, so that numbers follow each other and no patch is lost. Filings,
 * which only refer to the line, are not blocked.
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
  /** With it, a second call for the same change, line and reason finds the revision in force of the first one. */
  changeRequestId: string | null;
  author: { userId: string | null; name: string };
  at: Date;
  /** Number of the revision that this one takes back; with reason `taken_back` only. */
  takesBack?: number;
}

/**
 * Adds the next revision of a line and makes it the desired state. Takes the line's row lock itself. A change request has at most
 * one revision in force for a line and reason: asked for again it is found, and `appended` is then false. After the last one was
 * taken back the next is another attempt.
 * @throws Error when the line does not exist.
 */
export async function appendRevision(
  transaction: Transaction,
  next: NewRevision,
): Promise<{ revision: LineRevisionRow; appended: boolean }> {
  const locked = await loadLineForUpdate(transaction, next.line.id);
  if (!locked) throw new Error(`no line ${next.line.id}`);
  const { revision: earlier, takenBack } = await lastAttempt(transaction, next);
  if (earlier && !takenBack) return { revision: earlier, appended: false };
  const place = { number: locked.revision + 1, attempt: (earlier?.attempt ?? 0) + 1 };
  const revision = await insertRevision(transaction, next, place);
  await transaction.orm
    .update(line)
    .set({ revision: revision.number, timeZone: next.config.timeZone, version: sql`${line.version} + 1` })
    .where(eq(line.id, next.line.id));
  return { revision, appended: true };
}

/** Stores one revision under a number that the caller knows to be free. */
async function insertRevision(
  transaction: Transaction,
  next: NewRevision,
  { number, attempt = 1 }: { number: number; attempt?: number },
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
      attempt,
      takesBack: next.takesBack ?? null,
      authorId: next.author.userId,
      authorName: next.author.name,
      createdAt: next.at,
    })
    .returning();
  return row as LineRevisionRow;
}

/** Stores revision 1 of new lines, in one statement. */
export async function insertFirstRevisions(
  { sql: query }: Transaction,
  {
    lines,
    author,
    at,
  }: { lines: readonly { row: LineRow; config: LineConfig }[]; author: NewRevision['author']; at: Date },
): Promise<void> {
  const made = lines.map(({ row: { id, organisationId }, config }) => ({ id, organisationId, config }));
  await query`
    insert into line_revision (organisation_id, line_id, number, config, reason, author_id, author_name, created_at)
    select "organisationId", id, 1, config, 'created', ${author.userId}, ${author.name}, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(made)}::text::jsonb) as made(id uuid, "organisationId" uuid, config jsonb)`;
}

/** The newest revision of the same change, line and reason, and whether it was taken back. */
async function lastAttempt(
  transaction: Transaction,
  { line: { id }, reason, changeRequestId }: NewRevision,
): Promise<{ revision: LineRevisionRow | null; takenBack: boolean }> {
  if (changeRequestId === null) return { revision: null, takenBack: false };
  const takers = alias(lineRevision, 'taker');
  const [row] = await transaction.orm
    .select({ revision: lineRevision, taker: takers.number })
    .from(lineRevision)
    .leftJoin(takers, and(eq(takers.lineId, lineRevision.lineId), eq(takers.takesBack, lineRevision.number)))
    .where(
      and(
        eq(lineRevision.changeRequestId, changeRequestId),
        eq(lineRevision.lineId, id),
        eq(lineRevision.reason, reason),
      ),
    )
    .orderBy(desc(lineRevision.attempt))
    .limit(1);
  // Each taking back is a revision of its own: what it takes back says which one.
  if (reason === 'taken_back') return { revision: row?.revision ?? null, takenBack: true };
  return { revision: row?.revision ?? null, takenBack: (row?.taker ?? null) !== null };
}

/**
 * The revision a line plays as far as is known: the one last seen on its phone system or signed off. Without one, the
 * desired revision.
 */
export async function playingRevision(
  transaction: Transaction,
  { id, settledRevision }: Pick<LineRow, 'id' | 'settledRevision'>,
): Promise<LineRevisionRow | null> {
  if (settledRevision === null) return await newestRevision(transaction, id);
  return await revisionNumbered(transaction, id, settledRevision);
}

/** What an earlier revision changed, and the newest one: to take the change back from it, or to make it again. */
export interface EarlierChange {
  newest: LineRevisionRow;
  made: LineRevisionRow;
  before: LineRevisionRow;
}

/** @throws Error when the revision, or the one before it, is not there. */
export async function earlierChange(
  transaction: Transaction,
  { lineId, revision }: { lineId: string; revision: number },
): Promise<EarlierChange> {
  const newest = await newestRevision(transaction, lineId);
  const made = await revisionNumbered(transaction, lineId, revision);
  const before = await revisionNumbered(transaction, lineId, revision - 1);
  if (!newest || !made || !before) throw new Error(`revision ${revision} of line ${lineId} is not there`);
  return { newest, made, before };
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

/** Whether a change of the line is in force: something other than its own terms has been set, and was not taken back. */
export async function hasChangesInForce({ sql: query }: Transaction, lineId: string): Promise<boolean> {
  const [row] = await query`
    select exists (select 1 from line_revision made
      where made.line_id = ${lineId} and made.reason not in ('created', 'edited', 'taken_back')
        and not exists (select 1 from line_revision b where b.line_id = made.line_id and b.takes_back = made.number)) as has`;
  return row?.has === true;
}
