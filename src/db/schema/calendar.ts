import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { calendarChangeKinds, calendarImportStates } from '../../domain/calendar/calendar-change.ts';
import type { OfficialYear } from '../../domain/calendar/official-year.ts';
import type { MovedDeadline } from '../../domain/deadline/moved-deadline.ts';
import { announcement } from './announcement.ts';
import { changeRequest } from './change-request.ts';
import { createdAt, id, instant, organisationId } from './columns.ts';

/** A published year that somebody has read in. At most one of a year is in force; without one the shipped table is. */
export const calendarImport = pgTable(
  'calendar_import',
  {
    id: id(),
    year: integer('year').notNull(),
    /** The whole year as read; its `edition` names the file. */
    official: jsonb('official').$type<OfficialYear>().notNull(),
    format: text('format').notNull(),
    encoding: text('encoding').notNull(),
    fileName: text('file_name').notNull(),
    state: text('state', { enum: calendarImportStates }).notNull().default('draft'),
    createdBy: uuid('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: createdAt(),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    uniqueIndex('calendar_import_one_active').on(table.year).where(sql`state = 'active'`),
    check('calendar_import_state_known', sql`${table.state} in ('draft','active','replaced','discarded')`),
  ],
);

/** A day that our own office closes or opens. */
export const calendarException = pgTable(
  'calendar_exception',
  {
    id: id(),
    date: date('date', { mode: 'string' }).notNull(),
    kind: text('kind', { enum: ['closed', 'open'] }).notNull(),
    reason: text('reason').notNull(),
    /** The government notice that it follows. */
    announcementId: uuid('announcement_id').references(() => announcement.id),
    createdBy: uuid('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: createdAt(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    uniqueIndex('calendar_exception_one_a_day').on(table.date).where(sql`removed_at is null`),
    check('calendar_exception_kind_known', sql`${table.kind} in ('closed','open')`),
  ],
);

/** One change of the service calendar, with what it did to open deadlines. The newest names the calendar in force. */
export const deadlineMove = pgTable(
  'deadline_move',
  {
    id: id(),
    /** One after the other: every process sees by it whether its calendar is the one in force. */
    number: integer('number').notNull().unique(),
    kind: text('kind', { enum: calendarChangeKinds }).notNull(),
    /** The import or the exception; of an undo what it took back. */
    causeId: uuid('cause_id').notNull(),
    /** The import that was in force for the year before; null: the shipped table. */
    formerImportId: uuid('former_import_id'),
    /** The change that this one took back. */
    undoes: uuid('undoes').unique(),
    calendarBefore: text('calendar_before').notNull(),
    calendarAfter: text('calendar_after').notNull(),
    moved: integer('moved').notNull(),
    by: uuid('by').notNull(),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    check('deadline_move_kind_known', sql`${table.kind} in ('import','exception_added','exception_removed','undo')`),
  ],
);

/** An open request whose promise a change of the calendar moved. */
export const movedDeadline = pgTable(
  'moved_deadline',
  {
    organisationId: organisationId(),
    moveId: uuid('move_id')
      .notNull()
      .references(() => deadlineMove.id),
    changeRequestId: uuid('change_request_id')
      .notNull()
      .references(() => changeRequest.id),
    before: jsonb('before').$type<MovedDeadline>().notNull(),
    after: jsonb('after').$type<MovedDeadline>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.moveId, table.changeRequestId] }),
    index('moved_deadline_by_request').on(table.changeRequestId),
  ],
);
