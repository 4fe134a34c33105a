import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DriveFault } from '../../domain/line/line-outcome.ts';
import type { PhoneSystemSays } from '../../domain/line/phone-system-says.ts';
import { createdAt, instant, organisationId } from './columns.ts';
import { line, lineRevision, phoneSystem } from './line.ts';

/** A line that a phone system has, or shall have: how far driving it has come. A line without a row is not driven. */
export const lineDrive = pgTable(
  'line_drive',
  {
    lineId: uuid('line_id').primaryKey(),
    organisationId: organisationId(),
    /** The revision that `attempts` counts for. */
    target: integer('target').notNull(),
    /** Failed attempts in a row, and when the next may start. By the database's clock. */
    attempts: integer('attempts').notNull().default(0),
    notBefore: instant('not_before'),
    /** Whoever drives the line holds this lease and renews it; a process that died lets it run out. */
    leaseToken: uuid('lease_token'),
    leaseUntil: instant('lease_until'),
    /** By our clock: closures that had begun or ended by then are on the phone system as they were then. */
    asOf: instant('as_of'),
    /** To be driven although it has settled: a call that had been given up came back late. */
    again: boolean('again').notNull().default(false),
    /** To be driven before everything else, until it has settled: a customer's own closure begins or ends. */
    hurried: boolean('hurried').notNull().default(false),
  },
  (table) => [
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    index('line_drive_again').on(table.lineId).where(sql`again`),
    index('line_drive_hurried').on(table.lineId).where(sql`hurried`),
  ],
);

/** A revision that something waits for. The row goes with the transaction in which the waiting ends. */
export const lineWish = pgTable(
  'line_wish',
  {
    organisationId: organisationId(),
    lineId: uuid('line_id').notNull(),
    revision: integer('revision').notNull(),
    changeRequestId: uuid('change_request_id').notNull(),
    reason: text('reason', { enum: ['change_request', 'rollback', 'revert'] }).notNull(),
    /** `taken_back`: it has failed with `fault`; told as soon as it is known what the line has instead. */
    state: text('state', { enum: ['waiting', 'taken_back'] })
      .notNull()
      .default('waiting'),
    fault: jsonb('fault').$type<DriveFault>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.lineId, table.revision] }),
    foreignKey({
      columns: [table.lineId, table.revision],
      foreignColumns: [lineRevision.lineId, lineRevision.number],
    }),
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    unique('line_wish_once').on(table.changeRequestId, table.lineId, table.reason),
  ],
);

/** A line that is, or may be, still on a phone system it has left. The row goes once the phone system was seen without it. */
export const lineRemoval = pgTable(
  'line_removal',
  {
    organisationId: organisationId(),
    lineId: uuid('line_id').notNull(),
    phoneSystemId: uuid('phone_system_id')
      .notNull()
      .references(() => phoneSystem.id),
    /** What the line had there: its number, and the revision that was settled last. */
    number: text('number').notNull(),
    revision: integer('revision'),
    since: instant('since').notNull(),
    /** Attempts in vain, what the phone system said last, and when the next may start. By the database's clock. */
    attempts: integer('attempts').notNull().default(0),
    says: jsonb('says').$type<PhoneSystemSays>(),
    notBefore: instant('not_before'),
    leaseToken: uuid('lease_token'),
    leaseUntil: instant('lease_until'),
  },
  (table) => [
    primaryKey({ columns: [table.lineId, table.phoneSystemId] }),
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    index('line_removal_by_phone_system').on(table.phoneSystemId),
  ],
);

/** What a phone system answered last when a line was read back because somebody asked. */
export const lineReading = pgTable(
  'line_reading',
  {
    lineId: uuid('line_id').primaryKey(),
    organisationId: organisationId(),
    /** Since when an answer is waited for; null when none is. */
    requestedAt: instant('requested_at'),
    at: instant('at'),
    reading: jsonb('reading'),
  },
  (table) => [
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    index('line_reading_waiting').on(table.requestedAt).where(sql`requested_at is not null`),
  ],
);
