import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { alarmKinds } from '../../domain/on-call/alarm.ts';
import { user } from './access.ts';
import { changeRequest } from './change-request.ts';
import { id, instant, organisationId, version } from './columns.ts';

/** The one row of how the desk is notified. Its version is the ETag of the whole list. */
export const onCallSetting = pgTable(
  'on_call_setting',
  {
    id: integer('id').primaryKey(),
    escalateAfterMinutes: integer('escalate_after_minutes').notNull(),
    version: version(),
  },
  (table) => [check('on_call_setting_one_row', sql`${table.id} = 1`)],
);

/** When one of the staff is on duty; place 1 is notified first. */
export const onCallShift = pgTable(
  'on_call_shift',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id),
    place: integer('place').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [
    index('on_call_shift_by_end').on(table.endsAt),
    check('on_call_shift_forward', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);

/** Something that somebody has to look at now. It ends when it is acknowledged, or when its request moves on. */
export const alarm = pgTable(
  'alarm',
  {
    id: id(),
    organisationId: organisationId(),
    kind: text('kind', { enum: alarmKinds }).notNull(),
    changeRequestId: uuid('change_request_id')
      .notNull()
      .references(() => changeRequest.id),
    raisedAt: instant('raised_at').notNull(),
    /** When people were notified last; the next one's minutes begin here. */
    notifiedAt: instant('notified_at').notNull(),
    /** Somebody may still be notified. */
    escalates: boolean('escalates').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: uuid('acknowledged_by'),
    acknowledgedByName: text('acknowledged_by_name'),
    solvedAt: instant('solved_at'),
  },
  (table) => [
    index('alarm_open').on(table.id).where(sql`acknowledged_at is null and solved_at is null`),
    check(
      'alarm_kind_known',
      sql`${table.kind} in ('deadline_breach','change_request_failed','change_request_partial','change_request_held')`,
    ),
  ],
);

/** Who was notified of an alarm: each person once. */
export const alarmNotified = pgTable(
  'alarm_notified',
  {
    organisationId: organisationId(),
    alarmId: uuid('alarm_id')
      .notNull()
      .references(() => alarm.id),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.alarmId, table.userId] })],
);
