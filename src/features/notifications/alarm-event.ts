import type { LiveEvent } from '../../db/records.ts';
import type { AlarmKind } from '../../domain/on-call/alarm.ts';
import type { RaisedAlarm } from './raise-alarm.repository.ts';

/** The event that shows and sounds an alarm on the desk's open pages: of operators, and of whoever is notified. */
export function alarmEvent(
  { id, notified }: RaisedAlarm,
  about: { kind: AlarmKind; changeRequestId: string; jobId: string | null },
): LiveEvent {
  const { kind: message, changeRequestId, jobId } = about;
  const data = { message, changeRequestId, jobId, alarmId: id, notified: notified.map((reader) => reader.id) };
  return { type: 'operators.alarmed', subjectId: changeRequestId, organisationId: null, data };
}
