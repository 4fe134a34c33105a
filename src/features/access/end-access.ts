import type { Transaction } from '../../db/database.ts';
import type { AuditEntry } from '../../db/records.ts';
import { lendableRoles, type Role } from '../../domain/access/role.ts';
import { endSessions } from './access.repository.ts';
import { revokeKeysOf } from './api-keys.repository.ts';
import { revokeInvitationsOf } from './invitations.repository.ts';

/**
 * Ends for good the keys of roles that somebody no longer holds; with none left, every key. Returns what the audit has to say.
 */
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

/** Ends every way in that somebody has open: sessions and keys. Returns what the audit has to say. */
export async function endEntry(
  transaction: Transaction,
  { userId, at }: { userId: string; at: Date },
): Promise<AuditEntry[]> {
  await endSessions(transaction, userId);
  return await endKeys(transaction, { userId, held: [], at });
}

/** Ends the open invitations that somebody sent who may no longer invite. Returns what the audit has to say. */
export async function endInvitationsBy(
  transaction: Transaction,
  { userId, at }: { userId: string; at: Date },
): Promise<AuditEntry[]> {
  return endedInvitations(await revokeInvitationsOf(transaction, { inviterId: userId }, at));
}

/** Ends the open invitations to somebody who is shown out: a second link would let them in again. */
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
