import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { alarmKinds, alarmSubjectKinds } from '../../domain/on-call/alarm.ts';
import { user } from './access.ts';
import { changeRequest } from './change-request.ts';
import { id, instant, organisationIdOrDesk, version } from './columns.ts';
import { webhookEndpoint } from './webhook.ts';

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
    /** The desk's endpoint that gets the alarms of which the person is notified. */
    webhookId: uuid('webhook_id').references(() => webhookEndpoint.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('on_call_shift_by_end').on(table.endsAt),
    check('on_call_shift_forward', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);

/**
 * Something that somebody has to look at now. It ends when it is acknowledged, or when its cause is gone. It is about a customer's
 * request, or about what is the desk's own: an announcement, a broadcast.
 */
export const alarm = pgTable(
  'alarm',
  {
    id: id(),
    organisationId: organisationIdOrDesk(),
    kind: text('kind', { enum: alarmKinds }).notNull(),
    changeRequestId: uuid('change_request_id').references(() => changeRequest.id),
    subjectKind: text('subject_kind', { enum: alarmSubjectKinds }),
    subjectId: uuid('subject_id'),
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
    uniqueIndex('alarm_open_of_subject')
      .on(table.kind, table.subjectId)
      .where(sql`acknowledged_at is null and solved_at is null`),
    check(
      'alarm_kind_known',
      sql`${table.kind} in ('deadline_breach','change_request_failed','change_request_partial','change_request_held','emergency_waiting','announcement_disputed','announcement_ended','broadcast_not_applied','broadcast_alone','feed_silent')`,
    ),
    check(
      'alarm_about_one_thing',
      sql`(${table.changeRequestId} is null) = (${table.subjectId} is not null) and (${table.subjectId} is null) = (${table.subjectKind} is null) and (${table.changeRequestId} is null) = (${table.organisationId} is null)`,
    ),
  ],
);

/** Who was notified of an alarm: each person once. */
export const alarmNotified = pgTable(
  'alarm_notified',
  {
    organisationId: organisationIdOrDesk(),
    alarmId: uuid('alarm_id')
      .notNull()
      .references(() => alarm.id),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.alarmId, table.userId] })],
);
