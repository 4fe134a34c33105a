import type { AlarmReply } from '../../contract/on-call.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { findAlarm, listAlarmRows, lockAlarm, saveAlarm } from './alarms.repository.ts';
import { presentAlarm } from './on-call.presenter.ts';
import { readEscalateAfter } from './on-call.repository.ts';

/** Open alarms or those that have ended, newest first. @throws AppError `forbidden`, `cursor_invalid`. */
export async function listAlarms(
  deps: Deps,
  { actor }: Caller,
  { limit, cursor, state }: { limit: number; cursor?: string; state: 'open' | 'ended' },
): Promise<{ items: AlarmReply[]; nextCursor: string | null }> {
  ensure(actor, 'alarm.read', { organisationId: null });
  const after = decodeIdCursor(cursor);
  return await deps.database.transaction(actor, async (transaction) => {
    const minutes = await readEscalateAfter(transaction);
    const found = await listAlarmRows(transaction, { open: state === 'open', after, limit });
    const { rows, nextCursor } = pageOf(found, limit, ({ alarm }) => [alarm.id]);
    const calendar = deps.calendar.current();
    return { items: rows.map((row) => presentAlarm(row, { calendar, minutes })), nextCursor };
  });
}

/** @throws AppError `forbidden`, `not_found`. */
export async function getAlarm(deps: Deps, { actor }: Caller, id: string): Promise<AlarmReply> {
  ensure(actor, 'alarm.read', { organisationId: null });
  return await deps.database.transaction(actor, (transaction) => shownAlarm(deps, transaction, id));
}

/**
 * Ends the escalation. Of two people the first is named in both answers; an alarm that has ended stays as it is.
 * @throws AppError `forbidden`, `not_found`.
 */
export async function acknowledgeAlarm(deps: Deps, { actor, callId }: Caller, id: string): Promise<AlarmReply> {
  ensure(actor, 'alarm.acknowledge', { organisationId: null });
  const now = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const current = await lockAlarm(transaction, id);
    if (!current) throw notFound();
    const { acknowledgedAt, solvedAt } = current.alarm;
    if (acknowledgedAt === null && solvedAt === null) {
      await saveAlarm(transaction, id, {
        ...{ acknowledgedAt: now, acknowledgedBy: actor.userId, acknowledgedByName: actor.name },
      });
      await writeRecords(transaction, deps.outbox, null, {
        ...{ at: now, actor, callId, nudges: [] },
        audit: [{ organisationId: null, action: 'alarm.acknowledged', subjectKind: 'alarm', subjectId: id }],
        events: [{ type: 'alarm.changed', subjectId: id, organisationId: null }],
      });
    }
    return await shownAlarm(deps, transaction, id);
  });
}

async function shownAlarm(deps: Deps, transaction: Transaction, id: string): Promise<AlarmReply> {
  const found = await findAlarm(transaction, id);
  if (!found) throw notFound();
  const minutes = await readEscalateAfter(transaction);
  return presentAlarm(found, { calendar: deps.calendar.current(), minutes });
}
