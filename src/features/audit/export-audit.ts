import { type AuditFilter, auditExportRows } from '../../contract/audit.contract.ts';
import { auditExportCut } from '../../contract/words/audit.ts';
import { fill } from '../../contract/words/wording.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps, Language } from '../../deps.ts';
import { byteOrderMark, csvLine } from '../csv.ts';
import { ensure } from '../ensure.ts';
import { auditCells, auditColumns } from './audit-csv.presenter.ts';
import { listAudit } from './list-audit.ts';

/** Rows of one transaction: no reader, however slow, keeps a connection of the database. */
const pageRows = 200;

/**
 * The audit as the lines of a CSV file, newest first, in the caller's language: what the list shows with the same filter.
 * The export itself is audited before its first line, and its first rows are read before this returns: a database that is away
 * is an answer then, not a file cut off. At most `most` rows; the last line says that there are more.
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
  const pageAfter = (cursor: string | undefined, left: number) =>
    listAudit(deps, caller, { ...filter, limit: Math.min(pageRows, left), cursor });
  return linesOf(caller.language, await pageAfter(undefined, most), most, pageAfter);
}

type Page = Awaited<ReturnType<typeof listAudit>>;

async function* linesOf(
  language: Language,
  first: Page,
  most: number,
  pageAfter: (cursor: string, left: number) => Promise<Page>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(auditColumns(language));
  let page = first;
  for (let left = most; ; page = await pageAfter(page.nextCursor, left)) {
    yield page.items.map((entry) => csvLine(auditCells(entry, language))).join('');
    left -= page.items.length;
    if (page.nextCursor === null) return;
    if (left <= 0) break;
  }
  yield csvLine([fill(auditExportCut[language], { rows: most.toLocaleString('en') })]);
}
