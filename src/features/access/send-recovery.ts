import { lockPerson } from '../../db/people.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { recoveryMail } from '../notifications/access-mails.ts';
import { queueMessage } from '../notifications/queue-message.repository.ts';
import { endRecoveryLinks } from './sign-in.repository.ts';

/** Mails the link to set a new password and invalidates earlier links; nothing is sent to somebody who is disabled. */
export async function sendRecovery(deps: Deps, recovery: { userId: string; token: string }): Promise<void> {
  const at = deps.clock.now();
  await deps.database.transaction(systemActor, async (transaction) => {
    const person = await lockPerson(transaction, recovery.userId);
    await endRecoveryLinks(transaction, recovery.userId, { butNewest: person?.disabledAt === null });
    if (!person || person.disabledAt !== null) return;
    const { organisationId } = person;
    const link = `${deps.publicUrl()}/reset-password?token=${encodeURIComponent(recovery.token)}`;
    const mail = recoveryMail({ link, language: person.language ?? 'zh-TW' });
    const nudge = await queueMessage(transaction, { organisationId, recipient: person.email, ...mail }, at);
    await writeRecords(transaction, deps.outbox, organisationId, {
      at,
      actor: systemActor,
      callId: null,
      audit: [
        {
          organisationId,
          action: 'user.recovery_sent',
          subjectKind: 'user',
          subjectId: person.id,
        },
      ],
      events: [],
      nudges: [nudge],
    });
  });
}
