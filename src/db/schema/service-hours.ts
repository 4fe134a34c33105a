import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/**
 * Temporary service hours, half open. They are the desk's own, belong to no organisation, and never overlap (a constraint of the
 * migration). Closed early they end at that moment; called off before they begin they have no length.
 */
export const serviceHoursExtension = pgTable(
  'service_hours_extension',
  {
    id: id(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** As customers read it. */
    reason: text('reason').notNull(),
    openedBy: uuid('opened_by'),
    openedByName: text('opened_by_name').notNull(),
    openedAt: instant('opened_at').notNull(),
    closedByName: text('closed_by_name'),
    closedAt: instant('closed_at'),
  },
  (table) => [
    index('service_hours_extension_by_end').on(table.endsAt),
    check('service_hours_extension_forward', sql`${table.endsAt} >= ${table.startsAt}`),
  ],
);
