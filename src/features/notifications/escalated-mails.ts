import { alarmFoot, escalatedMail } from '../../contract/words/alarm-mails.ts';
import { alarmKindNames } from '../../contract/words/alarms.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { AlarmKind } from '../../domain/on-call/alarm.ts';
import { queueMessage } from './queue-message.repository.ts';
import type { RaisedAlarm } from './raise-alarm.repository.ts';
import { languageOf, linesText } from './reader-text.ts';
import { findCustomerName } from './recipients.repository.ts';
import type { ToldStep } from './told-step.ts';

interface Escalated extends Pick<ToldStep, 'request' | 'job'> {
  raised: RaisedAlarm;
  alarm: { kind: AlarmKind; raisedAt: Date };
  /** Who was notified before, in their order. */
  before: readonly { name: string }[];
  now: Date;
}

/** Stores the mails to those who are notified because nobody has acknowledged the alarm. */
export async function mailEscalated(deps: Deps, transaction: Transaction, told: Escalated): Promise<OutboxNudge[]> {
  const { raised, alarm, request, job, before, now } = told;
  const line = await linesText(transaction, request);
  const about = {
    customer: await findCustomerName(transaction, request.organisationId),
    number: requestNumber(request.id),
    dueBy: request.dueBy.toISOString(),
    at: alarm.raisedAt.toISOString(),
    address: `${deps.publicUrl()}/jobs${job ? `/${job.id}` : ''}`,
    alarm: `${deps.publicUrl()}/on-call?alarm=${raised.id}`,
  };
  const nudges: OutboxNudge[] = [];
  for (const reader of raised.notified) {
    const language = languageOf(reader);
    const values = {
      ...{ ...about, name: reader.name, line: line[language], what: alarmKindNames[alarm.kind][language] },
      before: before.map(({ name }) => name).join(language === 'en' ? ', ' : '、'),
    };
    const message = {
      ...{ organisationId: null, kind: 'alarm_escalated' as const, recipient: reader.email },
      subject: say(escalatedMail.subject, language, values),
      body: say(escalatedMail.body, language, values) + say(alarmFoot, language, values),
    };
    nudges.push(await queueMessage(transaction, message, now));
  }
  return nudges;
}
