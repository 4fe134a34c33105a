import { alarmFoot } from '../../contract/words/alarm-mails.ts';
import { sayChangeFault } from '../../contract/words/change-faults.ts';
import { sayHoldCause } from '../../contract/words/hold-causes.ts';
import { operatorMails, operatorMailWords } from '../../contract/words/operator-mails.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import { say } from '../../contract/words/say.ts';
import type { Deps, Language } from '../../deps.ts';
import { changeFaultOf } from '../../domain/change-request/change-fault.ts';
import type { ChangeRequestIntent } from '../../domain/change-request/change-request-state.ts';
import { holdCauseOf } from '../../domain/change-request/hold-cause.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import { alarmEvent } from './alarm-event.ts';
import { queueMessage } from './queue-message.repository.ts';
import { raiseAlarm } from './raise-alarm.repository.ts';
import { languageOf, linesText } from './reader-text.ts';
import { findCustomerName } from './recipients.repository.ts';
import type { Notifications, ToldStep } from './told-step.ts';

/** Raises an alarm: whoever is notified gets a mail that says whose, where, why and what to do; open pages show it. */
export async function alarmOperators(
  { message }: Extract<ChangeRequestIntent, { type: 'notifyOperators' }>,
  deps: Deps,
  saved: ToldStep,
): Promise<Notifications> {
  const { transaction, request, job, step } = saved;
  const mail = operatorMails[message];
  const raised = await raiseAlarm(transaction, { kind: message, request, now: step.now });
  const about = {
    customer: await findCustomerName(transaction, request.organisationId),
    slot: request.slot ?? '',
    number: requestNumber(request.id),
    at: step.now.toISOString(),
    dueBy: request.dueBy.toISOString(),
    address: `${deps.publicUrl()}/jobs/${job?.id ?? ''}`,
    page: `${deps.publicUrl()}/emergency`,
    alarm: `${deps.publicUrl()}/on-call?alarm=${raised.id}`,
  };
  const line = await linesText(transaction, request);
  const nudges = [];
  for (const reader of raised.notified) {
    const language = languageOf(reader);
    const values = { ...about, line: line[language], name: reader.name, cause: causeOf(saved, language) };
    const written = {
      organisationId: null,
      kind: message,
      recipient: reader.email,
      subject: say(mail.subject, language, values),
      body: say(mail.body, language, values) + say(alarmFoot, language, values),
    };
    nudges.push(await queueMessage(transaction, written, step.now));
  }
  const event = alarmEvent(raised, { kind: message, changeRequestId: request.id, jobId: job?.id ?? null });
  return { nudges, events: [event] };
}

/** What went wrong, what the phone system answered, and whether the line is as it was. */
function causeOf({ step, request, job }: ToldStep, language: Language): string {
  const cause = holdCauseOf(request.reason);
  if (cause !== null) return sayHoldCause(cause, language, 'staff');
  const fault = changeFaultOf(request.reason);
  const given = { by: step.actor.name, reason: request.reason ?? '' };
  if (fault === null) return request.reason === null ? '' : say(operatorMailWords.givenUp, language, given);
  const lines = [sayChangeFault(fault, language)];
  if (job?.result?.state === 'failed') {
    const { says, restored } = job.result;
    if (says) lines.push(say(operatorMailWords.said, language, { message: sayOfPhoneSystem(says, language) }));
    if (restored === false) lines.push(operatorMailWords.notRestored[language]);
  }
  return lines.join('\n');
}
