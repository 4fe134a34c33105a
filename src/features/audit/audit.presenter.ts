import type { AuditReply } from '../../contract/audit.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { AuditRow } from './audit.repository.ts';

export function presentAuditRow(row: AuditRow): AuditReply {
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
    reason: row.reason,
    requestId: row.requestId,
    sealId: row.sealId,
  };
}
