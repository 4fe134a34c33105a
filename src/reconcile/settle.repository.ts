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
