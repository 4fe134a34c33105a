import type { Transaction } from '../../db/database.ts';
import { findPerson, type Person } from '../../db/people.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import type { AuditFacts } from '../../domain/audit-facts.ts';

export interface AccessEvent {
  action: OwnAuditAction;
  /** The person concerned, where known. */
  who: { id: string } | { email: string } | null;
  /** False for a failed attempt: nobody has proved to be that person, so the system is named as the actor. */
  proved: boolean;
  after?: AuditFacts;
  callId: string | null;
  /** Further work in the same transaction; returns values for the audit row. */
  also?: (transaction: Transaction, person: Person) => Promise<AuditEntry[]>;
}

/** Records a sign-in event in a transaction of its own: the sign-in library has already committed its own writes. */
export async function auditAccess(deps: Deps, event: AccessEvent): Promise<void> {
  await deps.database.transaction(systemActor, async (transaction) => {
    const person = event.who && (await findPerson(transaction, event.who));
    const organisationId = person?.organisationId ?? null;
    const more = person && event.also ? await event.also(transaction, person) : [];
    const entry: AuditEntry = {
      organisationId,
      action: event.action,
      subjectKind: 'user',
      subjectId: person?.id ?? 'unknown',
      after: event.after,
    };
    const actor =
      person && event.proved
        ? { kind: 'user' as const, userId: person.id, name: person.name, organisationId, roles: person.roles }
        : systemActor;
    await writeRecords(transaction, deps.outbox, organisationId, {
      at: deps.clock.now(),
      actor,
      callId: event.callId,
      audit: [entry, ...more],
      events: [],
      nudges: [],
    });
  });
}
