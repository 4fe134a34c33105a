import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { paidKinds } from '../../domain/change-request/kind.ts';
import { behalfChannels } from '../../domain/change-request/on-behalf.ts';
import { feasibilities, quoteStatuses } from '../../domain/quote/quote-state.ts';
import type { SketchRow } from '../../domain/quote/sketch.ts';
import { createdAt, id, instant, organisationId, version, writtenWords } from './columns.ts';
import { customer } from './customer.ts';

/** What sales prepare; the next offer is made of it. Customers never see it. */
export interface QuoteDraft {
  feasibility: (typeof feasibilities)[number];
  feasibilityNote: string | null;
  lines: { description: string; role: string; hours: number; ratePerHour: number }[];
  validUntil: string;
  agreedOn: string | null;
}

/** A customer's wish for paid work, and where its offer stands. A trigger keeps what was accepted as it was. */
export const quote = pgTable(
  'quote',
  {
    id: id(),
    organisationId: organisationId().references(() => customer.id),
    kind: text('kind', { enum: paidKinds }).notNull(),
    status: text('status', { enum: quoteStatuses }).notNull(),
    description: text('description').notNull(),
    /** In words, or as a table of keys. */
    sketchText: text('sketch_text'),
    sketch: jsonb('sketch').$type<SketchRow[]>(),
    wishedOn: date('wished_on'),
    requestedBy: uuid('requested_by'),
    requestedByName: text('requested_by_name').notNull(),
    /** How the customer asked our staff for it, and what shows it; null for the customer's own and for those before these were kept. */
    behalfChannel: text('behalf_channel', { enum: behalfChannels }),
    behalfEvidence: text('behalf_evidence'),
    draft: jsonb('draft').$type<QuoteDraft>(),
    /** The newest offered version; 0 before the first. */
    offered: integer('offered').notNull().default(0),
    offeredUntil: date('offered_until'),
    acceptedBy: uuid('accepted_by'),
    /** As the owner typed it. */
    acceptedName: text('accepted_name'),
    acceptedAt: instant('accepted_at'),
    reason: text('reason'),
    /** The version whose end was pointed out. */
    reminded: integer('reminded').notNull().default(0),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    unique('quote_of').on(table.organisationId, table.id),
    index('quote_by_status').on(table.status, table.id),
    check('quote_on_behalf', sql`(${table.behalfChannel} is null) = (${table.behalfEvidence} is null)`),
    check('quote_accepted', sql`(${table.status} = 'accepted') = (${table.acceptedAt} is not null)`),
  ],
);

/** An offer as it was made; never changed. Amounts in whole TWD. */
export const quoteVersion = pgTable(
  'quote_version',
  {
    organisationId: organisationId(),
    quoteId: uuid('quote_id').notNull(),
    number: integer('number').notNull(),
    feasibility: text('feasibility', { enum: feasibilities }).notNull(),
    feasibilityNote: text('feasibility_note'),
    validUntil: date('valid_until').notNull(),
    agreedOn: date('agreed_on'),
    net: bigint('net', { mode: 'number' }).notNull(),
    tax: bigint('tax', { mode: 'number' }).notNull(),
    total: bigint('total', { mode: 'number' }).notNull(),
    offeredBy: uuid('offered_by'),
    offeredByName: text('offered_by_name').notNull(),
    offeredAt: instant('offered_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.quoteId, table.number] }),
    unique('quote_version_of').on(table.organisationId, table.quoteId, table.number),
    foreignKey({ columns: [table.organisationId, table.quoteId], foreignColumns: [quote.organisationId, quote.id] }),
    check('quote_version_total', sql`${table.total} = ${table.net} + ${table.tax}`),
  ],
);

export const quoteVersionLine = pgTable(
  'quote_version_line',
  {
    organisationId: organisationId(),
    quoteId: uuid('quote_id').notNull(),
    number: integer('number').notNull(),
    position: smallint('position').notNull(),
    description: text('description').notNull(),
    /** A code of the rate table, or a role in sales' own words. */
    role: text('role').notNull(),
    hundredths: integer('hundredths').notNull(),
    ratePerHour: integer('rate_per_hour').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.quoteId, table.number, table.position] }),
    foreignKey({
      name: 'quote_version_line_version',
      columns: [table.organisationId, table.quoteId, table.number],
      foreignColumns: [quoteVersion.organisationId, quoteVersion.quoteId, quoteVersion.number],
    }),
  ],
);

/** What customer and sales write to each other about a quote. Written once. */
export const quoteMessage = pgTable(
  'quote_message',
  {
    ...writtenWords(),
    quoteId: uuid('quote_id').notNull(),
    authorName: text('author_name').notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.organisationId, table.quoteId], foreignColumns: [quote.organisationId, quote.id] }),
    index('quote_message_by_quote').on(table.quoteId, table.id),
  ],
);

export const quoteWorkStates = ['open', 'delivered', 'confirmed'] as const;

/** The work of an accepted quote, from the acceptance to the customer's word, or their silence. */
export const quoteWork = pgTable(
  'quote_work',
  {
    quoteId: uuid('quote_id').primaryKey(),
    organisationId: organisationId(),
    state: text('state', { enum: quoteWorkStates }).notNull().default('open'),
    /** The service day on which it is due. */
    agreedOn: date('agreed_on').notNull(),
    dueBy: instant('due_by').notNull(),
    deliveredAt: instant('delivered_at'),
    deliveredByName: text('delivered_by_name'),
    hundredthsSpent: integer('hundredths_spent').notNull().default(0),
    confirmedAt: instant('confirmed_at'),
    /** Null where silence accepted it. */
    confirmedByName: text('confirmed_by_name'),
    returnReason: text('return_reason'),
    /** The last of the warnings that was told. */
    warned: text('warned', { enum: ['half', 'most', 'breach'] }),
  },
  (table) => [
    foreignKey({ columns: [table.organisationId, table.quoteId], foreignColumns: [quote.organisationId, quote.id] }),
    check('quote_work_delivered', sql`${table.state} = 'open' or ${table.deliveredAt} is not null`),
    check('quote_work_confirmed', sql`(${table.state} = 'confirmed') = (${table.confirmedAt} is not null)`),
  ],
);

/** What an hour of each role costs: one row, so that it is edited as a whole. */
export const quoteRates = pgTable(
  'quote_rates',
  {
    id: smallint('id').primaryKey(),
    rates: jsonb('rates').$type<{ role: string; ratePerHour: number }[]>().notNull(),
    version: version(),
  },
  (table) => [check('quote_rates_one', sql`${table.id} = 1`)],
);

/** The rate table as it was after each edit. Written once; the highest number is in force. */
export const quoteRatesVersion = pgTable('quote_rates_version', {
  number: integer('number').primaryKey(),
  rates: jsonb('rates').$type<{ role: string; ratePerHour: number }[]>().notNull(),
  editedBy: uuid('edited_by'),
  /** Null for the first one that was kept. */
  editedByName: text('edited_by_name'),
  editedAt: instant('edited_at').notNull(),
});
