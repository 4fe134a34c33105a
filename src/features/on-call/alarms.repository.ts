import { and, asc, desc, eq, isNull, lt, not, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { announcement } from '../../db/schema/announcement.ts';
import { broadcast } from '../../db/schema/broadcast.ts';
import { changeRequest } from '../../db/schema/change-request.ts';
import { customer } from '../../db/schema/customer.ts';
import { job } from '../../db/schema/job.ts';
import { alarm, alarmNotified } from '../../db/schema/on-call.ts';
import type { AlarmCause, RequestAlarmKind, SubjectAlarmKind } from '../../domain/on-call/alarm.ts';
import { causeOfSubject, type SubjectPlace } from '../notifications/alarm-subjects.repository.ts';

export type AlarmRow = typeof alarm.$inferSelect;

/** An alarm with what its page shows. */
export interface ShownAlarm {
  alarm: AlarmRow;
  /** Of its request. */
  customer: string | null;
  jobId: string | null;
  /** Where its announcement or broadcast lies. */
  place: SubjectPlace;
  notices: { userId: string; name: string; at: Date }[];
}

const isOpen = and(isNull(alarm.acknowledgedAt), isNull(alarm.solvedAt)) as SQL;

/** An instant within JSON is text. */
const notices = sql<{ userId: string; name: string; at: string }[]>`coalesce((
  select json_agg(json_build_object('userId', c.user_id, 'name', c.user_name, 'at', c.at) order by c.at, c.user_name)
  from alarm_notified c where c.alarm_id = ${alarm.id}), '[]'::json)`;

const place = {
  county: sql<string | null>`coalesce(${broadcast.county}, ${announcement.county})`,
  district: sql<string | null>`coalesce(${broadcast.district}, ${announcement.district})`,
};

function select(transaction: Transaction, where: SQL | undefined) {
  return transaction.orm
    .select({ alarm, customer: customer.name, jobId: job.id, notices, place })
    .from(alarm)
    .leftJoin(customer, eq(customer.id, alarm.organisationId))
    .leftJoin(job, eq(job.changeRequestId, alarm.changeRequestId))
    .leftJoin(broadcast, eq(broadcast.id, alarm.subjectId))
    .leftJoin(announcement, eq(announcement.id, alarm.subjectId))
    .where(where);
}

function shown(
  row: Omit<ShownAlarm, 'notices'> & { notices: { userId: string; name: string; at: string }[] },
): ShownAlarm {
  return { ...row, notices: row.notices.map((notice) => ({ ...notice, at: new Date(notice.at) })) };
}

export async function findAlarm(transaction: Transaction, id: string): Promise<ShownAlarm | null> {
  const [row] = await select(transaction, eq(alarm.id, id));
  return row ? shown(row) : null;
}

/** Newest first. */
export async function listAlarmRows(
  transaction: Transaction,
  { open, after, limit }: { open: boolean; after: string | null; limit: number },
): Promise<ShownAlarm[]> {
  const rest = after ? lt(alarm.id, after) : undefined;
  const rows = await select(transaction, and(open ? isOpen : not(isOpen), rest))
    .orderBy(desc(alarm.id))
    .limit(limit + 1);
  return rows.map(shown);
}

export interface WatchedAlarm {
  alarm: AlarmRow;
  /** What raised it, as it stands now. */
  cause: AlarmCause;
}

async function watched(transaction: Transaction, found: AlarmRow): Promise<WatchedAlarm> {
  const { changeRequestId, subjectId } = found;
  if (subjectId !== null)
    return {
      alarm: found,
      cause: await causeOfSubject(transaction, { kind: found.kind as SubjectAlarmKind, subjectId }),
    };
  const [request] = await transaction.orm
    .select({ status: changeRequest.status })
    .from(changeRequest)
    .where(eq(changeRequest.id, changeRequestId ?? ''));
  if (!request) throw new Error(`alarm ${found.id} is about nothing`);
  return { alarm: found, cause: { kind: found.kind as RequestAlarmKind, status: request.status } };
}

/** All open alarms, the oldest first. */
export async function openAlarms(transaction: Transaction): Promise<WatchedAlarm[]> {
  const rows = await transaction.orm
    .select({ alarm, status: changeRequest.status })
    .from(alarm)
    .leftJoin(changeRequest, eq(changeRequest.id, alarm.changeRequestId))
    .where(isOpen)
    .orderBy(asc(alarm.id));
  const open: WatchedAlarm[] = [];
  for (const { alarm: found, status } of rows)
    open.push(
      status === null
        ? await watched(transaction, found)
        : { alarm: found, cause: { kind: found.kind as RequestAlarmKind, status } },
    );
  return open;
}

/** Locks one alarm, so that nobody is notified after its acknowledgement and nobody twice. */
export async function lockAlarm(transaction: Transaction, id: string): Promise<WatchedAlarm | null> {
  const [row] = await transaction.orm.select().from(alarm).where(eq(alarm.id, id)).for('update');
  return row ? await watched(transaction, row) : null;
}

export async function notifiedOf(
  transaction: Transaction,
  alarmId: string,
): Promise<{ userId: string; name: string }[]> {
  return await transaction.orm
    .select({ userId: alarmNotified.userId, name: alarmNotified.userName })
    .from(alarmNotified)
    .where(eq(alarmNotified.alarmId, alarmId))
    .orderBy(asc(alarmNotified.at), asc(alarmNotified.userName));
}

export async function saveAlarm(
  transaction: Transaction,
  id: string,
  values: Partial<Omit<AlarmRow, 'id' | 'organisationId'>>,
): Promise<void> {
  await transaction.orm.update(alarm).set(values).where(eq(alarm.id, id));
}
