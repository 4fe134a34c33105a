import type { Transaction } from '../db/database.ts';
import { endSessions, revokeKeysOf } from '../db/people.ts';
import type { AuditEntry } from '../db/records.ts';
import { lendableRoles, type Role } from '../domain/access/role.ts';

/** Revokes the keys of roles that somebody no longer holds; with no role left, every key. Returns values for the audit. */
export async function endKeys(
  transaction: Transaction,
  { userId, held, at }: { userId: string; held: readonly Role[]; at: Date },
): Promise<AuditEntry[]> {
  const ended = await revokeKeysOf(transaction, { userId, kept: lendableRoles(held), at });
  return ended.map(({ id, organisationId, role }) => ({
    organisationId,
    action: 'api_key.revoked',
    subjectKind: 'apiKey',
    subjectId: id,
    after: { role },
  }));
}

/** Ends every session and key of somebody. Returns values for the audit. */
export async function endEntry(
  transaction: Transaction,
  { userId, at }: { userId: string; at: Date },
): Promise<AuditEntry[]> {
  await endSessions(transaction, userId);
  return await endKeys(transaction, { userId, held: [], at });
}
