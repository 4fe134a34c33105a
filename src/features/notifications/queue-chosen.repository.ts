import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import { mailChoice } from '../../db/schema/mail-choice.ts';
import { message } from '../../db/schema/records.ts';
import type { MailGroup } from '../../domain/notifications/mail-choice.ts';
import { newId } from '../../shared/ids.ts';
import { type NewMessage, queueMessage } from './queue-message.repository.ts';
import type { Reader } from './recipients.repository.ts';

interface Chosen extends Omit<NewMessage, 'recipient'> {
  reader: Reader;
  group: MailGroup;
}

/**
 * Stores an ordinary mail as its reader wants it: at once, for the daily mail, or not at all. Returns the nudges that send it.
 * Mails about access, a webhook switched off, an assigned job, a late answer, and alarms are stored with `queueMessage`: they cannot be switched off.
 */
export async function queueChosen(
  transaction: Transaction,
  { reader, group, ...mail }: Chosen,
  at: Date,
): Promise<OutboxNudge[]> {
  const [choice] = await transaction.orm.select().from(mailChoice).where(eq(mailChoice.userId, reader.id));
  if (choice?.muted.includes(group)) return [];
  const stored = { ...mail, recipient: reader.email };
  if (choice?.pace !== 'daily') return [await queueMessage(transaction, stored, at)];
  await transaction.orm.insert(message).values({ ...stored, id: newId(), createdAt: at, gatheredFor: reader.id });
  return [];
}
