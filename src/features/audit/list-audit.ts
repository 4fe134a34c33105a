import type { AuditQuery, AuditReply } from '../../contract/audit.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { sideOf } from '../change-requests/reading/sight.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, pageOf } from '../page.ts';
import { presentAuditRow } from './audit.presenter.ts';
import { listAuditRows } from './audit.repository.ts';
import { nameSubjects } from './name-subjects.ts';

/** Audit rows, newest first by time; a customer's user sees the own organisation's, whatever the filter asks. @throws AppError `forbidden`. */
export async function listAudit(
  deps: Deps,
  caller: Caller,
  query: AuditQuery,
): Promise<{ items: AuditReply[]; nextCursor: string | null }> {
  ensure(caller.actor, 'audit.read', { organisationId: caller.actor.organisationId });
  const { limit, cursor, ...filter } = query;
  const place = decodeCursor<[string, number]>(cursor, ['instant', 'number']);
  const before = place && { at: place[0], id: place[1] };
  const reader = { language: caller.language, side: sideOf(caller.actor) };
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const rows = await listAuditRows(transaction, { before, limit, filter });
    const page = pageOf(rows, limit, (row) => [row.at.toISOString(), row.id]);
    const names = await nameSubjects(transaction, page.rows, caller.actor);
    return { items: page.rows.map((row) => presentAuditRow(row, names, reader)), nextCursor: page.nextCursor };
  });
}
