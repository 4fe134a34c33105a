import { customerMailFoot, customerMails, customerMailWords, staffMails } from '../../contract/words/customer-mails.ts';
import { wordsOfFinding } from '../../contract/words/finding-words.ts';
import { sayHoldCause } from '../../contract/words/hold-causes.ts';
import { proofSentences } from '../../contract/words/proof.ts';
import { sayRequestTimes, timesLine } from '../../contract/words/request-times.ts';
import { shownValues } from '../../contract/words/say.ts';
import { fill, type Sentence } from '../../contract/words/wording.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps, Language } from '../../deps.ts';
import { changeFaultOf } from '../../domain/change-request/change-fault.ts';
import type { Awaited, ChangeRequestIntent } from '../../domain/change-request/change-request-state.ts';
import { holdCauseOf } from '../../domain/change-request/hold-cause.ts';
import { reopenBusinessDays } from '../../domain/change-request/reopening.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { JobIntent } from '../../domain/job/job-state.ts';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { groupOfStep } from '../../domain/notifications/mail-choice.ts';
import { promiseEntry } from './promise-entries.ts';
import { queueChosen } from './queue-chosen.repository.ts';
import { queueMessage } from './queue-message.repository.ts';
import { languageOf, linesText } from './reader-text.ts';
import { findCustomerReaders, findReader } from './recipients.repository.ts';
import type { Notifications, ToldLine, ToldRequest, ToldStep } from './told-step.ts';

/**
 * Stores the mail to the customer about this step, in the reader's language, and returns the nudges that send it.
 * A filing that is accepted at once is not mailed: its answer says so. What the request promises is attached as a calendar entry.
 */
export async function mailCustomer(
  intent: Extract<ChangeRequestIntent, { type: 'notifyCustomer' }>,
  deps: Deps,
  { transaction, request, lines, step: { decision, now } }: ToldStep,
): Promise<Pick<Notifications, 'nudges'>> {
  const nudges: OutboxNudge[] = [];
  const mail = customerMails[intent.message];
  if (!mail) return { nudges };
  const line = await linesText(transaction, request);
  for (const reader of await findCustomerReaders(transaction, request)) {
    const language = languageOf(reader);
    const values = {
      name: reader.name,
      line: line[language],
      ...countsOf(lines, language),
      slot: request.slot ?? '',
      days: reopenBusinessDays,
      number: requestNumber(request.id),
      times: timesLine(sayRequestTimes({ ...request, deadline: request }, language, now)),
      question: wantedFrom(decision.next.awaited, language),
      reason: reasonFor(request, language),
      known: request.proof === null ? '' : proofSentences[request.proof][language],
      lineState: lineStateOf(request)[language],
      desk: deskText(deps, language),
      address: `${deps.publicUrl()}/requests/${request.id}`,
    };
    const entry = promiseEntry(deps, request, { line: line[language], language, now });
    const message = {
      organisationId: request.organisationId,
      kind: intent.message,
      ...{ reader, group: groupOfStep(intent.message) },
      subject: fill(mail.subject[language], values),
      body: fill(mail.body[language] + customerMailFoot[language], values),
      calendarEntries: entry === null ? [] : [entry],
    };
    nudges.push(...(await queueChosen(transaction, message, now)));
  }
  return { nudges };
}

/** Numbers that a mail names; the page has them all. */
const mostNamed = 10;

/** How many lines are live, and which are not. */
function countsOf(lines: ToldLine[], language: Language) {
  const left = lines.filter(({ state }) => state !== 'live' && state !== 'unchanged');
  const named = left.slice(0, mostNamed).map(({ number }) => phoneNumberText(number));
  const listed = named.join(language === 'en' ? ', ' : '、');
  return {
    lines: lines.length,
    live: lines.length - left.length,
    left: left.length > mostNamed ? `${listed} …` : listed,
  };
}

/** A fault of ours has no reason beside the mail's own words; a person's reason is quoted as theirs. */
function reasonFor({ status, reason }: ToldRequest, language: Language): string {
  if (reason === null || changeFaultOf(reason) !== null) return '';
  const cause = holdCauseOf(reason);
  if (cause !== null) return sayHoldCause(cause, language, 'customer');
  return ['failed', 'completed'].includes(status) ? fill(customerMailWords.technician[language], { reason }) : reason;
}

function lineStateOf({ proof }: ToldRequest): Sentence {
  return proof === 'unknown' ? proofSentences.unknown : customerMailWords.asBefore;
}

/** How to reach the desk, from this installation's settings. */
function deskText({ config }: Deps, language: Language): string {
  const { phone, email } = config.contact.desk;
  const reach = [phone && phoneNumberText(phone), email].filter(Boolean).join(language === 'en' ? ', ' : '、');
  return reach === '' ? '' : fill(customerMailWords.desk[language], { reach });
}

/** The technician's question, or what is wrong with the recording and how to correct it. */
function wantedFrom(awaited: Awaited | null, language: Language): string {
  if (!awaited) return '';
  if (awaited.question !== null) return awaited.question;
  return awaited.reasons
    .map(({ code, params }) => {
      const words = wordsOfFinding({ code, params }, language);
      const shown = shownValues(params, language);
      return words ? `${fill(words.message, shown)} ${fill(words.fix, shown)}` : code;
    })
    .join('\n');
}

/** Notifies a technician of what happened to one of their jobs. Somebody who has left gets nothing. */
export async function mailTechnician(
  intent: Extract<JobIntent, { type: 'tellPerson' }>,
  deps: Deps,
  {
    transaction,
    request,
    now,
  }: { transaction: Transaction; request: Pick<ToldRequest, 'lineId' | 'lineCount'>; now: Date },
): Promise<OutboxNudge[]> {
  const reader = await findReader(transaction, intent.userId);
  if (!reader) return [];
  const language = languageOf(reader);
  const mail = staffMails[intent.message];
  const values = {
    name: reader.name,
    line: (await linesText(transaction, request))[language],
    by: '',
    reason: '',
    ...intent.params,
    address: `${deps.publicUrl()}/jobs`,
  };
  const message = {
    organisationId: null,
    kind: intent.message,
    subject: fill(mail.subject[language], values),
    body: fill(mail.body[language], values),
  };
  // The lease of an assigned job runs from now on: this one nobody can switch off or put off.
  if (intent.message === 'job_reassigned_to_you')
    return [await queueMessage(transaction, { ...message, recipient: reader.email }, now)];
  return await queueChosen(transaction, { ...message, reader, group: 'jobs' as const }, now);
}
