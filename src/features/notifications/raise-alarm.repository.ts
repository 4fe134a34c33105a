import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { alarm, alarmNotified } from '../../db/schema/on-call.ts';
import { type AlarmNotice, announceAlarm } from '../../db/webhook-outbox.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
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
  const about: { changeRequestId?: string; subjectKind?: AlarmSubject['kind']; subjectId?: string } =
    'request' in alarming
      ? { changeRequestId: alarming.request.id }
      : { subjectKind: alarming.subject.kind, subjectId: alarming.subject.id };
  const escalates = first !== undefined;
  const { changeRequestId = null, subjectKind = null, subjectId = null } = about;
  const raised = { id, organisationId, kind, changeRequestId, subjectKind, subjectId, raisedAt: now };
  await transaction.orm.insert(alarm).values({ ...raised, notifiedAt: now, escalates });
  const webhookId = first?.webhookId ?? null;
  await saveNotified(transaction, { alarm: raised, notified, at: now, type: 'alarm.raised', webhookId });
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

/** Ends the alarms of a kind about a subject, because another one takes their place. */
export async function solveAlarms(
  transaction: Transaction,
  { kind, subject, now }: { kind: SubjectAlarmKind; subject: AlarmSubject; now: Date },
): Promise<void> {
  await transaction.orm
    .update(alarm)
    .set({ solvedAt: now })
    .where(and(eq(alarm.kind, kind), eq(alarm.subjectId, subject.id), isNull(alarm.solvedAt)));
}

type NoticedAlarm = Pick<
  typeof alarm.$inferSelect,
  'id' | 'organisationId' | 'kind' | 'changeRequestId' | 'subjectKind' | 'subjectId' | 'raisedAt'
>;

interface Notice {
  alarm: NoticedAlarm;
  notified: readonly Reader[];
  at: Date;
  type: AlarmNotice['type'];
  /** The endpoint of the shift of whoever is notified. */
  webhookId: string | null;
}

/** Writes who is notified of an alarm now, and keeps it for their shift's webhook. */
export async function saveNotified(transaction: Transaction, notice: Notice): Promise<void> {
  const { alarm: about, notified, at, type, webhookId } = notice;
  if (notified.length === 0) return;
  const { id: alarmId, organisationId } = about;
  const rows = notified.map((reader) => ({
    ...{ organisationId, alarmId },
    ...{ userId: reader.id, userName: reader.name, at },
  }));
  await transaction.orm.insert(alarmNotified).values(rows);
  if (webhookId !== null) announceAlarm(transaction, webhookId, { type, alarmId, at, data: dataOf(notice) });
}

function dataOf({ alarm: about, notified }: Notice): AlarmNotice['data'] {
  const { id, organisationId, kind, changeRequestId, subjectKind, subjectId, raisedAt } = about;
  return {
    ...{ id, kind, organisationId, changeRequestId },
    number: changeRequestId && requestNumber(changeRequestId),
    subject: subjectKind && { kind: subjectKind, id: subjectId },
    raisedAt: raisedAt.toISOString(),
    notified: notified.map((reader) => ({ userId: reader.id, name: reader.name })),
  };
}
