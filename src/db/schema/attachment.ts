import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, organisationId } from './columns.ts';
import { customer } from './customer.ts';
import { enquiryMessage } from './enquiry.ts';
import { quote } from './quote.ts';

/** A file that somebody sends with a quote request or a message about a question. It is sent first, and belongs to neither until then. */
export const attachment = pgTable(
  'attachment',
  {
    id: id(),
    organisationId: organisationId().references(() => customer.id),
    quoteId: uuid('quote_id'),
    enquiryMessageId: uuid('enquiry_message_id'),
    position: smallint('position'),
    fileName: text('file_name').notNull(),
    contentType: text('content_type').notNull(),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    storageKey: text('storage_key').notNull(),
    uploadedBy: uuid('uploaded_by'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.organisationId, table.quoteId], foreignColumns: [quote.organisationId, quote.id] }),
    foreignKey({
      name: 'attachment_enquiry_message',
      columns: [table.organisationId, table.enquiryMessageId],
      foreignColumns: [enquiryMessage.organisationId, enquiryMessage.id],
    }),
    index('attachment_by_quote').on(table.quoteId),
    index('attachment_by_enquiry_message').on(table.enquiryMessageId),
    check('attachment_of_one', sql`${table.quoteId} is null or ${table.enquiryMessageId} is null`),
  ],
);
