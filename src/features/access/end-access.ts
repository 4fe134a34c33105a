import type { Transaction } from '../../db/database.ts';
import type { AuditEntry } from '../../db/records.ts';
import { lendableRoles, type Role } from '../../domain/access/role.ts';
import { endSessions } from './access.repository.ts';
import { revokeKeysOf } from './api-keys.repository.ts';
import { revokeInvitationsOf } from './invitations.repository.ts';

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

/** Revokes the open invitations sent by somebody who may no longer invite. Returns values for the audit. */
export async function endInvitationsBy(
  transaction: Transaction,
  { userId, at }: { userId: string; at: Date },
): Promise<AuditEntry[]> {
  return endedInvitations(await revokeInvitationsOf(transaction, { inviterId: userId }, at));
}

/** Revokes the open invitations to somebody who is removed: a second link would let them in again. */
export async function endInvitationsTo(
  transaction: Transaction,
  { at, ...invited }: { email: string; organisationId: string | null; at: Date },
): Promise<AuditEntry[]> {
  return endedInvitations(await revokeInvitationsOf(transaction, invited, at));
}

function endedInvitations(rows: { id: string; organisationId: string | null }[]): AuditEntry[] {
  return rows.map(({ id, organisationId }) => ({
    organisationId,
    action: 'invitation.revoked',
    subjectKind: 'invitation',
    subjectId: id,
  }));
}
