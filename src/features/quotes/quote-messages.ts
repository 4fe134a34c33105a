import type { QuoteMessageReply } from '../../contract/quote-steps.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { longestConversation } from '../../domain/change-request/conversation.ts';
import { conflict } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { authorOf } from '../change-requests/moving/conversation.ts';
import { ensure } from '../ensure.ts';
import { mailQuoteMessage } from '../notifications/quote-mails.ts';
import {
  countQuoteMessages,
  insertQuoteMessage,
  listQuoteMessages,
  type QuoteMessageRow,
} from './quote-messages.repository.ts';
import type { QuoteRow, WorkRow } from './quotes.repository.ts';
import { readable, resourceOf } from './read-quotes.ts';
import { lockVisible } from './step-quote.ts';

function presentMessage({ id, side, authorName, words, at }: QuoteMessageRow): QuoteMessageReply {
  return { id, side, by: authorName, text: words, at: formatTaipei(at) };
}

/** Until it is declined or withdrawn, or its work is accepted. */
function isOpen({ status }: QuoteRow, work: WorkRow | null): boolean {
  return status !== 'declined' && status !== 'withdrawn' && work?.state !== 'confirmed';
}

/** @throws AppError `not_found`, `forbidden`. */
export async function readQuoteMessages(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ items: QuoteMessageReply[]; open: boolean }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { row, work } = await readable(deps, transaction, caller, id);
    const rows = await listQuoteMessages(transaction, id);
    return { items: rows.map(presentMessage), open: isOpen(row, work) && rows.length < longestConversation };
  });
}

/**
 * Writes to the other side: open pages show it at once, and the other side is mailed.
 * @throws AppError `not_found`, `forbidden`, `quote_conversation_closed`, `conversation_full`.
 */
export async function writeQuoteMessage(
  deps: Deps,
  caller: Caller,
  { id: quoteId, text }: { id: string; text: string },
): Promise<QuoteMessageReply> {
  const { actor, callId } = caller;
  return await deps.database.transaction(actor, async (transaction) => {
    await lockVisible(transaction, quoteId);
    const whole = await readable(deps, transaction, caller, quoteId);
    ensure(actor, 'quote.write', resourceOf(deps, caller, whole));
    const { row, work } = whole;
    if (!isOpen(row, work)) throw conflict('quote_conversation_closed', { quoteStatus: row.status });
    if ((await countQuoteMessages(transaction, quoteId)) >= longestConversation)
      throw conflict('conversation_full', { most: longestConversation });
    const at = deps.clock.now();
    const { organisationId } = row;
    const author = authorOf(actor);
    const message = {
      ...{ id: newId(), organisationId, quoteId, words: text, at },
      ...{ ...author, authorName: author.authorName ?? actor.name },
    };
    await insertQuoteMessage(transaction, message);
    const nudges = await mailQuoteMessage(deps, transaction, { quote: row, said: message, now: at });
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at, actor, callId, nudges },
      audit: [{ organisationId, action: 'quote.message', subjectKind: 'quote', subjectId: quoteId }],
      events: [{ type: 'quote.message', subjectId: quoteId, organisationId }],
    });
    const reply = presentMessage(message);
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}
