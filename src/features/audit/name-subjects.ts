import type { AuditRecord } from '../../db/audit-log.ts';
import type { Transaction } from '../../db/database.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { type NamedSubject, namedCustomers, subjectLooks } from './audit-subjects.repository.ts';

/** Names of the subjects and customers of audit rows. */
export interface Names {
  subjectOf(row: AuditRecord): NamedSubject | null;
  customerOf(row: AuditRecord): string | null;
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Adds names to a page of audit rows, as far as the caller may see them now. The rows themselves contain none, so that
 * they outlive what they are about. One query a kind.
 */
export async function nameSubjects(
  transaction: Transaction,
  rows: readonly AuditRecord[],
  actor: Actor,
): Promise<Names> {
  const subjects = new Map<string, NamedSubject>();
  for (const [kind, look] of Object.entries(subjectLooks)) {
    const ids = distinct(rows.filter((row) => row.subjectKind === kind).map((row) => row.subjectId));
    if (ids.length === 0) continue;
    for (const subject of await look(transaction, ids, actor)) subjects.set(`${kind} ${subject.id}`, subject);
  }
  const owners = distinct(rows.flatMap(({ organisationId }) => organisationId ?? []));
  const customers = owners.length === 0 ? [] : await namedCustomers(transaction, owners);
  const customerNames = new Map(customers.map(({ id, name }) => [id, name]));
  return {
    subjectOf: (row) => subjects.get(`${row.subjectKind} ${row.subjectId}`) ?? null,
    customerOf: (row) => customerNames.get(row.organisationId ?? '') ?? null,
  };
}

/** Some subjects have no id: a sign-in with an unknown address. */
function distinct(ids: string[]): string[] {
  return [...new Set(ids)].filter((id) => idPattern.test(id));
}
