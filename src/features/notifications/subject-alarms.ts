import {
  alarmFoot,
  escalatedSubjectMail,
  missingLinesWords,
  subjectAlarmMail,
  subjectAlarmNext,
  wholeCountry,
} from '../../contract/words/alarm-mails.ts';
import { alarmKindNames } from '../../contract/words/alarms.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps, Language } from '../../deps.ts';
import type { AlarmSubject, SubjectAlarmKind } from '../../domain/on-call/alarm.ts';
import { alarmEvent } from './alarm-event.ts';
import { nameMissing, placeOfSubject } from './alarm-subjects.repository.ts';
import { queueMessage } from './queue-message.repository.ts';
import { type RaisedAlarm, raiseAlarm, unsolvedAlarms } from './raise-alarm.repository.ts';
import { languageOf } from './reader-text.ts';
import { findAdmins, type Reader } from './recipients.repository.ts';
import type { Notifications } from './told-step.ts';

/** Lines that a mail names; the others are counted. */
const mostNamed = 20;

interface SubjectAlarm {
  kind: SubjectAlarmKind;
  subject: AlarmSubject;
  now: Date;
}

/**
 * Raises an alarm about the desk's own, unless one of its kind is open already. Whoever is notified gets a mail; of a broadcast that one
 * person has sent, the admins as well (docs/rules.md#broadcasts).
 */
export async function alarmAbout(
  deps: Deps,
  transaction: Transaction,
  { kind, subject, now }: SubjectAlarm,
): Promise<Notifications> {
  const unsolved = await unsolvedAlarms(transaction, { kind, subject });
  if (unsolved.some(({ isAcknowledged }) => !isAcknowledged)) return { nudges: [], events: [] };
  const raised = await raiseAlarm(transaction, { kind, subject, now });
  const admins = kind === 'broadcast_alone' ? await findAdmins(transaction) : [];
  const others = admins.filter(({ id }) => !raised.notified.some((reader) => reader.id === id));
  const told = { kind, subject, raised, at: now, now, readers: [...raised.notified, ...others] };
  return { nudges: await mailAbout(deps, transaction, told), events: [alarmEvent(raised, { kind, subject })] };
}

/** Stores the mails about it; with `before` to those who are notified because nobody has acknowledged. */
export async function mailAbout(
  deps: Deps,
  transaction: Transaction,
  {
    kind,
    subject,
    raised,
    at,
    now,
    readers,
    before,
  }: SubjectAlarm & { raised: RaisedAlarm; at: Date; readers: readonly Reader[]; before?: readonly { name: string }[] },
): Promise<OutboxNudge[]> {
  const { county, district } = await placeOfSubject(transaction, subject);
  const missing =
    kind === 'broadcast_not_applied'
      ? await nameMissing(transaction, { broadcastId: subject.id, most: mostNamed })
      : null;
  const mail = before ? escalatedSubjectMail : subjectAlarmMail;
  const alarm = `${deps.publicUrl()}/on-call?alarm=${raised.id}`;
  const nudges: OutboxNudge[] = [];
  for (const reader of readers) {
    const language = languageOf(reader);
    const values = {
      ...{ name: reader.name, at: at.toISOString(), what: alarmKindNames[kind][language] },
      area: county === null ? wholeCountry[language] : `${county}${district ?? ''}`,
      next: subjectAlarmNext[kind][language],
      detail: missing ? detailOf(missing, language) : '',
      before: (before ?? []).map(({ name }) => name).join(language === 'en' ? ', ' : '、'),
    };
    const message = {
      ...{ organisationId: null, kind: before ? ('alarm_escalated' as const) : kind, recipient: reader.email },
      subject: say(mail.subject, language, values),
      body: say(mail.body, language, values) + say(alarmFoot, language, { alarm }),
    };
    nudges.push(await queueMessage(transaction, message, now));
  }
  return nudges;
}

function detailOf({ names, count }: { names: readonly string[]; count: number }, language: Language): string {
  const rest = count > names.length ? ' …' : '';
  const lines = names.join(language === 'en' ? ', ' : '、') + rest;
  return say(missingLinesWords, language, { count, lines });
}
