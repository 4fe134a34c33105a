import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { blockers, broadcastStatuses, lineDispositions } from '../../domain/broadcast/broadcast-state.ts';
import { eveningKeys } from '../../domain/exercise/evenings.ts';
import { id, instant } from './columns.ts';

/*
 * Exercises stand apart from everything real: no table below has a key to a line, a phone system, a broadcast or a customer, and none of
 * theirs to these, so that nothing which drives, tells or shows can meet an exercise (docs/rules.md#exercises).
 */

/** A training of the emergency desk. It runs by the clock: what it shows at an instant follows from these values. */
export const exercise = pgTable(
  'exercise',
  {
    id: id(),
    /** Null: without notices, at the time of day. */
    evening: text('evening', { enum: eveningKeys }),
    speed: smallint('speed').notNull(),
    startedBy: uuid('started_by').notNull(),
    startedByName: text('started_by_name').notNull(),
    startedAt: instant('started_at').notNull(),
    /** When it ends by itself. */
    endsAt: instant('ends_at').notNull(),
    /** When it ended; null until a person or the next exercise notes it. */
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('exercise_one_at_a_time').on(sql`(true)`).where(sql`${table.endedAt} is null`),
    check('exercise_speed', sql`${table.speed} in (1, 10)`),
    check('exercise_forward', sql`${table.startedAt} < ${table.endsAt}`),
  ],
);

/** A closure practised within an exercise. Its instants are the exercise's own; it never leaves these tables. */
export const exerciseBroadcast = pgTable(
  'exercise_broadcast',
  {
    id: id(),
    exerciseId: uuid('exercise_id')
      .notNull()
      .references(() => exercise.id),
    status: text('status', { enum: broadcastStatuses }).notNull().default('draft'),
    /** The notice of the exercise's list that it rests on. */
    topic: text('topic'),
    county: text('county'),
    district: text('district'),
    from: instant('from_at').notNull(),
    until: instant('until_at').notNull(),
    reason: text('reason').notNull(),
    /** Of area, window and the copied lines; an approval names it. */
    draftHash: text('draft_hash').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    /** When it was sent, or went on after a stop: what denies its notice later stops it. Null for those of before. */
    goingSince: instant('going_since'),
    endedAt: instant('ended_at'),
    approvedBy: uuid('approved_by'),
    approverPart: text('approver_part').generatedAlwaysAs(sql`'approver'`),
  },
  (table) => [
    index('exercise_broadcast_by_exercise').on(table.exerciseId),
    check('exercise_broadcast_window', sql`${table.from} < ${table.until}`),
    check('exercise_broadcast_area', sql`${table.district} is null or ${table.county} is not null`),
    check(
      'exercise_broadcast_second_person',
      sql`${table.status} in ('draft', 'awaitingApproval', 'cancelled') or ${table.approvedBy} is not null`,
    ),
    foreignKey({
      name: 'exercise_broadcast_approver',
      columns: [table.id, table.approvedBy, table.approverPart],
      foreignColumns: [exercisePerson.broadcastId, exercisePerson.userId, exercisePerson.part],
    }),
  ],
);

/** Its author and its approver. One row a person: the key is the two-person rule, as for a real broadcast. */
export const exercisePerson = pgTable(
  'exercise_person',
  {
    broadcastId: uuid('broadcast_id').notNull(),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    part: text('part', { enum: ['author', 'approver'] }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.broadcastId, table.userId] }),
    unique('exercise_person_part').on(table.broadcastId, table.userId, table.part),
  ],
);

/** Who has listened to the announcement to its end. */
export const exerciseHeard = pgTable(
  'exercise_heard',
  {
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => exerciseBroadcast.id),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.broadcastId, table.userId] })],
);

/** A line as it was copied into a draft, by number only, with the imitated result. */
export const exerciseLine = pgTable(
  'exercise_line',
  {
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => exerciseBroadcast.id),
    number: text('number').notNull(),
    label: text('label').notNull(),
    customer: text('customer').notNull(),
    phoneSystem: text('phone_system').notNull(),
    disposition: text('disposition', { enum: lineDispositions }).notNull(),
    blocker: text('blocker', { enum: blockers }),
    ownSound: boolean('own_sound').notNull(),
    /** Its place among the lines of its phone system that are closed; null: it is not closed. */
    place: integer('place'),
    /** When the first line of its phone system is closed; null: it does not wait for it. */
    heldUntil: instant('held_until'),
    /** When the imitated phone system answers; null: not sent, or stopped. */
    answersAt: instant('answers_at'),
    /** The answer is a refusal. */
    refuses: boolean('refuses').notNull().default(false),
    /** When it is open again; null: it is not being opened. */
    opensAt: instant('opens_at'),
  },
  (table) => [primaryKey({ columns: [table.broadcastId, table.number] })],
);
