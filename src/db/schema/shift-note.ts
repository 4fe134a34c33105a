import { sql } from 'drizzle-orm';
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** What one shift of the operators leaves for the next. It is the desk's own and belongs to no organisation. */
export const shiftNote = pgTable(
  'shift_note',
  {
    id: id(),
    words: text('words').notNull(),
    authorId: uuid('author_id'),
    authorName: text('author_name').notNull(),
    at: instant('at').notNull(),
    doneAt: instant('done_at'),
    doneByName: text('done_by_name'),
  },
  (table) => [index('shift_note_open').on(table.id).where(sql`done_at is null`)],
);
