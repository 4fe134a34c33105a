import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { ScopeTopic } from '../../domain/scope/scope-topic.ts';
import { instant, version } from './columns.ts';

/** The scope table as it was published. Written once; the highest number is in force. */
export const scopeVersion = pgTable('scope_version', {
  number: integer('number').primaryKey(),
  topics: jsonb('topics').$type<ScopeTopic[]>().notNull(),
  publishedBy: uuid('published_by'),
  /** Null for the one that came with the product. */
  publishedByName: text('published_by_name'),
  publishedAt: instant('published_at').notNull(),
});

/** What the next version will be: one row, so that it is edited as a whole. */
export const scopeDraft = pgTable(
  'scope_draft',
  {
    id: smallint('id').primaryKey(),
    /** Null while nobody has changed anything. */
    topics: jsonb('topics').$type<ScopeTopic[]>(),
    editedByName: text('edited_by_name'),
    editedAt: instant('edited_at'),
    version: version(),
  },
  (table) => [check('scope_draft_one', sql`${table.id} = 1`)],
);
