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
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { deliveryFaults, deliveryStatuses, offCauses } from '../../domain/webhook/delivery.ts';
import { webhookEventTypes } from '../../domain/webhook/webhook-events.ts';
import { createdAt, id, instant, version } from './columns.ts';
import { customer } from './customer.ts';

/** Null: the desk's own, which no customer's connection sees (docs/decisions/0028-desk-webhooks.md). */
const organisationId = () => uuid('organisation_id');

/** Where events are posted to. Its health counts every attempt but those of tests. */
export const webhookEndpoint = pgTable(
  'webhook_endpoint',
  {
    id: id(),
    organisationId: organisationId().references(() => customer.id),
    url: text('url').notNull(),
    description: text('description').notNull().default(''),
    /** Null: all, also those that are added later. */
    eventTypes: text('event_types', { enum: webhookEventTypes }).array(),
    enabled: boolean('enabled').notNull().default(true),
    /** Null while it is on. */
    offCause: text('off_cause', { enum: offCauses }),
    /** Encrypted. */
    secret: text('secret').notNull(),
    /** Encrypted; signs too until `former_until`. */
    formerSecret: text('former_secret'),
    formerUntil: instant('former_until'),
    /** Failed attempts since the last success. */
    failures: integer('failures').notNull().default(0),
    failingSince: instant('failing_since'),
    lastSuccessAt: instant('last_success_at'),
    lastFailureAt: instant('last_failure_at'),
    /** While it counts as down, nothing is sent before this instant. */
    restsUntil: instant('rests_until'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('webhook_endpoint_in_organisation').on(table.organisationId, table.id),
    check('webhook_endpoint_off_cause_known', sql`${table.offCause} in ('owner','failing','gone','contractEnded')`),
    check('webhook_endpoint_on_or_off', sql`${table.enabled} = (${table.offCause} is null)`),
    check('webhook_endpoint_former', sql`(${table.formerSecret} is null) = (${table.formerUntil} is null)`),
  ],
);

/** One event for one endpoint, as it was when it happened. `number` names it in the API, and its order per subject. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    number: bigint('number', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: organisationId(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoint.id, { onDelete: 'cascade' }),
    /** The same for every endpoint, attempt and replay: recipients recognise by it what they have already. */
    eventId: uuid('event_id').notNull(),
    type: text('type').notNull(),
    /** The request, line or organisation it is about: its events are delivered in order. */
    subjectId: uuid('subject_id').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    test: boolean('test').notNull().default(false),
    status: text('status', { enum: deliveryStatuses }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** How often a person had it sent again. */
    replays: integer('replays').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    /** While a worker sends it. */
    claimedUntil: instant('claimed_until'),
    lastAttemptAt: instant('last_attempt_at'),
    fault: text('fault', { enum: deliveryFaults }),
    responseStatus: integer('response_status'),
    /** The beginning of the last answer. */
    responseText: text('response_text'),
    durationMs: integer('duration_ms'),
    deliveredAt: instant('delivered_at'),
  },
  (table) => [
    // A customer's delivery goes to that customer's endpoint; where the organisation is null, the key above alone proves something.
    foreignKey({
      columns: [table.organisationId, table.endpointId],
      foreignColumns: [webhookEndpoint.organisationId, webhookEndpoint.id],
    }).onDelete('cascade'),
    unique('webhook_delivery_once').on(table.endpointId, table.eventId),
    index('webhook_delivery_by_endpoint').on(table.endpointId, table.number),
    index('webhook_delivery_waiting')
      .on(table.endpointId, table.subjectId, table.number)
      .where(sql`status = 'waiting'`),
    index('webhook_delivery_by_age').on(table.occurredAt),
    check('webhook_delivery_status_known', sql`${table.status} in ('waiting','delivered','failed','missed')`),
    check('webhook_delivery_waits', sql`(${table.status} = 'waiting') = (${table.nextAttemptAt} is not null)`),
    check(
      'webhook_delivery_fault_known',
      sql`${table.fault} in ('answered','redirected','timed_out','address_refused','name_unknown','connection_failed','certificate_refused','answer_unreadable','secret_lost')`,
    ),
  ],
);
