import type { Transaction } from '../../db/database.ts';
import type { AuditEntry } from '../../db/records.ts';
import { revokeInvitationsOf } from './invitations.repository.ts';

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
