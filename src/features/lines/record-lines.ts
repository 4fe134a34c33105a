import type { Transaction } from '../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { LineRow } from '../../reconcile/line-revisions.repository.ts';
import { factsOf, namesOf } from './lines.presenter.ts';

/** A line as it is now, and what the audit says of it. */
export interface LineRecord {
  row: LineRow;
  entry: Pick<AuditEntry, 'action' | 'before' | 'after' | 'names' | 'reason'>;
}

/** Audits changes of lines, one row a line, and has the pages of each customer notified: together for all lines of a customer. */
export async function recordLines(
  deps: Deps,
  { actor, callId }: Caller,
  transaction: Transaction,
  records: readonly LineRecord[],
): Promise<void> {
  const at = deps.clock.now();
  const customers = new Set(records.map(({ row }) => row.organisationId));
  for (const organisationId of customers) {
    const own = records.filter(({ row }) => row.organisationId === organisationId);
    const audit = own.map(({ row: { id }, entry }) => ({
      ...({ organisationId, subjectKind: 'line', subjectId: id } as const),
      ...entry,
    }));
    const events = own.map(({ row: { id, revision } }) => ({
      ...{ type: 'line.changed', subjectId: id, organisationId },
      data: { revision },
    }));
    await writeRecords(transaction, deps.outbox, organisationId, { at, actor, callId, audit, events, nudges: [] });
  }
}

/** A line that somebody has changed, with its terms and names before and after. */
export function editedRecord(edited: { before: LineRow; row: LineRow; reason: string | null }): LineRecord {
  const { before, row, reason } = edited;
  const names = { before: namesOf(before), after: namesOf(row) };
  return { row, entry: { action: 'line.edited', before: factsOf(before), after: factsOf(row), names, reason } };
}
