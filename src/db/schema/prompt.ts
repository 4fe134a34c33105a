import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
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
import type { RepairDone, RepairStep } from '../../domain/audio/repair-plan.ts';
import type { AudioFinding, AudioMeasurements } from '../../domain/audio/verdict.ts';
import { createdAt, id, instant, organisationIdOrDesk } from './columns.ts';
import { customer } from './customer.ts';

/**
 * One uploaded master, its measurements and verdict. The master is never changed. Without an organisation it is the desk's:
 * no customer's connection sees it, because null equals no organisation, and no request can name it, because a request's key
 * to its prompt contains the request's organisation (docs/decisions/0021-desk-prompts.md).
 */
export const prompt = pgTable(
  'prompt',
  {
    id: id(),
    organisationId: organisationIdOrDesk().references(() => customer.id),
    uploadId: uuid('upload_id').notNull().unique(),
    fileName: text('file_name').notNull(),
    rawFormat: text('raw_format'),
    slot: text('slot'),
    masterKey: text('master_key').notNull(),
    masterSha256: text('master_sha256').notNull(),
    masterSize: bigint('master_size', { mode: 'number' }).notNull(),
    status: text('status', { enum: ['checking', 'ready', 'rejected'] })
      .notNull()
      .default('checking'),
    verdict: text('verdict', { enum: ['accepted', 'accepted_with_warnings', 'rejected'] }),
    findings: jsonb('findings').$type<AudioFinding[]>().notNull().default([]),
    measurements: jsonb('measurements').$type<AudioMeasurements>(),
    peaks: jsonb('peaks').$type<number[]>(),
    profileId: text('profile_id').notNull(),
    engine: text('engine'),
    /** The voice file as it was sent, from whose master this one is made; its own master key is that file's. */
    repairedFrom: uuid('repaired_from'),
    repairSteps: jsonb('repair_steps').$type<RepairStep[]>(),
    /** What the steps did; null until the check. */
    repairDone: jsonb('repair_done').$type<RepairDone[]>(),
    uploadedBy: uuid('uploaded_by'),
    uploadedByName: text('uploaded_by_name').notNull(),
    createdAt: createdAt(),
    checkedAt: instant('checked_at'),
  },
  (table) => [
    unique('prompt_in_organisation').on(table.organisationId, table.id),
    index('prompt_to_check').on(table.createdAt).where(sql`status = 'checking'`),
    foreignKey({ columns: [table.repairedFrom], foreignColumns: [table.id], name: 'prompt_repaired_from' }),
    foreignKey({
      columns: [table.organisationId, table.repairedFrom],
      foreignColumns: [table.organisationId, table.id],
      name: 'prompt_repaired_from_own',
    }),
    index('prompt_by_original').on(table.repairedFrom).where(sql`repaired_from is not null`),
    check('prompt_repaired_by_steps', sql`(${table.repairedFrom} is null) = (${table.repairSteps} is null)`),
    check('prompt_verdict_when_checked', sql`(${table.status} = 'checking') = (${table.verdict} is null)`),
  ],
);

/**
 * A resumable upload that is not complete: what was announced, and which call holds it. Its bytes are in the data folder
 * under the same id. The row is deleted when the prompt of that id is recorded, or with the upload.
 */
export const unfinishedUpload = pgTable(
  'unfinished_upload',
  {
    id: id(),
    organisationId: organisationIdOrDesk().references(() => customer.id),
    /** As announced, bytes. It counts in its owner's quota from the start. */
    size: bigint('size', { mode: 'number' }).notNull(),
    fileName: text('file_name').notNull(),
    rawFormat: text('raw_format'),
    createdAt: createdAt(),
    /** The call that works on it, in any process; void once `heldUntil` has passed, by the database's clock. */
    heldBy: uuid('held_by'),
    heldUntil: instant('held_until'),
    /** Another call waits for it. */
    isWanted: boolean('is_wanted').notNull().default(false),
  },
  (table) => [
    index('unfinished_upload_by_organisation').on(table.organisationId),
    index('unfinished_upload_by_age').on(table.createdAt),
    check('unfinished_upload_size_positive', sql`${table.size} > 0`),
  ],
);

/** A file that phone systems play: made by ffmpeg, identified by its hash. */
export const rendition = pgTable(
  'rendition',
  {
    organisationId: organisationIdOrDesk(),
    // The key below proves nothing where the organisation is null.
    promptId: uuid('prompt_id')
      .notNull()
      .references(() => prompt.id),
    name: text('name').notNull(),
    storageKey: text('storage_key').notNull(),
    contentType: text('content_type').notNull(),
    sha256: text('sha256').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    profileId: text('profile_id').notNull(),
    engine: text('engine').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.promptId, table.name] }),
    foreignKey({ columns: [table.organisationId, table.promptId], foreignColumns: [prompt.organisationId, prompt.id] }),
  ],
);

/** What tells this database's desk from another one's in a store that both use. One row. */
export const desk = pgTable(
  'desk',
  {
    id: integer('id').primaryKey().default(1),
    /** Names the folder of the desk's recordings. */
    storeId: uuid('store_id').notNull().defaultRandom(),
  },
  (table) => [check('desk_one_row', sql`${table.id} = 1`)],
);
