import type { LiveEvent } from '../../db/records.ts';
import type { AlarmKind, AlarmSubject } from '../../domain/on-call/alarm.ts';
import type { RaisedAlarm } from './raise-alarm.repository.ts';

/** The event that shows and sounds an alarm on the desk's open pages: of operators, and of whoever is notified. */
export function alarmEvent(
  { id, notified }: RaisedAlarm,
  about:
    | { kind: AlarmKind; changeRequestId: string; jobId: string | null }
    | { kind: AlarmKind; subject: AlarmSubject },
): LiveEvent {
  const [changeRequestId, jobId] = 'subject' in about ? [null, null] : [about.changeRequestId, about.jobId];
  const subject = 'subject' in about ? about.subject : null;
  const told = notified.map((reader) => reader.id);
  const data = { message: about.kind, changeRequestId, jobId, subject, alarmId: id, notified: told };
  return { type: 'operators.alarmed', subjectId: changeRequestId ?? subject?.id ?? id, organisationId: null, data };
}
