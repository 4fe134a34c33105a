import { deadlineMails, holderWords } from '../../contract/words/deadline-mails.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { DeadlineWarning } from '../../domain/deadline/warnings.ts';
import { queueMessage } from './queue-message.repository.ts';
import { languageOf, linesText } from './reader-text.ts';
import { findCustomerName, findOperators, findReader, type Reader } from './recipients.repository.ts';
import type { ToldStep } from './told-step.ts';

type Warned = Pick<ToldStep, 'transaction' | 'request' | 'job'> & { warning: DeadlineWarning; now: Date };

/**
 * Stores the mails that warn of a request's deadline: to the technician who holds its job, and from 80 % on, or where nobody holds
 * it, to the operators. Each person gets one.
 */
export async function mailDeadlineWarning(deps: Deps, warned: Warned): Promise<OutboxNudge[]> {
  const { transaction, request, job, warning, now } = warned;
  const mail = deadlineMails[warning];
  const holder = job?.status === 'taken' ? job.takenByName : null;
  const values = {
    customer: await findCustomerName(transaction, request.organisationId),
    number: requestNumber(request.id),
    dueBy: request.dueBy.toISOString(),
    address: `${deps.publicUrl()}/jobs${job ? `/${job.id}` : ''}`,
  };
  const line = await linesText(transaction, request);
  const nudges: OutboxNudge[] = [];
  for (const reader of await readersOf(transaction, warned)) {
    const language = languageOf(reader);
    const said = holder === null ? holderWords.open[language] : say(holderWords.held, language, { holder });
    const written = { ...values, name: reader.name, line: line[language], holder: said };
    const message = {
      organisationId: null,
      kind: `deadline_${warning}` as const,
      recipient: reader.email,
      subject: say(mail.subject, language, written),
      body: say(mail.body, language, written),
    };
    nudges.push(await queueMessage(transaction, message, now));
  }
  return nudges;
}

async function readersOf(transaction: Transaction, { job, warning }: Warned): Promise<Reader[]> {
  const holder = job?.status === 'taken' && job.takenBy !== null ? await findReader(transaction, job.takenBy) : null;
  if (holder !== null && warning === 'half') return [holder];
  const operators = await findOperators(transaction);
  if (holder === null) return operators;
  return [holder, ...operators.filter(({ email }) => email !== holder.email)];
}
