import { type AuditFilter, auditExportRows } from '../../contract/audit.contract.ts';
import { auditExportCut } from '../../contract/words/audit.ts';
import { fill } from '../../contract/words/wording.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { ensure } from '../ensure.ts';
import { auditCells, auditColumns } from './audit-csv.presenter.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { listAudit } from './list-audit.ts';

/** Rows of one transaction: no reader, however slow, keeps a connection of the database. */
const pageRows = 200;

/**
 * The audit as the lines of a CSV file, newest first, in the caller's language: what the list shows with the same filter.
 * The export itself is audited before its first line. At most `most` rows; the last line says that there are more.
 * @throws AppError `forbidden`.
 */
export async function exportAudit(
  deps: Deps,
  caller: Caller,
  filter: AuditFilter,
  most: number = auditExportRows,
): Promise<AsyncGenerator<string>> {
  const { actor, callId } = caller;
  ensure(actor, 'audit.read', { organisationId: actor.organisationId });
  const { organisationId } = actor;
  const subjectId = actor.userId ?? actor.kind;
  await deps.database.transaction(actor, (transaction) =>
    writeRecords(transaction, deps.outbox, organisationId, {
      at: deps.clock.now(),
      actor,
      callId,
      audit: [{ organisationId, action: 'audit.exported', subjectKind: 'user', subjectId }],
      events: [],
      nudges: [],
    }),
  );
  return linesOf(deps, caller, { filter, most });
}

async function* linesOf(
  deps: Deps,
  caller: Caller,
  { filter, most }: { filter: AuditFilter; most: number },
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(auditColumns(caller.language));
  let cursor: string | undefined;
  for (let left = most; left > 0; ) {
    const page = await listAudit(deps, caller, { ...filter, limit: Math.min(pageRows, left), cursor });
    yield page.items.map((entry) => csvLine(auditCells(entry, caller.language))).join('');
    left -= page.items.length;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
  yield csvLine([fill(auditExportCut[caller.language], { rows: most.toLocaleString('en') })]);
}
