import type { AuditReply } from '../../contract/audit.contract.ts';
import { removedName } from '../../contract/words/removed-words.ts';
import type { ReaderSide } from '../../contract/words/say.ts';
import type { AuditRecord } from '../../db/audit-log.ts';
import type { Language } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { isBetweenColleagues } from '../../domain/change-request/lifecycle.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import { presentReasonText, reasonOfEntry } from '../reason-presenter.ts';
import type { NamedSubject } from './audit-subjects.repository.ts';
import type { Names } from './name-subjects.ts';

/** One row with the names of its ids; internal reasons of a change of hands are hidden from customers. */
export function presentAuditRow(
  row: AuditRecord,
  names: Names,
  reader: { language: Language; side: ReaderSide },
): AuditReply {
  return {
    id: row.id,
    organisationId: row.organisationId,
    at: formatTaipei(row.at),
    actor: { id: row.actorId, name: row.actorName ?? removedName[reader.language], role: row.actorRole },
    action: row.action,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    subject: presentSubject(row, names.subjectOf(row)),
    customerName: names.customerOf(row),
    changeRequestId: row.changeRequestId,
    before: row.before,
    after: row.after,
    reason: presentReason(row, reader),
    requestId: row.callId,
    wordsRemoved: row.wordsRemoved,
    sealId: row.sealId,
  };
}

function presentReason(row: AuditRecord, { language, side }: { language: Language; side: ReaderSide }): string | null {
  if (side === 'customer' && isBetweenColleagues(row.action)) return null;
  return presentReasonText(reasonOfEntry(row), language, side);
}

function presentSubject({ subjectKind }: AuditRecord, subject: NamedSubject | null): AuditReply['subject'] {
  if (subject === null) return null;
  const { id, name, lineNumber, lineLabel, slot = null } = subject;
  return {
    name: subjectKind === 'change_request' ? requestNumber(id) : name,
    line: lineNumber === undefined ? null : { number: lineNumber, label: lineLabel ?? '' },
    slot,
  };
}
