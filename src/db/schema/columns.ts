import { customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core';

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
