import type { Transaction } from '../../db/database.ts';
import { type LiveEvent, type OutboxNudge, writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { isServiceTime } from '../../domain/deadline/warnings.ts';
import { isSolved, type SubjectAlarmKind } from '../../domain/on-call/alarm.ts';
import { nextNotifyAt } from '../../domain/on-call/escalation.ts';
import { findRequest } from '../change-requests/change-requests.repository.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { alarmEvent } from '../notifications/alarm-event.ts';
import { mailEscalated } from '../notifications/escalated-mails.ts';
import { findOnDuty } from '../notifications/on-duty.repository.ts';
import { type RaisedAlarm, saveNotified } from '../notifications/raise-alarm.repository.ts';
import { findOperators, type Reader } from '../notifications/recipients.repository.ts';
import { mailAbout } from '../notifications/subject-alarms.ts';
import { type AlarmRow, lockAlarm, notifiedOf, openAlarms, saveAlarm, type WatchedAlarm } from './alarms.repository.ts';
import { readEscalateAfter } from './on-call.repository.ts';

/**
 * Notifies the next person of alarms that nobody has acknowledged in time, and ends those whose cause is gone. A notice is
 * written with its mail in one transaction, so that no restart and no second worker repeats it. Returns how many it worked on.
 */
export async function escalateAlarms(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const { minutes, open } = await deps.database.transaction(systemActor, async (transaction) => ({
    minutes: await readEscalateAfter(transaction),
    open: await openAlarms(transaction),
  }));
  const ids = open.filter((each) => stepOf(deps, each, { now, minutes }) !== null).map(({ alarm }) => alarm.id);
  return await eachInTurn(deps, ids, async (transaction, id) => {
    const current = await lockAlarm(transaction, id);
    const step = current && stepOf(deps, current, { now, minutes });
    if (current && step === 'solve') await solve(deps, transaction, current.alarm, now);
    if (current && step === 'notify') await notifyNext(deps, transaction, current.alarm, now);
  });
}

/** What is due for an alarm; null: nothing. */
function stepOf(
  deps: Deps,
  { alarm, cause }: WatchedAlarm,
  { now, minutes }: { now: Date; minutes: number },
): 'solve' | 'notify' | null {
  const { kind, notifiedAt, acknowledgedAt, solvedAt, escalates } = alarm;
  if (acknowledgedAt !== null || solvedAt !== null) return null;
  if (isSolved(cause, now)) return 'solve';
  const calendar = deps.calendar.current();
  if (!escalates || (kind === 'deadline_breach' && !isServiceTime(calendar, now))) return null;
  const next = nextNotifyAt(calendar, { kind, notifiedAt, minutes });
  return next !== null && next <= now ? 'notify' : null;
}

async function solve(deps: Deps, transaction: Transaction, { id }: AlarmRow, now: Date): Promise<void> {
  await saveAlarm(transaction, id, { solvedAt: now });
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor: systemActor, callId: null, nudges: [] },
    audit: [{ organisationId: null, action: 'alarm.solved', subjectKind: 'alarm', subjectId: id }],
    events: [{ type: 'alarm.changed', subjectId: id, organisationId: null }],
  });
}

/** The first person on duty who was not notified yet; after the last of them every operator who was not. */
async function notifyNext(deps: Deps, transaction: Transaction, alarm: AlarmRow, now: Date): Promise<void> {
  const before = await notifiedOf(transaction, alarm.id);
  const isNew = ({ id }: Reader) => !before.some(({ userId }) => userId === id);
  const [next] = (await findOnDuty(transaction, now)).filter(isNew);
  const notified = next ? [next] : (await findOperators(transaction)).filter(isNew);
  await saveAlarm(transaction, alarm.id, { notifiedAt: now, escalates: next !== undefined });
  const webhookId = next?.webhookId ?? null;
  await saveNotified(transaction, { alarm, notified, at: now, type: 'alarm.escalated', webhookId });
  if (notified.length === 0) return;
  const { nudges, event } = await tellNext(deps, transaction, {
    raised: { id: alarm.id, notified },
    alarm,
    before,
    now,
  });
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor: systemActor, callId: null, nudges },
    audit: [
      {
        ...{ organisationId: null, action: 'alarm.escalated', subjectKind: 'alarm', subjectId: alarm.id },
        after: next ? { holder: next.id } : { entries: notified.length },
      },
    ],
    events: [event],
  });
}

/** The mails and the event to the next people, by what the alarm is about. */
async function tellNext(
  deps: Deps,
  transaction: Transaction,
  {
    raised,
    alarm,
    before,
    now,
  }: { raised: RaisedAlarm; alarm: AlarmRow; before: readonly { name: string }[]; now: Date },
): Promise<{ nudges: OutboxNudge[]; event: LiveEvent }> {
  const { subjectKind, subjectId, changeRequestId } = alarm;
  if (subjectKind !== null && subjectId !== null) {
    const about = { kind: alarm.kind as SubjectAlarmKind, subject: { kind: subjectKind, id: subjectId } };
    const told = { ...about, raised, at: alarm.raisedAt, now, readers: raised.notified, before };
    return { nudges: await mailAbout(deps, transaction, told), event: alarmEvent(raised, about) };
  }
  const found = await findRequest(transaction, changeRequestId ?? '');
  if (!found) throw new Error(`alarm ${alarm.id} is about nothing`);
  const { request, job } = found;
  const about = { kind: alarm.kind, changeRequestId: request.id, jobId: job?.id ?? null };
  const nudges = await mailEscalated(deps, transaction, { raised, alarm, request, job, before, now });
  return { nudges, event: alarmEvent(raised, about) };
}
