import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { broadcast } from './broadcast.ts';
import { instant, organisationId } from './columns.ts';
import { customer } from './customer.ts';

/** Lines of a customer who wants to be asked before a broadcast closes them, and the answer; lines of one contact are one question. */
export const broadcastQuestion = pgTable(
  'broadcast_question',
  {
    id: uuid('id').primaryKey(),
    organisationId: organisationId().references(() => customer.id),
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => broadcast.id),
    /** The contact of these lines as it was when the broadcast was sent; null: only the owners are asked. */
    contactName: text('contact_name'),
    contactEmail: text('contact_email'),
    /** As they were when the broadcast was sent. */
    lineIds: uuid('line_ids').array().notNull(),
    /** Null: nobody has answered. */
    answer: boolean('answer'),
    /** To whom the link was sent that answered; who said it on the phone. */
    answeredBy: text('answered_by'),
    /** It was the link of the lines' contact that answered. */
    answeredByContact: boolean('answered_by_contact').notNull().default(false),
    /** The operator who took it down on the phone; null: answered by a link. */
    takenDownBy: uuid('taken_down_by'),
    takenDownByName: text('taken_down_by_name'),
    answeredAt: instant('answered_at'),
    createdAt: instant('created_at').notNull(),
    mailedAt: instant('mailed_at'),
  },
  (table) => [
    unique('broadcast_question_one').on(table.broadcastId, table.organisationId, table.contactEmail).nullsNotDistinct(),
    unique('broadcast_question_of').on(table.organisationId, table.id),
    index('broadcast_question_to_mail').on(table.createdAt).where(sql`mailed_at is null`),
  ],
);

/**
 * The link of one person: 256 random bits stand in the mail, their SHA-256 here. An owner's answers all questions of the customer
 * in this broadcast, a contact's only its own.
 */
export const broadcastQuestionMail = pgTable(
  'broadcast_question_mail',
  {
    id: uuid('id').primaryKey(),
    organisationId: organisationId(),
    questionId: uuid('question_id').notNull(),
    /** Null: the contact of the lines, who needs no account. */
    userId: uuid('user_id'),
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
