import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AuditWords } from '../../domain/audit-facts.ts';
import { messageKinds } from '../../domain/message-kind.ts';
import type { CalendarEntry } from '../../domain/notifications/calendar-entry.ts';
import { createdAt, instant } from './columns.ts';

/** Append-only; the application's role may only insert and select. Ids, codes and numbers: names stand in `audit_words`. */
export const auditRow = pgTable(
  'audit_row',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: uuid('organisation_id'),
    at: instant('at').notNull(),
    actorId: uuid('actor_id'),
    actorRole: text('actor_role').notNull(),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    changeRequestId: uuid('change_request_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    /** The code of a fault of ours. */
    reason: text('reason'),
    /** Of salt and words, in hexadecimal; null where there are no words. Stays when the words are deleted. */
    wordsHash: text('words_hash'),
    /** The HTTP call it happened in. */
    callId: text('call_id'),
    /** Set once by the sealing function, never by the application's role. */
    sealId: bigint('seal_id', { mode: 'number' }),
  },
  (table) => [
    index('audit_row_by_time').on(table.at, table.id),
    index('audit_row_by_organisation').on(table.organisationId, table.at, table.id),
    index('audit_row_by_request').on(table.changeRequestId, table.id),
    index('audit_row_unsealed').on(table.organisationId, table.id).where(sql`seal_id is null`),
    index('audit_row_by_seal').on(table.sealId),
    // What was said about one line, for its own pages.
    index('audit_row_by_line').on(table.subjectId, table.at, table.id).where(sql`subject_kind = 'line'`),
  ],
);

/**
 * What people wrote in an audit row: the actor's name, a reason, names in what changed. Never changed; deleted by
 * `forget_audit_words`, together with the salt, so that the words cannot be found by trying.
 */
export const auditWords = pgTable('audit_words', {
  auditRowId: bigint('audit_row_id', { mode: 'number' })
    .primaryKey()
    .references(() => auditRow.id),
  organisationId: uuid('organisation_id'),
  salt: text('salt').notNull(),
  words: jsonb('words').$type<AuditWords>().notNull(),
});

/** One link of a customer's hash chain: covers the audit rows that name it, or again those of an earlier link. */
export const auditSeal = pgTable(
  'audit_seal',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: uuid('organisation_id'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    rowCount: integer('row_count').notNull(),
    /** 1: names and words were in the rows. 2: their salted hash is. */
    form: smallint('form').notNull().default(2),
    /** The link of form 1 whose rows this one covers in form 2, so that their words can be deleted. */
    covers: bigint('covers', { mode: 'number' }),
    createdAt: createdAt(),
  },
  (table) => [index('audit_seal_by_organisation').on(table.organisationId, table.id)],
);

/**
 * Events and nudges of a committed transaction.
 * The relay gives `sequence` in commit order; event ids of the live stream are these numbers. Kept 24 hours.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: uuid('organisation_id'),
    events: jsonb('events').$type<unknown[]>().notNull(),
    nudges: jsonb('nudges').$type<unknown[]>().notNull(),
    createdAt: createdAt(),
    sequence: bigint('sequence', { mode: 'number' }),
  },
  (table) => [
    index('outbox_waiting').on(table.id).where(sql`sequence is null`),
    uniqueIndex('outbox_sequence').on(table.sequence),
  ],
);

export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    /** Whose key: a user or API key id, so that two callers never meet. */
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    organisationId: uuid('organisation_id'),
    fingerprint: text('fingerprint').notNull(),
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    body: text('body'),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.caller, table.key] }), index('idempotency_key_by_age').on(table.createdAt)],
);

/** Mails as sent or to be sent. Without a mail server an admin reads them here (invitations, recovery). */
export const message = pgTable(
  'message',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id'),
    kind: text('kind', { enum: messageKinds }).notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** What it promises; sent as one calendar file. */
    calendarEntries: jsonb('calendar_entries').$type<CalendarEntry[]>(),
    createdAt: createdAt(),
    sentAt: instant('sent_at'),
    error: text('error'),
    /** Whose daily mail it belongs to; null: it is sent by itself. */
    gatheredFor: uuid('gathered_for'),
    /** The daily mail that contains it. */
    digestId: uuid('digest_id'),
  },
  (table) => [
    index('message_gathered').on(table.gatheredFor).where(sql`gathered_for is not null and digest_id is null`),
  ],
);

/** Figures of the last comparison of the store with the rows, for the metrics of every process. One row. */
export const storageSurvey = pgTable(
  'storage_survey',
  {
    id: integer('id').primaryKey().default(1),
    at: instant('at').notNull(),
    /** Objects without a row that are too young to be removed. */
    objectsWithoutRow: integer('objects_without_row').notNull(),
    rowsWithoutObject: integer('rows_without_object').notNull(),
    /** Objects removed since the installation began. */
    objectsRemoved: bigint('objects_removed', { mode: 'number' }).notNull(),
  },
  (table) => [check('storage_survey_one_row', sql`${table.id} = 1`)],
);
