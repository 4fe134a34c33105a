import type { ConversationEntry } from '../../../contract/conversation.contract.ts';
import { writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { decideMessage } from '../../../domain/change-request/conversation.ts';
import { notFound } from '../../../shared/app-error.ts';
import { newId } from '../../../shared/ids.ts';
import { ensure } from '../../ensure.ts';
import { mailMessage } from '../../notifications/conversation-mails.ts';
import { findRequest, lockRequest } from '../change-requests.repository.ts';
import { contentsOf, conversationState, presentEntry } from '../reading/read-conversation.ts';
import { refusalError } from '../refusal-error.ts';
import { countRequestMessages, insertRequestMessage } from './conversation.repository.ts';
import { authorOf } from './conversation.ts';

/**
 * Writes into a request's conversation. Open pages of both sides show it at once; the customer is mailed what staff writes,
 * and staff are not mailed. The request stays where it is, and so does its clock.
 * @throws AppError `not_found`; `forbidden` for staff who do not hold the job; `conversation_closed`,
 * `conversation_continued`, `conversation_full`.
 */
export async function writeMessage(
  deps: Deps,
  caller: Caller,
  { id: changeRequestId, text }: { id: string; text: string },
): Promise<ConversationEntry> {
  const { actor, callId } = caller;
  return await deps.database.transaction(actor, async (transaction) => {
    // Nothing ends, completes or reopens it until the message stands.
    await lockRequest(transaction, changeRequestId);
    const row = await findRequest(transaction, changeRequestId);
    if (!row) throw notFound();
    ensure(actor, 'changeRequest.write', contentsOf(deps, caller, row));
    const at = deps.clock.now();
    const entries = await countRequestMessages(transaction, changeRequestId);
    const decision = decideMessage(conversationState(deps, row, entries), at);
    if (!decision.ok) throw refusalError(decision.refusal);
    const { organisationId } = row.request;
    const entry = { id: newId(), organisationId, changeRequestId, ...authorOf(actor), words: text, at };
    const message = { ...entry, kind: 'message' as const };
    await insertRequestMessage(transaction, message);
    const nudges = message.side === 'customer' ? [] : await mailMessage(deps, { transaction, ...row, message });
    const subject = { subjectKind: 'change_request', subjectId: changeRequestId, changeRequestId } as const;
    await writeRecords(transaction, deps.outbox, organisationId, {
      at,
      actor,
      callId,
      audit: [{ organisationId, action: 'change_request.message', ...subject }],
      events: [{ type: 'change_request.message', subjectId: changeRequestId, organisationId }],
      nudges,
    });
    const reply = presentEntry(message);
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}
