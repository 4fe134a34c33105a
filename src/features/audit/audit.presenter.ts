import type { AuditReply } from '../../contract/audit.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { isBetweenColleagues } from '../../domain/change-request/lifecycle.ts';
import type { AuditRow } from './audit.repository.ts';

/** One row; what colleagues told each other when a job changed hands stays on our side. */
export function presentAuditRow(row: AuditRow, toStaff: boolean): AuditReply {
  return {
    id: row.id,
    organisationId: row.organisationId,
    at: formatTaipei(row.at),
    actor: { id: row.actorId, name: row.actorName, role: row.actorRole },
    action: row.action,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    changeRequestId: row.changeRequestId,
    before: row.before,
    after: row.after,
    reason: toStaff || !isBetweenColleagues(row.action) ? row.reason : null,
    requestId: row.requestId,
    sealId: row.sealId,
  };
}
