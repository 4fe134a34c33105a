import type { AuditReply } from '../../contract/audit.contract.ts';
import { auditActionName, auditColumnNames, auditRoleNames, auditSubjectName } from '../../contract/words/audit.ts';
import { vocabulary } from '../../contract/words/vocabulary.ts';
import type { Language } from '../../deps.ts';
import { phoneNumberText } from '../../domain/line/phone-number.ts';

/** The head of an export. */
export function auditColumns(language: Language): string[] {
  return Object.values(auditColumnNames).map((sentence) => sentence[language]);
}

/** One entry's cells, in the order of the head. Times are Taipei's, as spreadsheets read them: `2026-03-04 10:00:00`. */
export function auditCells(entry: AuditReply, language: Language): (string | number | null)[] {
  const { actor, subject } = entry;
  const cells: Record<keyof typeof auditColumnNames, string | number | null> = {
    at: entry.at.slice(0, 19).replace('T', ' '),
    actor: actor.name,
    role: auditRoleNames(actor.role, language),
    action: auditActionName(entry.action, language),
    kind: auditSubjectName(entry.subjectKind, language),
    subject: subject?.name ?? null,
    line: subject?.line ? `${phoneNumberText(subject.line.number)} ${subject.line.label}` : null,
    slot: subject?.slot ? slotName(subject.slot, language) : null,
    customer: entry.customerName,
    reason: entry.reason,
    before: factsText(entry.before),
    after: factsText(entry.after),
    code: entry.action,
    subjectId: entry.subjectId,
    call: entry.requestId,
    seal: entry.sealId,
    id: entry.id,
  };
  return Object.values(cells);
}

function slotName(slot: string, language: Language): string {
  return vocabulary.slot?.[slot]?.[language] ?? slot.replace(/^custom:/, '');
}

function factsText(facts: unknown): string | null {
  return facts === null || facts === undefined ? null : JSON.stringify(facts);
}
