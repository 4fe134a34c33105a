import type { MailChoiceReply } from '../../contract/access.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { AppError } from '../../shared/app-error.ts';
import { hashMailToken } from '../mail-token.ts';
import { decideMail, findMailRefusal } from './mail-refusals.repository.ts';

/**
 * Stores the recipient's decision about further invitations from one organisation, with the token of any of its mails.
 * Later mails are refused until the same token allows them again. @throws AppError `mail_link_not_usable` (410).
 */
export async function chooseMail(
  deps: Deps,
  caller: Caller,
  { token, choice }: { token: string; choice: 'refuse' | 'allow' },
): Promise<MailChoiceReply> {
  const at = deps.clock.now();
  return await deps.database.transaction(systemActor, async (transaction) => {
    const found = await findMailRefusal(transaction, hashMailToken(token));
    if (!found) throw new AppError('mail_link_not_usable', { status: 410 });
    const { organisationId, organisationName, email } = found;
    const refused = choice === 'refuse';
    await decideMail(transaction, { organisationId, email, refusedAt: refused ? at : null });
    const action = refused ? 'invitation.mail_refused' : 'invitation.mail_allowed';
    await writeRecords(transaction, deps.outbox, organisationId, {
      at,
      // Nobody has signed in: the token was enough, so no person is named.
      actor: systemActor,
      callId: caller.callId,
      audit: [{ organisationId, action, subjectKind: 'mailRefusal', subjectId: found.id }],
      events: [],
      nudges: [],
    });
    return { organisationName, refused };
  });
}
