import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Transaction } from '../db/database.ts';
import { line } from '../db/schema/line.ts';
import type { LineRow } from './line-revisions.repository.ts';

/** Lines under lock, in the order in which everybody takes them. */
export async function lockLines(transaction: Transaction, ids: string[]): Promise<Map<string, LineRow>> {
  const rows = await transaction.orm
    .select()
    .from(line)
    .where(inArray(line.id, ids))
    .orderBy(asc(line.id))
    .for('no key update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of these lines those of which nobody can say what their phone system has. */
export async function linesInDoubt(transaction: Transaction, ids: string[]): Promise<string[]> {
  const rows = await transaction.orm
    .select({ id: line.id })
    .from(line)
    .where(and(inArray(line.id, ids), isNotNull(line.unknownSince)));
  return rows.map(({ id }) => id);
}

/** The phone system has been read back at this revision, or a person has signed it off. */
export async function markSettled(
  transaction: Transaction,
  settled: { lineId: string; revision: number; at: Date },
): Promise<void> {
  await transaction.orm
    .update(line)
    .set({ settledRevision: settled.revision, settledAt: settled.at, unknownSince: null })
    .where(and(eq(line.id, settled.lineId), eq(line.revision, settled.revision)));
}

/**
 * Locked lines have been read back at the revisions that their rows have: nothing is to be done until a new one, or until a closure
 * begins or ends (`asOf`, by our clock), and the waiting for them ends.
 */
export async function settleTogether(
  { sql }: Transaction,
  { lineIds, at, asOf }: { lineIds: string[]; at: Date; asOf: Date },
): Promise<void> {
  if (lineIds.length === 0) return;
  await sql`
    with settled as (
      update line set settled_revision = revision, settled_at = ${at.toISOString()}::timestamptz, unknown_since = null
      where id = any(${lineIds}::uuid[])),
    ended as (
      update line_drive set attempts = 0, not_before = null, lease_token = null, lease_until = null, again = false, hurried = false,
        as_of = ${asOf.toISOString()}::timestamptz
      where line_id = any(${lineIds}::uuid[]))
    delete from line_wish w using line l
    where l.id = any(${lineIds}::uuid[]) and w.line_id = l.id and w.revision <= l.revision`;
}

/** The state of the phone system is unknown from now on; the last known state stays on record. False when it was unknown before. */
export async function markUnknown(transaction: Transaction, lineId: string, since: Date): Promise<boolean> {
  const marked = await transaction.orm
    .update(line)
    .set({ unknownSince: since })
    .where(and(eq(line.id, lineId), isNull(line.unknownSince)))
    .returning({ id: line.id });
  return marked.length > 0;
}

/** Nothing of the line is there, as before. */
export async function endDoubt(transaction: Transaction, lineId: string): Promise<void> {
  await transaction.orm.update(line).set({ unknownSince: null }).where(eq(line.id, lineId));
}
