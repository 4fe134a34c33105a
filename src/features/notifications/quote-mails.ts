import type { Mail } from '../../contract/words/customer-mails.ts';
import { sayDay } from '../../contract/words/dates.ts';
import {
  quoteCustomerMails,
  quoteMessageMails,
  quoteSalesMails,
  quoteWorkLateMail,
} from '../../contract/words/quote-mails.ts';
import { vocabulary } from '../../contract/words/vocabulary.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import type { PaidKind } from '../../domain/change-request/kind.ts';
import type { DeadlineWarning } from '../../domain/deadline/warnings.ts';
import type { MessageKind } from '../../domain/message-kind.ts';
import type { MailGroup } from '../../domain/notifications/mail-choice.ts';
import { quoteNumber } from '../../domain/quote/quote-number.ts';
import type { QuoteMessage } from '../../domain/quote/quote-state.ts';
import { queueChosen } from './queue-chosen.repository.ts';
import { languageOf } from './reader-text.ts';
import { findCustomerName, findQuoteReaders, findReader, findSales, type Reader } from './recipients.repository.ts';

/** The parts of a quote that its mails name. */
interface MailedQuote {
  id: string;
  organisationId: string;
  kind: PaidKind;
  offeredUntil: string | null;
  reason: string | null;
  requestedBy: string | null;
}

interface Sending {
  quote: MailedQuote;
  now: Date;
  mail: Mail;
  kind: MessageKind;
  group: MailGroup;
  values?: Record<string, string>;
}

async function send(
  deps: Deps,
  transaction: Transaction,
  readers: readonly Reader[],
  { quote, now, mail, kind, group, values = {} }: Sending,
): Promise<OutboxNudge[]> {
  const customer = await findCustomerName(transaction, quote.organisationId);
  const nudges: OutboxNudge[] = [];
  for (const reader of readers) {
    const language = languageOf(reader);
    const filled = {
      ...{ name: reader.name, customer, number: quoteNumber(quote.id), reason: quote.reason ?? '' },
      work: vocabulary.kind?.[quote.kind]?.[language] ?? '',
      until: quote.offeredUntil === null ? '' : sayDay(quote.offeredUntil, language, true),
      address: `${deps.publicUrl()}/quotes/${quote.id}`,
      ...values,
    };
    const message = {
      ...{ organisationId: quote.organisationId, kind, reader, group },
      subject: fill(mail.subject[language], filled),
      body: fill(mail.body[language], filled),
    };
    nudges.push(...(await queueChosen(transaction, message, now)));
  }
  return nudges;
}

type Step = { quote: MailedQuote; message: QuoteMessage | 'quote_ending' | 'quote_delivered'; now: Date };

/** Stores the mails to a customer: to the owners, who decide, and to whoever asked. Returns the nudges that send them. */
export async function mailCustomerOfQuote(
  deps: Deps,
  transaction: Transaction,
  { quote, message, now }: Step,
): Promise<OutboxNudge[]> {
  const mail = quoteCustomerMails[message];
  if (!mail) return [];
  const readers = await findQuoteReaders(transaction, quote);
  return await send(deps, transaction, readers, { quote, now, mail, kind: message, group: 'waiting' });
}

type SalesStep = { quote: MailedQuote; message: QuoteMessage | 'quote_sent_back'; now: Date };

/** The same to sales. */
export async function mailSales(
  deps: Deps,
  transaction: Transaction,
  { quote, message, now }: SalesStep,
): Promise<OutboxNudge[]> {
  const mail = quoteSalesMails[message];
  if (!mail) return [];
  const readers = await findSales(transaction);
  return await send(deps, transaction, readers, { quote, now, mail, kind: message, group: 'quotes' });
}

/**
 * Stores the mails that warn of an agreed day, like those of a promise: to whoever holds its job, and from 80 % on, or where nobody
 * holds it, to sales.
 */
export async function mailWorkWarning(
  deps: Deps,
  transaction: Transaction,
  {
    quote,
    warning,
    holderId,
    now,
  }: { quote: MailedQuote; warning: DeadlineWarning; holderId: string | null; now: Date },
): Promise<OutboxNudge[]> {
  const holder = holderId === null ? null : await findReader(transaction, holderId);
  const sales = holder !== null && warning === 'half' ? [] : await findSales(transaction);
  const sending = { quote, now, mail: quoteWorkLateMail, kind: 'quote_work_late' as const };
  return [
    ...(holder === null ? [] : await send(deps, transaction, [holder], { ...sending, group: 'warnings' })),
    ...(await send(
      deps,
      transaction,
      sales.filter(({ id }) => id !== holder?.id),
      { ...sending, group: 'quotes' },
    )),
  ];
}

/** The mail to the other side with a message about a quote. */
export async function mailQuoteMessage(
  deps: Deps,
  transaction: Transaction,
  {
    quote,
    said,
    now,
  }: { quote: MailedQuote; said: { side: 'customer' | 'staff'; authorName: string; words: string }; now: Date },
): Promise<OutboxNudge[]> {
  const values = { by: said.authorName, text: said.words };
  const sending = { quote, now, kind: 'quote_message' as const, values };
  if (said.side === 'staff') {
    const readers = await findQuoteReaders(transaction, quote);
    return await send(deps, transaction, readers, { ...sending, mail: quoteMessageMails.customer, group: 'messages' });
  }
  const readers = await findSales(transaction);
  return await send(deps, transaction, readers, { ...sending, mail: quoteMessageMails.sales, group: 'quotes' });
}
