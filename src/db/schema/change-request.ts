import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { awaitedThings } from '../../domain/change-request/change-request-state.ts';
import { changeRequestKinds } from '../../domain/change-request/kind.ts';
import { changeRequestStatuses } from '../../domain/change-request/lifecycle.ts';
import { proofs } from '../../domain/change-request/proof.ts';
import type { ReceiptRow } from '../../domain/deadline/receipt.ts';
import { createdAt, id, instant, organisationId, version } from './columns.ts';
import { line } from './line.ts';
import { prompt } from './prompt.ts';

/** What a customer asks for. The row is the truth; its job and its nudges follow from it. */
export const changeRequest = pgTable(
  'change_request',
  {
    id: id(),
    organisationId: organisationId(),
    kind: text('kind', { enum: changeRequestKinds }).notNull(),
    status: text('status', { enum: changeRequestStatuses }).notNull(),
    /** Where `resume` leads back to while `held`. */
    heldFrom: text('held_from', { enum: changeRequestStatuses }),
    /** What a `pending` request waits for: a code, and the question in words. */
    awaiting: text('awaiting', { enum: awaitedThings }),
    question: text('question'),
    lineId: uuid('line_id').notNull(),
    slot: text('slot'),
    promptId: uuid('prompt_id'),
    note: text('note'),
    filedBy: uuid('filed_by'),
    filedByName: text('filed_by_name').notNull(),
    onBehalf: boolean('on_behalf').notNull().default(false),
    receivedAt: instant('received_at').notNull(),
    clockStart: instant('clock_start').notNull(),
    day0: date('day0', { mode: 'string' }).notNull(),
    earliestBy: instant('earliest_by').notNull(),
    dueBy: instant('due_by').notNull(),
    extraBusinessDays: integer('extra_business_days').notNull(),
    calendarVersion: text('calendar_version').notNull(),
    provisional: boolean('provisional').notNull(),
    /** The days counted and skipped, as promised: kept, because the calendar may change later. */
    receipt: jsonb('receipt').$type<ReceiptRow[]>().notNull(),
    /** Waits for the customer: `[{ from, until }]`, the last one open (`until` null) while `pending`. */
    waits: jsonb('waits').$type<{ from: string; until: string | null }[]>().notNull().default([]),
    effectiveAt: instant('effective_at'),
    revertAt: instant('revert_at'),
    revertedAt: instant('reverted_at'),
    /** Why it is held, failed, rejected or cancelled: a person's words, or a code of ours. */
    reason: text('reason'),
    /** How it is known what callers hear; null until something was done on the line. */
    proof: text('proof', { enum: proofs }),
    /** The revision it made. */
    revision: integer('revision'),
    /** The completed request that this one takes up again. */
    reopens: uuid('reopens'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    completedAt: instant('completed_at'),
  },
  (table) => [
    // Also carries the list of an organisation. That the organisation is a customer, the line's own key says.
    unique('change_request_in_organisation').on(table.organisationId, table.id),
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    foreignKey({ columns: [table.organisationId, table.promptId], foreignColumns: [prompt.organisationId, prompt.id] }),
    foreignKey({ columns: [table.organisationId, table.reopens], foreignColumns: [table.organisationId, table.id] }),
    // A request is taken up again once; only where that came to nothing, once more.
    uniqueIndex('change_request_one_successor')
      .on(table.reopens)
      .where(sql`reopens is not null and status not in ('rejected', 'failed', 'cancelled')`),
    uniqueIndex('change_request_one_open_voice')
      .on(table.lineId, table.slot)
      .where(sql`kind = 'voice_replacement' and status not in ('completed', 'rejected', 'failed', 'cancelled')`),
    index('change_request_by_prompt').on(table.promptId),
    index('change_request_to_switch').on(table.effectiveAt).where(sql`status = 'scheduled'`),
    index('change_request_to_revert')
      .on(table.revertAt)
      .where(sql`status = 'completed' and revert_at is not null and reverted_at is null`),
    check(
      'change_request_proof_known',
      sql`${table.proof} in ('written','readBack','settled','heard','signedOff','unknown')`,
    ),
    check(
      'change_request_status_known',
      sql`${table.status} in ('acknowledged','accepted','inProgress','scheduled','partial','completed','pending','held','rejected','failed','cancelled')`,
    ),
  ],
);
