import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { alarm, alarmNotified } from '../../db/schema/on-call.ts';
import type { AlarmSubject, RequestAlarmKind, SubjectAlarmKind } from '../../domain/on-call/alarm.ts';
import { newId } from '../../shared/ids.ts';
import { findOnDuty } from './on-duty.repository.ts';
import { findOperators, type Reader } from './recipients.repository.ts';

type Alarming = { now: Date } & (
  | { kind: RequestAlarmKind; request: { id: string; organisationId: string } }
  | { kind: SubjectAlarmKind; subject: AlarmSubject }
);

/** An alarm that was just raised, and who has to be notified of it. */
export interface RaisedAlarm {
  id: string;
  notified: Reader[];
}

/**
 * Raises an alarm in the caller's transaction. The first person on duty is notified, the others after them, unless somebody
 * acknowledges (docs/on-call.md); where nobody is on duty, every operator at once.
 */
export async function raiseAlarm(transaction: Transaction, alarming: Alarming): Promise<RaisedAlarm> {
  const { kind, now } = alarming;
  const [first] = await findOnDuty(transaction, now);
  const notified = first ? [first] : await findOperators(transaction);
  const id = newId();
  const organisationId = 'request' in alarming ? alarming.request.organisationId : null;
  const about =
    'request' in alarming
      ? { changeRequestId: alarming.request.id }
      : { subjectKind: alarming.subject.kind, subjectId: alarming.subject.id };
  const escalates = first !== undefined;
  await transaction.orm
    .insert(alarm)
    .values({ id, organisationId, kind, ...about, raisedAt: now, notifiedAt: now, escalates });
  await saveNotified(transaction, { alarm: { id, organisationId }, notified, at: now });
  return { id, notified };
}

/** Alarms of a kind about a subject whose cause is not known to be gone. */
export async function unsolvedAlarms(
  transaction: Transaction,
  { kind, subject }: { kind: SubjectAlarmKind; subject: AlarmSubject },
): Promise<{ isAcknowledged: boolean }[]> {
  const rows = await transaction.orm
    .select({ acknowledgedAt: alarm.acknowledgedAt })
    .from(alarm)
    .where(and(eq(alarm.kind, kind), eq(alarm.subjectId, subject.id), isNull(alarm.solvedAt)));
  return rows.map(({ acknowledgedAt }) => ({ isAcknowledged: acknowledgedAt !== null }));
}

export async function saveNotified(
  transaction: Transaction,
  {
    alarm: { id, organisationId },
    notified,
    at,
  }: {
    alarm: { id: string; organisationId: string | null };
    notified: readonly Reader[];
    at: Date;
  },
): Promise<void> {
  if (notified.length === 0) return;
  const rows = notified.map((reader) => ({
    organisationId,
    alarmId: id,
    userId: reader.id,
    userName: reader.name,
    at,
  }));
  await transaction.orm.insert(alarmNotified).values(rows);
}
