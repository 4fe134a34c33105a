import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { enquiryStatuses } from '../../domain/enquiry/enquiry-state.ts';
import { scopeCategories } from '../../domain/scope/scope-topic.ts';
import { changeRequest } from './change-request.ts';
import { createdAt, id, instant, organisationId, version, writtenWords } from './columns.ts';
import { customer } from './customer.ts';

/** A customer's question to our staff. Its words are the first of its messages. */
export const enquiry = pgTable(
  'enquiry',
  {
    id: id(),
    organisationId: organisationId().references(() => customer.id),
    category: text('category', { enum: scopeCategories }).notNull(),
    /** The topic of the scope table that it was asked under, and the version that the person saw; null where none fitted. */
    topicKey: text('topic_key'),
    scopeVersion: integer('scope_version').notNull(),
    status: text('status', { enum: enquiryStatuses }).notNull(),
    askedBy: uuid('asked_by'),
    askedByName: text('asked_by_name').notNull(),
    takenBy: uuid('taken_by'),
    takenByName: text('taken_by_name'),
    /** The clock runs from here; when it is to be answered follows from the service calendar. */
    waitingSince: instant('waiting_since').notNull(),
    /** The last answer, and by when it was to be given: what reports count. Both or none. */
    answeredAt: instant('answered_at'),
    answerDueBy: instant('answer_due_by'),
    /** The wait of which our staff were told that its answer is late: its `waiting_since`. */
    lateTold: instant('late_told'),
    changeRequestId: uuid('change_request_id'),
    mergedInto: uuid('merged_into'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    unique('enquiry_of').on(table.organisationId, table.id),
    index('enquiry_by_clock').on(table.status, table.waitingSince, table.id),
    foreignKey({
      name: 'enquiry_request',
      columns: [table.organisationId, table.changeRequestId],
      foreignColumns: [changeRequest.organisationId, changeRequest.id],
    }),
    foreignKey({
      name: 'enquiry_goes_on_in',
      columns: [table.organisationId, table.mergedInto],
      foreignColumns: [table.organisationId, table.id],
    }),
    check('enquiry_handed_over', sql`${table.status} <> 'handedOver' or ${table.changeRequestId} is not null`),
    check('enquiry_merged', sql`(${table.status} = 'merged') = (${table.mergedInto} is not null)`),
    check('enquiry_answered', sql`(${table.answeredAt} is null) = (${table.answerDueBy} is null)`),
  ],
);

/** What customer and agents write to each other. Written once. */
export const enquiryMessage = pgTable(
  'enquiry_message',
  {
    ...writtenWords(),
    enquiryId: uuid('enquiry_id').notNull(),
    authorName: text('author_name').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'enquiry_message_enquiry',
      columns: [table.organisationId, table.enquiryId],
      foreignColumns: [enquiry.organisationId, enquiry.id],
    }),
    unique('enquiry_message_of').on(table.organisationId, table.id),
    index('enquiry_message_by_enquiry').on(table.enquiryId, table.id),
  ],
);
