import { sql } from 'drizzle-orm';
import { bigint, boolean, check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { changeRequestKinds } from '../../domain/change-request/kind.ts';
import { serviceEnvironments } from '../../domain/deadline/deadline-rules.ts';
import { instant } from './columns.ts';

/**
 * How long comparable requests of all customers took lately (docs/deadlines.md#forecast). Measured by a sweep, so that a filing
 * reads one row. A combination without enough requests has none.
 */
export const servicePace = pgTable(
  'service_pace',
  {
    kind: text('kind', { enum: changeRequestKinds }).notNull(),
    environment: text('environment', { enum: serviceEnvironments }).notNull(),
    /** A person changes a line of them. */
    byHand: boolean('by_hand').notNull(),
    /** Service milliseconds. */
    p90Ms: bigint('p90_ms', { mode: 'number' }).notNull(),
    count: integer('count').notNull(),
    days: integer('days').notNull(),
    measuredAt: instant('measured_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.environment, table.byHand] }),
    check('service_pace_environment_known', sql`${table.environment} in ('shared','dedicated')`),
  ],
);
