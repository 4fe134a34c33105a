import type { MessageReply } from '../../contract/messages.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { presentMessage } from './mails.presenter.ts';
import { listMessageRows } from './mails.repository.ts';

/** Every message, newest first. @throws AppError `forbidden` for anybody but an admin. */
export async function listMessages(
  deps: Deps,
  caller: Caller,
  query: { limit: number; cursor?: string },
): Promise<{ items: MessageReply[]; nextCursor: string | null }> {
  ensure(caller.actor, 'message.read', { organisationId: null });
  const before = decodeIdCursor(query.cursor);
  const rows = await deps.database.transaction(caller.actor, (transaction) =>
    listMessageRows(transaction, { before, limit: query.limit }),
  );
  const page = pageOf(rows, query.limit, (row) => [row.id]);
  return { items: page.rows.map(presentMessage), nextCursor: page.nextCursor };
}
