import type { Transaction } from '../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import { findPerson, type Person } from './access.repository.ts';

export interface AccessEvent {
  action: OwnAuditAction;
  /** Whom it was about, as far as known. */
  who: { id: string } | { email: string } | null;
  /** False for a failed attempt: then nobody has proved to be that person, and the system is named as the actor. */
  proved: boolean;
  after?: unknown;
  callId: string | null;
  /** What else happens in the same transaction; returns what the audit has to say about it. */
  also?: (transaction: Transaction, person: Person) => Promise<AuditEntry[]>;
}

/** Writes what happened at the door, in a transaction of its own: the sign-in library's own writes are already done. */
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
