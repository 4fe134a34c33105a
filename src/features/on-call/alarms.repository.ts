import { and, asc, desc, eq, isNull, lt, not, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { changeRequest } from '../../db/schema/change-request.ts';
import { customer } from '../../db/schema/customer.ts';
import { job } from '../../db/schema/job.ts';
import { alarm, alarmNotified } from '../../db/schema/on-call.ts';

export type AlarmRow = typeof alarm.$inferSelect;

/** An alarm with what its page shows. */
export interface ShownAlarm {
  alarm: AlarmRow;
  customer: string;
  jobId: string | null;
  notices: { userId: string; name: string; at: Date }[];
}

const isOpen = and(isNull(alarm.acknowledgedAt), isNull(alarm.solvedAt)) as SQL;

/** An instant within JSON is text. */
const notices = sql<{ userId: string; name: string; at: string }[]>`coalesce((
  select json_agg(json_build_object('userId', c.user_id, 'name', c.user_name, 'at', c.at) order by c.at, c.user_name)
  from alarm_notified c where c.alarm_id = ${alarm.id}), '[]'::json)`;

function select(transaction: Transaction, where: SQL | undefined) {
  return transaction.orm
    .select({ alarm, customer: customer.name, jobId: job.id, notices })
    .from(alarm)
    .innerJoin(customer, eq(customer.id, alarm.organisationId))
    .leftJoin(job, eq(job.changeRequestId, alarm.changeRequestId))
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

const watched = { alarm, status: changeRequest.status };
export interface WatchedAlarm {
  alarm: AlarmRow;
  /** Of its request. */
  status: typeof changeRequest.$inferSelect.status;
}

/** All open alarms, the oldest first. */
export async function openAlarms(transaction: Transaction): Promise<WatchedAlarm[]> {
  return await transaction.orm
    .select(watched)
    .from(alarm)
    .innerJoin(changeRequest, eq(changeRequest.id, alarm.changeRequestId))
    .where(isOpen)
    .orderBy(asc(alarm.id));
}

/** Locks one alarm, so that nobody is notified after its acknowledgement and nobody twice. */
export async function lockAlarm(transaction: Transaction, id: string): Promise<WatchedAlarm | null> {
  const [row] = await transaction.orm.select().from(alarm).where(eq(alarm.id, id)).for('update');
  if (!row) return null;
  const [request] = await transaction.orm
    .select({ status: changeRequest.status })
    .from(changeRequest)
    .where(eq(changeRequest.id, row.changeRequestId));
  return request ? { alarm: row, status: request.status } : null;
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
