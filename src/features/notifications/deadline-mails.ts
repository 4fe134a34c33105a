import { alarmFoot } from '../../contract/words/alarm-mails.ts';
import { deadlineMails, holderWords } from '../../contract/words/deadline-mails.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { DeadlineWarning } from '../../domain/deadline/warnings.ts';
import { alarmEvent } from './alarm-event.ts';
import { queueChosen } from './queue-chosen.repository.ts';
import { queueMessage } from './queue-message.repository.ts';
import { type RaisedAlarm, raiseAlarm } from './raise-alarm.repository.ts';
import { languageOf, linesText } from './reader-text.ts';
import { findCustomerName, findOperators, findReader, type Reader } from './recipients.repository.ts';
import type { Notifications, ToldStep } from './told-step.ts';

type Warned = Pick<ToldStep, 'transaction' | 'request' | 'job'> & { warning: DeadlineWarning; now: Date };

/**
 * Stores the mails that warn of a request's deadline: to the technician who holds its job, and from 80 % on, or where nobody holds
 * it, to the operators. A breach is an alarm: instead of the operators whoever is on duty is notified. Each person gets one.
 */
export async function mailDeadlineWarning(deps: Deps, warned: Warned): Promise<Notifications> {
  const { transaction, request, job, warning, now } = warned;
  const mail = deadlineMails[warning];
  const holder = job?.status === 'taken' ? job.takenByName : null;
  const raised = warning === 'breach' ? await raiseAlarm(transaction, { kind: 'deadline_breach', request, now }) : null;
  const values = {
    customer: await findCustomerName(transaction, request.organisationId),
    number: requestNumber(request.id),
    dueBy: request.dueBy.toISOString(),
    address: `${deps.publicUrl()}/jobs${job ? `/${job.id}` : ''}`,
  };
  const line = await linesText(transaction, request);
  const nudges = [];
  for (const reader of await readersOf(transaction, warned, raised)) {
    const language = languageOf(reader);
    const said = holder === null ? holderWords.open[language] : say(holderWords.held, language, { holder });
    const written = { ...values, name: reader.name, line: line[language], holder: said };
    const message = {
      organisationId: null,
      kind: `deadline_${warning}` as const,
      subject: say(mail.subject, language, written),
      body: say(mail.body, language, written) + footFor(deps, raised, reader),
    };
    if (warning === 'breach')
      nudges.push(await queueMessage(transaction, { ...message, recipient: reader.email }, now));
    else nudges.push(...(await queueChosen(transaction, { ...message, reader, group: 'warnings' }, now)));
  }
  const about = { kind: 'deadline_breach', changeRequestId: request.id, jobId: job?.id ?? null } as const;
  return { nudges, events: raised ? [alarmEvent(raised, about)] : [] };
}

/** Only those who are notified can stop the escalation. */
function footFor(deps: Deps, raised: RaisedAlarm | null, reader: Reader): string {
  if (!raised?.notified.some(({ id }) => id === reader.id)) return '';
  return say(alarmFoot, languageOf(reader), { alarm: `${deps.publicUrl()}/on-call?alarm=${raised.id}` });
}

async function readersOf(
  transaction: Transaction,
  { job, warning }: Warned,
  raised: RaisedAlarm | null,
): Promise<Reader[]> {
  const holder = job?.status === 'taken' && job.takenBy !== null ? await findReader(transaction, job.takenBy) : null;
  if (holder !== null && warning === 'half') return [holder];
  const operators = raised?.notified ?? (await findOperators(transaction));
  if (holder === null) return operators;
  return [holder, ...operators.filter(({ id }) => id !== holder.id)];
}
