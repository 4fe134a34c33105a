import { foreignKey, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, organisationId } from './columns.ts';
import { line } from './line.ts';

/** A line whose owner makes its hours public. The token is part of a public address, so it is kept as it is. */
export const publicHours = pgTable(
  'public_hours',
  {
    lineId: uuid('line_id').primaryKey(),
    organisationId: organisationId(),
    /** 256 random bits. */
    token: text('token').notNull().unique(),
    /** What the owner chose to call it in public. */
    label: text('label').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
  ],
);
