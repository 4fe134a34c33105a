import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { changeRequest } from './change-request.ts';
import { id, instant, organisationId } from './columns.ts';

/**
 * A technician's question or a customer's answer. It is part of the request's contents, so it is stored beside the audit
 * (docs/rules.md#audit). Written once, at the instant of the audit row of its step.
 */
export const requestMessage = pgTable(
  'request_message',
  {
    id: id(),
    organisationId: organisationId(),
    changeRequestId: uuid('change_request_id').notNull(),
    kind: text('kind', { enum: ['question', 'answer'] }).notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organisationId, table.changeRequestId],
      foreignColumns: [changeRequest.organisationId, changeRequest.id],
    }),
    index('request_message_by_request').on(table.changeRequestId, table.id),
    check('request_message_kind_known', sql`${table.kind} in ('question','answer')`),
  ],
);
