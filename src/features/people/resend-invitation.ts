import type { InvitationReply } from '../../contract/access.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { makeMailToken } from '../mail-token.ts';
import { admitInvitationMail } from './invitation-limits.ts';
import { findInvitation, renewInvitationRow } from './invitations.repository.ts';
import { ensureMayFill, invitationEnd, inviterOf, mailInvitation } from './invite.ts';
import { seatOf } from './manage-invitations.ts';
import { presentInvitation } from './people.presenter.ts';

/**
 * Mails a new link for an invitation that is open or has expired. The former link stops working, so that one invitation
 * never creates two accounts. @throws AppError `not_found`, `forbidden`, `invitation_not_open` (409), or what
 * `admitInvitationMail` refuses.
 */
export async function resendInvitation(deps: Deps, caller: Caller, id: string): Promise<InvitationReply> {
  const at = deps.clock.now();
  const { token, tokenHash } = makeMailToken();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const found = await findInvitation(transaction, id);
    if (!found) throw notFound();
    ensureMayFill(caller, seatOf(found.organisationId));
    const { organisationId, email } = found;
    await admitInvitationMail(transaction, { organisationId, inviterId: inviterOf(caller), email, at });
    const row = await renewInvitationRow(transaction, id, { tokenHash, expiresAt: invitationEnd(at) });
    if (!row) throw new AppError('invitation_not_open', { status: 409 });
    const into = found.organisationName;
    await mailInvitation(deps, transaction, { caller, row, into, token, at, action: 'invitation.resent' });
    return presentInvitation({ ...found, ...row }, at);
  });
}
