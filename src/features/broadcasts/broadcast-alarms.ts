import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { isNotApplied } from '../../domain/broadcast/not-applied.ts';
import { isReminderDue } from '../../domain/broadcast/provisional.ts';
import { missingOf } from '../notifications/alarm-subjects.repository.ts';
import { solveAlarms, unsolvedAlarms } from '../notifications/raise-alarm.repository.ts';
import { alarmAbout } from '../notifications/subject-alarms.ts';
import { type BroadcastRow, updateBroadcast } from './broadcasts.repository.ts';

type Due = 'broadcast_not_applied' | 'broadcast_alone';

/**
 * The alarm that a running broadcast needs now: lines are not closed and nobody was notified of it, or one person has sent it and a
 * second one has to be called again. Null: none.
 */
export async function dueAlarm(transaction: Transaction, row: BroadcastRow, now: Date): Promise<Due | null> {
  const subject = { kind: 'broadcast', id: row.id } as const;
  if (isNotApplied(await missingOf(transaction, row.id), now)) {
    const unsolved = await unsolvedAlarms(transaction, { kind: 'broadcast_not_applied', subject });
    if (unsolved.length === 0) return 'broadcast_not_applied';
  }
  const { sentAt, remindedAt, from, status, provisionalUntil } = row;
  if (provisionalUntil === null || sentAt === null || status === 'restoring' || provisionalUntil <= now) return null;
  return isReminderDue({ sentAt, remindedAt, from }, now) ? 'broadcast_alone' : null;
}

/** Raises it. A call for a second person is an alarm of its own each time, whoever has acknowledged the one before. */
export async function raiseDue(
  deps: Deps,
  transaction: Transaction,
  { row, kind, now }: { row: BroadcastRow; kind: Due; now: Date },
): Promise<void> {
  const subject = { kind: 'broadcast', id: row.id } as const;
  if (kind === 'broadcast_alone') {
    await solveAlarms(transaction, { kind, subject, now });
    await updateBroadcast(transaction, row.id, { remindedAt: now });
  }
  const told = await alarmAbout(deps, transaction, { kind, subject, now });
  await writeRecords(transaction, deps.outbox, null, { at: now, actor: systemActor, callId: null, audit: [], ...told });
}
