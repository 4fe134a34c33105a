import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { conversationKinds } from '../../domain/change-request/conversation.ts';
import { changeRequest } from './change-request.ts';
import { writtenWords } from './columns.ts';

/**
 * One entry of a request's conversation: a technician's question, a customer's answer, or a message of either. It is part of
 * the request's contents, so it is stored beside the audit (docs/rules.md#audit). Written once, at the instant of its audit row.
 */
export const requestMessage = pgTable(
  'request_message',
  {
    ...writtenWords(),
    changeRequestId: uuid('change_request_id').notNull(),
    kind: text('kind', { enum: conversationKinds }).notNull(),
    /** Null, as the author's id, for entries from before authors were stored whose audit row no longer names anyone. */
    authorName: text('author_name'),
  },
  (table) => [
    foreignKey({
      columns: [table.organisationId, table.changeRequestId],
      foreignColumns: [changeRequest.organisationId, changeRequest.id],
    }),
    index('request_message_by_request').on(table.changeRequestId, table.id),
    check('request_message_kind_known', sql`${table.kind} in ('question','answer','message')`),
    check('request_message_side_known', sql`${table.side} in ('customer','staff')`),
  ],
);
