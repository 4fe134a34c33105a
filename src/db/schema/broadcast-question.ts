import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { broadcast } from './broadcast.ts';
import { instant, organisationId } from './columns.ts';
import { customer } from './customer.ts';

/** A customer whose owners want to be asked before a broadcast closes their lines, and what they have answered. */
export const broadcastQuestion = pgTable(
  'broadcast_question',
  {
    id: uuid('id').primaryKey(),
    organisationId: organisationId().references(() => customer.id),
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => broadcast.id),
    /** As they were when the broadcast was sent. */
    lineIds: uuid('line_ids').array().notNull(),
    /** Null: nobody has answered. */
    answer: boolean('answer'),
    /** To whom the link was sent that answered. */
    answeredBy: text('answered_by'),
    answeredAt: instant('answered_at'),
    createdAt: instant('created_at').notNull(),
    mailedAt: instant('mailed_at'),
  },
  (table) => [
    unique('broadcast_question_one').on(table.broadcastId, table.organisationId),
    unique('broadcast_question_of').on(table.organisationId, table.id),
    index('broadcast_question_to_mail').on(table.createdAt).where(sql`mailed_at is null`),
  ],
);

/** The link of one owner: 256 random bits stand in the mail, their SHA-256 here. */
export const broadcastQuestionMail = pgTable(
  'broadcast_question_mail',
  {
    id: uuid('id').primaryKey(),
    organisationId: organisationId(),
    questionId: uuid('question_id').notNull(),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    email: text('email').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    sentAt: instant('sent_at').notNull(),
    /** When its page was first read. */
    openedAt: instant('opened_at'),
  },
  (table) => [
    foreignKey({
      name: 'broadcast_question_mail_question',
      columns: [table.organisationId, table.questionId],
      foreignColumns: [broadcastQuestion.organisationId, broadcastQuestion.id],
    }),
    index('broadcast_question_mail_of').on(table.questionId),
  ],
);
