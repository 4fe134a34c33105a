import type { Mail } from '../../contract/words/customer-mails.ts';
import { sayInstant } from '../../contract/words/dates.ts';
import { enquiryMails } from '../../contract/words/enquiry-mails.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { enquiryNumber } from '../../domain/enquiry/enquiry-number.ts';
import type { MessageKind } from '../../domain/message-kind.ts';
import type { MailGroup } from '../../domain/notifications/mail-choice.ts';
import { queueChosen } from './queue-chosen.repository.ts';
import { queueMessage } from './queue-message.repository.ts';
import { languageOf } from './reader-text.ts';
import { findAgents, findCustomerName, findReader, type Reader } from './recipients.repository.ts';

interface Sending {
  enquiry: { id: string; organisationId: string; askedBy: string | null; changeRequestId: string | null };
  /** What was written. */
  text: string;
  now: Date;
  /** By when it was to be answered; only for what is late. */
  dueBy?: Date;
}

/** Without a group a mail cannot be switched off. */
async function send(
  deps: Deps,
  transaction: Transaction,
  readers: readonly Reader[],
  {
    enquiry,
    text,
    now,
    dueBy,
    mail,
    kind,
    group,
  }: Sending & { mail: Mail; kind: MessageKind; group: MailGroup | null },
): Promise<OutboxNudge[]> {
  const { id, organisationId, changeRequestId } = enquiry;
  const customer = await findCustomerName(transaction, organisationId);
  const nudges: OutboxNudge[] = [];
  for (const reader of readers) {
    const language = languageOf(reader);
    const filled = {
      ...{ name: reader.name, customer, number: enquiryNumber(id), text },
      due: dueBy ? sayInstant(dueBy, language) : '',
      address: `${deps.publicUrl()}/enquiries/${id}`,
      request: `${deps.publicUrl()}/requests/${changeRequestId ?? ''}`,
    };
    const message = {
      ...{ organisationId, kind },
      subject: fill(mail.subject[language], filled),
      body: fill(mail.body[language], filled),
    };
    if (group === null) nudges.push(await queueMessage(transaction, { ...message, recipient: reader.email }, now));
    else nudges.push(...(await queueChosen(transaction, { ...message, reader, group }, now)));
  }
  return nudges;
}

/** Stores the mails to the agents about a question, or what a customer added to it. Returns the nudges that send them. */
export async function mailAgents(deps: Deps, transaction: Transaction, sending: Sending): Promise<OutboxNudge[]> {
  const readers = await findAgents(transaction);
  const kind = 'enquiry_asked';
  return await send(deps, transaction, readers, { ...sending, mail: enquiryMails[kind], kind, group: 'enquiries' });
}

/**
 * Stores the mails to the agents about a question whose answer is late: whoever works on it is among them. Like an alarm they cannot be
 * switched off. Returns the nudges that send them; none where nobody can be notified.
 */
export async function mailLateAnswer(
  deps: Deps,
  transaction: Transaction,
  sending: Sending & { dueBy: Date },
): Promise<OutboxNudge[]> {
  const readers = await findAgents(transaction);
  const kind = 'enquiry_late';
  return await send(deps, transaction, readers, { ...sending, mail: enquiryMails[kind], kind, group: null });
}

/** Stores the mail to who asked: the answer, or the request that it became. */
export async function mailAsker(
  deps: Deps,
  transaction: Transaction,
  { message, ...sending }: Sending & { message: 'answered' | 'handedOver' },
): Promise<OutboxNudge[]> {
  const { askedBy } = sending.enquiry;
  const asker = askedBy === null ? null : await findReader(transaction, askedBy);
  const readers = asker === null ? [] : [asker];
  const kind = message === 'answered' ? 'enquiry_answered' : 'enquiry_handed_over';
  return await send(deps, transaction, readers, { ...sending, mail: enquiryMails[kind], kind, group: 'messages' });
}
