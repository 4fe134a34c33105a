import { asc, desc, eq, type SQL } from 'drizzle-orm';
import { systemActor } from '../domain/access/actor.ts';
import type { AuditWords } from '../domain/audit-facts.ts';
import type { Transaction } from './database.ts';
import { auditRow, auditWords } from './schema/records.ts';

type StoredRow = typeof auditRow.$inferSelect;

/** An audit row together with its words. */
export interface AuditRecord extends Omit<StoredRow, 'wordsHash' | 'before' | 'after'> {
  /** Null when the words were deleted. */
  actorName: string | null;
  before: unknown;
  after: unknown;
  /** Whether the row had words that were deleted. */
  wordsRemoved: boolean;
}

/** Audit rows with their words: newest first by time, else in the order of their ids. */
export async function readAuditRecords(
  { orm }: Transaction,
  page: { where: SQL | undefined; newestFirst?: boolean; limit?: number },
): Promise<AuditRecord[]> {
  const query = orm
    .select({ row: auditRow, words: auditWords.words })
    .from(auditRow)
    .leftJoin(auditWords, eq(auditWords.auditRowId, auditRow.id))
    .where(page.where)
    .orderBy(...(page.newestFirst ? [desc(auditRow.at), desc(auditRow.id)] : [asc(auditRow.id)]));
  const rows = page.limit === undefined ? await query : await query.limit(page.limit);
  return rows.map(joined);
}

function joined({ row, words }: { row: StoredRow; words: AuditWords | null }): AuditRecord {
  const { wordsHash, ...facts } = row;
  const wordsRemoved = wordsHash !== null && words === null;
  return {
    ...facts,
    before: withNames(row.before, words?.before),
    after: withNames(row.after, words?.after),
    reason: words?.reason ?? row.reason,
    actorName: wordsRemoved ? null : (words?.actor ?? systemActor.name),
    wordsRemoved,
  };
}

function withNames(facts: unknown, names: object | undefined): unknown {
  return names === undefined ? facts : { ...(facts as object | null), ...names };
}
