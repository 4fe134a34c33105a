import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant, version } from './columns.ts';

/** A customer is an organisation: its id is the `organisation_id` of everything it owns. */
export const customer = pgTable(
  'customer',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    searchText: text('search_text').notNull().generatedAlwaysAs(sql`search_key(name)`),
    plan: text('plan', { enum: ['trial', 'pro', 'enterprise'] }).notNull(),
    onboardedOn: date('onboarded_on', { mode: 'string' }).notNull(),
    contractFrom: date('contract_from', { mode: 'string' }),
    contractUntil: date('contract_until', { mode: 'string' }),
    environment: text('environment', { enum: ['shared', 'dedicated'] }).notNull(),
    /** Business days added to both ends of the window; null takes the environment's default. */
    extraBusinessDays: integer('extra_business_days'),
    county: text('county').notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('customer_contract_whole', sql`(${table.contractFrom} is null) = (${table.contractUntil} is null)`),
    check('customer_contract_order', sql`${table.contractFrom} <= ${table.contractUntil}`),
  ],
);
