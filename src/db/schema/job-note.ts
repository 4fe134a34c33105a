import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, organisationId } from './columns.ts';
import { job } from './job.ts';

/** What one of the staff leaves for whoever works on a job next. Staff alone read it; it is written once. */
export const jobNote = pgTable(
  'job_note',
  {
    id: id(),
    organisationId: organisationId(),
    jobId: uuid('job_id')
      .notNull()
      .references(() => job.id),
    authorId: uuid('author_id'),
    authorName: text('author_name').notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('job_note_by_job').on(table.jobId, table.id)],
);
