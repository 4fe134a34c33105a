import { conversationMail, customerMailFoot } from '../../contract/words/customer-mails.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import { queueChosen } from './queue-chosen.repository.ts';
import { languageOf, linesText } from './reader-text.ts';
import { findCustomerReaders } from './recipients.repository.ts';
import type { ToldRequest } from './told-step.ts';

interface Written {
  transaction: Transaction;
  request: ToldRequest;
  message: { authorName: string | null; words: string; at: Date };
}

/** Stores the mail to the customer with a message that staff wrote; returns the nudges that send it. */
export async function mailMessage(deps: Deps, { transaction, request, message }: Written): Promise<OutboxNudge[]> {
  const nudges: OutboxNudge[] = [];
  const line = await linesText(transaction, request);
  for (const reader of await findCustomerReaders(transaction, request)) {
    const language = languageOf(reader);
    const values = {
      name: reader.name,
      line: line[language],
      by: message.authorName ?? '',
      text: message.words,
      number: requestNumber(request.id),
      address: `${deps.publicUrl()}/requests/${request.id}`,
    };
    const mail = {
      organisationId: request.organisationId,
      kind: 'request_message' as const,
      ...{ reader, group: 'messages' as const },
      subject: fill(conversationMail.subject[language], values),
      body: fill(conversationMail.body[language] + customerMailFoot[language], values),
    };
    nudges.push(...(await queueChosen(transaction, mail, message.at)));
  }
  return nudges;
}
