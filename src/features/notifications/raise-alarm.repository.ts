import type { Transaction } from '../../db/database.ts';
import { alarm, alarmNotified } from '../../db/schema/on-call.ts';
import type { AlarmKind } from '../../domain/on-call/alarm.ts';
import { newId } from '../../shared/ids.ts';
import { findOnDuty } from './on-duty.repository.ts';
import { findOperators, type Reader } from './recipients.repository.ts';

interface Alarming {
  kind: AlarmKind;
  request: { id: string; organisationId: string };
  now: Date;
}

/** An alarm that was just raised, and who has to be notified of it. */
export interface RaisedAlarm {
  id: string;
  notified: Reader[];
}

/**
 * Raises an alarm in the caller's transaction. The first person on duty is notified, the others after them, unless somebody
 * acknowledges (docs/on-call.md); where nobody is on duty, every operator at once.
 */
export async function raiseAlarm(
  transaction: Transaction,
  { kind, request: { id: changeRequestId, organisationId }, now }: Alarming,
): Promise<RaisedAlarm> {
  const [first] = await findOnDuty(transaction, now);
  const notified = first ? [first] : await findOperators(transaction);
  const id = newId();
  const escalates = first !== undefined;
  await transaction.orm
    .insert(alarm)
    .values({ id, organisationId, kind, changeRequestId, raisedAt: now, notifiedAt: now, escalates });
  await saveNotified(transaction, { alarm: { id, organisationId }, notified, at: now });
  return { id, notified };
}

export async function saveNotified(
  transaction: Transaction,
  {
    alarm: { id, organisationId },
    notified,
    at,
  }: {
    alarm: { id: string; organisationId: string };
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
