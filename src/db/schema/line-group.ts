import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organisationId, version } from './columns.ts';
import { customer } from './customer.ts';
import { line } from './line.ts';

/** Lines that a customer files for together, under a name. */
export const lineGroup = pgTable(
  'line_group',
  {
    id: id(),
    organisationId: organisationId().references(() => customer.id),
    name: text('name').notNull(),
    /** Names that look the same are one name. */
    nameKey: text('name_key').notNull().generatedAlwaysAs(sql`search_key(name)`),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('line_group_in_organisation').on(table.organisationId, table.id),
    unique('line_group_one_name').on(table.organisationId, table.nameKey),
  ],
);

/** A line of a group, in the order in which they were named. */
export const lineGroupLine = pgTable(
  'line_group_line',
  {
    organisationId: organisationId(),
    lineGroupId: uuid('line_group_id').notNull(),
    lineId: uuid('line_id').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.lineGroupId, table.lineId] }),
    foreignKey({
      columns: [table.organisationId, table.lineGroupId],
      foreignColumns: [lineGroup.organisationId, lineGroup.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    index('line_group_line_by_line').on(table.lineId),
  ],
);
