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
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { awaitedThings } from '../../domain/change-request/change-request-state.ts';
import { changeRequestKinds } from '../../domain/change-request/kind.ts';
import { changeRequestStatuses } from '../../domain/change-request/lifecycle.ts';
import { behalfChannels } from '../../domain/change-request/on-behalf.ts';
import { proofs } from '../../domain/change-request/proof.ts';
import { requestLineStates, requestOutcomes } from '../../domain/change-request/request-line.ts';
import type { ForecastBasis } from '../../domain/deadline/forecast.ts';
import type { ReceiptRow } from '../../domain/deadline/receipt.ts';
import { deadlineWarnings } from '../../domain/deadline/warnings.ts';
import type { JobResult } from '../../domain/job/job-result.ts';
import type { LinePatch } from '../../domain/line/line-patch.ts';
import { announcement } from './announcement.ts';
import { createdAt, id, instant, organisationId, timeSpan, version } from './columns.ts';
import { line } from './line.ts';
import { prompt } from './prompt.ts';

/** A customer's request. The row is the truth; its job and its nudges follow from it. */
export const changeRequest = pgTable(
  'change_request',
  {
    id: id(),
    organisationId: organisationId(),
    kind: text('kind', { enum: changeRequestKinds }).notNull(),
    status: text('status', { enum: changeRequestStatuses }).notNull(),
    /** The status `resume` leads back to while `held`. */
    heldFrom: text('held_from', { enum: changeRequestStatuses }),
    /** What a `pending` request waits for: a code, and the question in words. */
    awaiting: text('awaiting', { enum: awaitedThings }),
    question: text('question'),
    /** The line named first; `change_request_line` has all of them. */
    lineId: uuid('line_id').notNull(),
    lineCount: integer('line_count').notNull().default(1),
    /** The change, for every line without a patch of its own. Absent for paid kinds, which change no line. */
    patch: jsonb('patch').$type<LinePatch>(),
    /** The slot of a patch that sets a prompt. */
    slot: text('slot').generatedAlwaysAs(sql`patch ->> 'slot'`),
    /** The recording of the request, whose check it waits for. */
    promptId: uuid('prompt_id'),
    note: text('note'),
    filedBy: uuid('filed_by'),
    filedByName: text('filed_by_name').notNull(),
    onBehalf: boolean('on_behalf').notNull().default(false),
    /** How the customer asked our staff for it, and what shows it; null for the customer's own and for those before these were kept. */
    behalfChannel: text('behalf_channel', { enum: behalfChannels }),
    behalfEvidence: text('behalf_evidence'),
    receivedAt: instant('received_at').notNull(),
    clockStart: instant('clock_start').notNull(),
    day0: date('day0', { mode: 'string' }).notNull(),
    earliestBy: instant('earliest_by').notNull(),
    dueBy: instant('due_by').notNull(),
    extraBusinessDays: integer('extra_business_days').notNull(),
    calendarVersion: text('calendar_version').notNull(),
    provisional: boolean('provisional').notNull(),
    /** The days counted and skipped, as promised; stored because the calendar may change later. */
    receipt: jsonb('receipt').$type<ReceiptRow[]>().notNull(),
    /** By when it was said, at filing, that it is usually completed; moves with the clock. Null where nothing was said. */
    forecastBy: instant('forecast_by'),
    /** What was said at filing, and what it rests on. */
    forecastBasis: jsonb('forecast_basis').$type<ForecastBasis>(),
    /** Waits for the customer: `[{ from, until }]`, the last one open (`until` null) while `pending`. */
    waits: jsonb('waits').$type<{ from: string; until: string | null }[]>().notNull().default([]),
    /** The last warning of its deadline that the desk was told; never told twice. */
    warned: text('warned', { enum: deadlineWarnings }),
    effectiveAt: instant('effective_at'),
    revertAt: instant('revert_at'),
    revertedAt: instant('reverted_at'),
    /** Why it is held, failed, rejected or cancelled: a person's words, or a code of ours. */
    reason: text('reason'),
    /** How it is known what callers hear; null before anything is done on the line. */
    proof: text('proof', { enum: proofs }),
    /** How much of a completed request is live: `partly` where a person gave up the rest. */
    outcome: text('outcome', { enum: requestOutcomes }),
    /** The completed request that this one reopens. */
    reopens: uuid('reopens'),
    /** The request whose limited time is over: this one restores by hand what was there before. */
    returnOf: uuid('return_of'),
    /** The active announcement that an emergency closure rests on. */
    announcementId: uuid('announcement_id').references(() => announcement.id),
    /** The request in which its lines go on; it is cancelled itself. */
    mergedInto: uuid('merged_into'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    completedAt: instant('completed_at'),
  },
  (table) => [
    // Also used for the list of an organisation. The line's own key guarantees that the organisation is a customer.
    unique('change_request_in_organisation').on(table.organisationId, table.id),
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    foreignKey({ columns: [table.organisationId, table.promptId], foreignColumns: [prompt.organisationId, prompt.id] }),
    foreignKey({ columns: [table.organisationId, table.reopens], foreignColumns: [table.organisationId, table.id] }),
    foreignKey({ columns: [table.organisationId, table.mergedInto], foreignColumns: [table.organisationId, table.id] }),
    foreignKey({ columns: [table.organisationId, table.returnOf], foreignColumns: [table.organisationId, table.id] }),
    uniqueIndex('change_request_one_return').on(table.returnOf).where(sql`return_of is not null`),
    // A request is reopened once; again only where that one had no result.
    uniqueIndex('change_request_one_successor')
      .on(table.reopens)
      .where(sql`reopens is not null and status not in ('rejected', 'failed', 'cancelled')`),
    index('change_request_by_prompt').on(table.promptId),
    // For reports: by when it was promised, by the time that the customer chose, and by when it was filed.
    index('change_request_by_due').on(table.dueBy),
    index('change_request_by_wish').on(table.effectiveAt).where(sql`effective_at is not null`),
    index('change_request_by_filing').on(table.receivedAt),
    // For the pace of each kind: what was completed lately and had no time of its own.
    index('change_request_by_completion')
      .on(table.completedAt)
      .where(sql`status = 'completed' and effective_at is null`),
    index('change_request_to_switch').on(table.effectiveAt).where(sql`status = 'scheduled'`),
    index('change_request_to_revert')
      .on(table.revertAt)
      .where(sql`status = 'completed' and revert_at is not null and reverted_at is null`),
    check(
      'change_request_patch_given',
      sql`${table.patch} is not null or ${table.kind} in ('prompt_recording','ivr_redesign','bot_flow_design','integration_support','custom_feature')`,
    ),
    check(
      'change_request_proof_known',
      sql`${table.proof} in ('written','readBack','settled','heard','signedOff','unknown')`,
    ),
    check('change_request_forecast_whole', sql`(${table.forecastBy} is null) = (${table.forecastBasis} is null)`),
    check('change_request_warned_known', sql`${table.warned} in ('half','most','breach')`),
    // Those of which a warning may still be due.
    index('change_request_to_warn')
      .on(table.id)
      .where(
        sql`status in ('acknowledged','accepted','inProgress','partial','held','failed') and warned is distinct from 'breach'`,
      ),
    check(
      'change_request_status_known',
      sql`${table.status} in ('acknowledged','accepted','inProgress','scheduled','partial','completed','pending','held','rejected','failed','cancelled')`,
    ),
  ],
);

/** A request on one of its lines, in the order in which they were named. */
export const changeRequestLine = pgTable(
  'change_request_line',
  {
    organisationId: organisationId(),
    changeRequestId: uuid('change_request_id').notNull(),
    lineId: uuid('line_id').notNull(),
    position: integer('position').notNull(),
    /** The line's own change, where it differs from the others'. */
    patch: jsonb('patch').$type<LinePatch>(),
    state: text('state', { enum: requestLineStates }).notNull().default('waiting'),
    /** Counts the revisions it has asked for: one each time it is applied or retried. */
    attempt: integer('attempt').notNull().default(0),
    /** The revision that is wanted or in force because of it. */
    revision: integer('revision'),
    proof: text('proof', { enum: proofs }),
    /** The phone system's last answer. */
    result: jsonb('result').$type<JobResult>(),
    /** When its prompt was restored, at the end of a limited time. */
    revertedAt: instant('reverted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.changeRequestId, table.lineId] }),
    foreignKey({
      columns: [table.organisationId, table.changeRequestId],
      foreignColumns: [changeRequest.organisationId, changeRequest.id],
    }),
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    index('change_request_line_by_line').on(table.lineId, table.changeRequestId),
    check(
      'change_request_line_state_known',
      sql`${table.state} in ('waiting','applying','live','failed','unchanged','stopped')`,
    ),
    check(
      'change_request_line_proof_known',
      sql`${table.proof} in ('written','readBack','settled','heard','signedOff','unknown')`,
    ),
  ],
);

/**
 * The places of a line that a request touches: `slot:<slot>`, `weekly`, `days`, `setting:<name>`. While it is open there, no other
 * immediate request may be, and no plan whose times overlap its own. A unique index and the exclusion constraint
 * `change_request_place_no_overlap` guarantee that. A plan with a return stays open until then.
 */
export const changeRequestPlace = pgTable(
  'change_request_place',
  {
    organisationId: organisationId(),
    changeRequestId: uuid('change_request_id').notNull(),
    lineId: uuid('line_id').notNull(),
    place: text('place').notNull(),
    open: boolean('open').notNull().default(true),
    /** A plan's times, `planned_span(effective_at, revert_at)`; null for what is to be done as soon as possible. */
    occupies: timeSpan('occupies'),
  },
  (table) => [
    primaryKey({ columns: [table.changeRequestId, table.lineId, table.place] }),
    foreignKey({
      columns: [table.changeRequestId, table.lineId],
      foreignColumns: [changeRequestLine.changeRequestId, changeRequestLine.lineId],
    }),
    uniqueIndex('change_request_place_one_open').on(table.lineId, table.place).where(sql`open and occupies is null`),
  ],
);
