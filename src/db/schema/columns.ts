import { customType, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { conversationSides } from '../../domain/change-request/conversation.ts';

/** Columns shared by many tables. Instants are stored with their offset, to the millisecond. */
export const id = () => uuid('id').primaryKey();
export const organisationId = () => uuid('organisation_id').notNull();
/** Null for what is the desk's own. */
export const organisationIdOrDesk = () => uuid('organisation_id');
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
export const createdAt = () => instant('created_at').notNull().defaultNow();
/** Counts edits; the resource's ETag. */
export const version = () => integer('version').notNull().default(1);
/** A span of instants, in PostgreSQL's own text; only PostgreSQL reads it. */
export const timeSpan = customType<{ data: string }>({ dataType: () => 'tstzrange' });

/** What somebody wrote in a conversation, whatever it is about. `authorName` is each table's own: it may be unknown in the oldest. */
export const writtenWords = () => ({
  id: id(),
  organisationId: organisationId(),
  side: text('side', { enum: conversationSides }).notNull(),
  authorId: uuid('author_id'),
  words: text('words').notNull(),
  at: instant('at').notNull(),
});
