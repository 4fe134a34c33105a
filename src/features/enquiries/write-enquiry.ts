import type { EnquiryMessageReply } from '../../contract/enquiries.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { longestConversation } from '../../domain/change-request/conversation.ts';
import { conflict } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { attachFiles } from '../attachments/attach-files.ts';
import { countEnquiryMessages, insertEnquiryMessage } from './enquiries.repository.ts';
import { presentMessage } from './read-enquiries.ts';
import { lockActing, transitionEnquiry } from './step-enquiry.ts';

/**
 * Writes to the other side: a customer's message lets the enquiry wait for us, an agent's answers it.
 * @throws AppError `not_found`, `forbidden`, `enquiry_moved_on`, `conversation_full`.
 */
export async function writeEnquiryMessage(
  deps: Deps,
  caller: Caller,
  { id: enquiryId, text, attachmentIds: ids }: { id: string; text: string; attachmentIds: readonly string[] },
): Promise<EnquiryMessageReply> {
  const { actor } = caller;
  return await deps.database.transaction(actor, async (transaction) => {
    const row = await lockActing(transaction, caller, enquiryId);
    if ((await countEnquiryMessages(transaction, enquiryId)) >= longestConversation)
      throw conflict('conversation_full', { most: longestConversation });
    const { organisationId } = row;
    const isCustomer = actor.organisationId !== null;
    const message = {
      ...{ id: newId(), organisationId, enquiryId, words: text, at: deps.clock.now() },
      ...{
        side: isCustomer ? ('customer' as const) : ('staff' as const),
        authorId: actor.userId,
        authorName: actor.name,
      },
    };
    await insertEnquiryMessage(transaction, message);
    const to = { enquiryMessageId: message.id };
    const attached = await attachFiles(transaction, { organisationId, ids, to });
    await transitionEnquiry(deps, transaction, caller, {
      row,
      command: { action: isCustomer ? 'write' : 'answer' },
      told: { text, events: [{ type: 'enquiry.message', subjectId: enquiryId, organisationId }] },
    });
    const reply = presentMessage(message, attached);
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}
