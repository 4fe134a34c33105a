import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { broadcastLineStates, broadcastStatuses } from '../../domain/broadcast/broadcast-state.ts';
import type { DriveFault } from '../../domain/line/line-outcome.ts';
import { announcement } from './announcement.ts';
import { createdAt, id, instant, organisationId, version } from './columns.ts';
import { line, phoneSystem } from './line.ts';
import { prompt } from './prompt.ts';

/**
 * An emergency closure of many lines at once (docs/rules.md#broadcasts). It is the desk's and belongs to no customer. Its window is
 * that of every line. Nothing is sent without an approver, who is no author, or an override that names a reason: keys prove it.
 */
export const broadcast = pgTable(
  'broadcast',
  {
    id: id(),
    status: text('status', { enum: broadcastStatuses }).notNull().default('draft'),
    /** Null: the whole country. */
    county: text('county'),
    district: text('district'),
    from: instant('from_at').notNull(),
    until: instant('until_at').notNull(),
    reason: text('reason').notNull(),
    /** The desk's own voice file for lines without one; null: the bundled announcement. */
    promptId: uuid('prompt_id').references(() => prompt.id),
    /** The government notice that it rests on. */
    announcementId: uuid('announcement_id').references(() => announcement.id),
    createdBy: uuid('created_by').notNull(),
    /** A lone send ends then, unless it is confirmed. */
    provisionalUntil: instant('provisional_until'),
    /** When a second person was last called again for a lone send. */
    remindedAt: instant('reminded_at'),
    /** When it was ended early, by a person or by the clock. */
    endedAt: instant('ended_at'),
    sentAt: instant('sent_at'),
    /** A person took it back, so its customers hear that their lines are open again. */
    correctionDueAt: instant('correction_due_at'),
    /** When their mails were written. */
    correctedAt: instant('corrected_at'),
    approvedBy: uuid('approved_by'),
    approverPart: text('approver_part').generatedAlwaysAs(sql`'approver'`),
    overriddenBy: uuid('overridden_by'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    index('broadcast_running').on(table.id).where(sql`status in ('sending', 'stopped', 'active', 'restoring')`),
    index('broadcast_by_announcement').on(table.announcementId).where(sql`announcement_id is not null`),
    check('broadcast_window', sql`${table.from} < ${table.until}`),
    check('broadcast_area', sql`${table.district} is null or ${table.county} is not null`),
    check(
      'broadcast_second_person',
      sql`${table.status} in ('draft', 'awaitingApproval', 'cancelled') or ${table.approvedBy} is not null or ${table.overriddenBy} is not null`,
    ),
    check('broadcast_not_by_its_author', sql`${table.approvedBy} <> ${table.createdBy}`),
    check(
      'broadcast_alone_is_provisional',
      sql`${table.overriddenBy} is null or ${table.approvedBy} is not null or ${table.provisionalUntil} is not null`,
    ),
    check('broadcast_provisional', sql`${table.provisionalUntil} is null or ${table.overriddenBy} is not null`),
    foreignKey({
      name: 'broadcast_approver',
      columns: [table.id, table.approvedBy, table.approverPart],
      foreignColumns: [broadcastPerson.broadcastId, broadcastPerson.userId, broadcastPerson.part],
    }),
    foreignKey({
      name: 'broadcast_overrider',
      columns: [table.id, table.overriddenBy],
      foreignColumns: [broadcastOverride.broadcastId, broadcastOverride.userId],
    }),
  ],
);

/** Authors and approver. One row a person: whoever has edited it can never become its approver. Rows are never changed. */
export const broadcastPerson = pgTable(
  'broadcast_person',
  {
    broadcastId: uuid('broadcast_id').notNull(),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    part: text('part', { enum: ['author', 'approver'] }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.broadcastId, table.userId] }),
    unique('broadcast_person_part').on(table.broadcastId, table.userId, table.part),
  ],
);

/** One operator alone has sent it, with a reason. */
export const broadcastOverride = pgTable(
  'broadcast_override',
  {
    broadcastId: uuid('broadcast_id').notNull(),
    userId: uuid('user_id').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.broadcastId, table.userId] })],
);

/** Who has listened to a sound of it to the end. */
export const broadcastHeard = pgTable(
  'broadcast_heard',
  {
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => broadcast.id),
    userId: uuid('user_id').notNull(),
    sha256: text('sha256').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.broadcastId, table.userId, table.sha256] })],
);

/**
 * A longer window of a broadcast that runs, asked for by one person and approved by another. At most one waits. The window of the
 * broadcast may only become that of its newest approved change.
 */
export const broadcastChange = pgTable(
  'broadcast_change',
  {
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => broadcast.id),
    number: integer('number').notNull(),
    from: instant('from_at').notNull(),
    until: instant('until_at').notNull(),
    /** The window as it was when the change was asked for. */
    wasFrom: instant('was_from').notNull(),
    wasUntil: instant('was_until').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedByName: text('proposed_by_name').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedByName: text('approved_by_name'),
    approvedAt: instant('approved_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    primaryKey({ columns: [table.broadcastId, table.number] }),
    uniqueIndex('broadcast_change_one_waits')
      .on(table.broadcastId)
      .where(sql`approved_at is null and withdrawn_at is null`),
    check('broadcast_change_second_person', sql`${table.approvedBy} <> ${table.proposedBy}`),
    check('broadcast_change_approved', sql`(${table.approvedBy} is null) = (${table.approvedAt} is null)`),
    check('broadcast_change_one_end', sql`${table.approvedAt} is null or ${table.withdrawnAt} is null`),
    check('broadcast_change_longer', sql`${table.from} <= ${table.wasFrom} and ${table.until} >= ${table.wasUntil}`),
  ],
);

/** A phone system that could not play the broadcast's voice file: its lines play the bundled announcement. Once for each. */
export const broadcastFallback = pgTable(
  'broadcast_fallback',
  {
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => broadcast.id),
    phoneSystemId: uuid('phone_system_id')
      .notNull()
      .references(() => phoneSystem.id),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.broadcastId, table.phoneSystemId] })],
);

/** A line's closure by a broadcast, and how far it is on the phone system. */
export const broadcastLine = pgTable(
  'broadcast_line',
  {
    organisationId: organisationId(),
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => broadcast.id),
    lineId: uuid('line_id').notNull(),
    phoneSystemId: uuid('phone_system_id')
      .notNull()
      .references(() => phoneSystem.id),
    /** The subject of its technician's jobs; set where a person changes its phone system. */
    handId: uuid('hand_id'),
    state: text('state', { enum: broadcastLineStates }).notNull(),
    /** What its callers hear: the line's own emergency voice file, else the broadcast's; null: the bundled announcement. */
    promptId: uuid('prompt_id'),
    /** Its customer wanted it open again before the others. */
    reopenedAt: instant('reopened_at'),
    attempts: integer('attempts').notNull().default(0),
    fault: jsonb('fault').$type<DriveFault>(),
    /** When the state was reached, by our clock. */
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.broadcastId, table.lineId] }),
    foreignKey({
      name: 'broadcast_line_of_line',
      columns: [table.organisationId, table.lineId],
      foreignColumns: [line.organisationId, line.id],
    }),
    uniqueIndex('broadcast_line_by_hand').on(table.handId).where(sql`hand_id is not null`),
    index('broadcast_line_by_line').on(table.lineId),
    index('broadcast_line_to_drive')
      .on(table.phoneSystemId, table.lineId)
      .where(sql`state in ('queued', 'failed', 'restoring')`),
  ],
);
