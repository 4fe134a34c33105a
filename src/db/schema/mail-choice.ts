import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { mailGroups, mailPaces } from '../../domain/notifications/mail-choice.ts';
import { user } from './access.ts';

/** Which ordinary mails somebody gets, and how. Without a row: all of them, at once. */
export const mailChoice = pgTable('mail_choice', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => user.id),
  /** The groups that are switched off. */
  muted: text('muted', { enum: mailGroups }).array().notNull(),
  pace: text('pace', { enum: mailPaces }).notNull(),
});
