import { say } from '../../contract/words/say.ts';
import { webhookOffCauses, webhookOffMail } from '../../contract/words/webhook-mails.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { queueMessage } from './queue-message.repository.ts';
import { languageOf } from './reader-text.ts';
import { findCustomerReaders, findOperators } from './recipients.repository.ts';

interface SwitchedOff {
  /** Null: the desk's. */
  organisationId: string | null;
  endpointId: string;
  /** What people call it. */
  name: string;
  cause: 'failing' | 'gone';
  at: Date;
}

/** Stores a mail to each owner, of the desk's endpoint to each operator, that an endpoint was switched off: why, and how to switch it on again. */
export async function mailWebhookOff(deps: Deps, transaction: Transaction, off: SwitchedOff): Promise<OutboxNudge[]> {
  const { organisationId, endpointId, name, cause, at } = off;
  const nudges: OutboxNudge[] = [];
  const readers =
    organisationId === null
      ? findOperators(transaction)
      : findCustomerReaders(transaction, { organisationId, filedBy: null });
  for (const reader of await readers) {
    const language = languageOf(reader);
    const values = {
      name: reader.name,
      endpoint: name,
      cause: webhookOffCauses[cause][language],
      address: `${deps.publicUrl()}/webhooks/${endpointId}`,
    };
    const message = {
      ...{ organisationId, kind: 'webhook_off' as const, recipient: reader.email },
      subject: say(webhookOffMail.subject, language, values),
      body: say(webhookOffMail.body, language, values),
    };
    nudges.push(await queueMessage(transaction, message, at));
  }
  return nudges;
}
