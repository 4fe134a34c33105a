import type { QuoteFiled, QuoteInput } from '../../contract/quotes.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { quoteNumber } from '../../domain/quote/quote-number.ts';
import { notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { attachFiles } from '../attachments/attach-files.ts';
import { mailSales } from '../notifications/quote-mails.ts';
import { onBehalfOf } from '../on-behalf.ts';
import { ownerOf } from '../owner-of.ts';
import { customerExists, insertQuote } from './quotes.repository.ts';

/**
 * Records a wish for paid work, and notifies sales. Nothing becomes a job before an owner accepts an offer.
 * @throws AppError `not_found`, `forbidden`; `invalid_input` for a file that is unknown or belongs to another quote, and as `onBehalfOf`.
 */
export async function fileQuote(deps: Deps, caller: Caller, input: QuoteInput): Promise<QuoteFiled> {
  const { actor, callId } = caller;
  const wanted = input.organisationId;
  const organisationId = ownerOf(caller, 'quote.file', { wanted, path: 'organisationId' });
  const onBehalf = onBehalfOf(caller, input.onBehalf);
  const { kind, description, sketch, wishedOn = null } = input;
  const now = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    if (!(await customerExists(transaction, organisationId))) throw notFound();
    const row = await insertQuote(transaction, {
      ...{ id: newId(), organisationId, kind, status: 'requested', description, wishedOn },
      ...(typeof sketch === 'string' ? { sketchText: sketch } : { sketch }),
      ...{ requestedBy: actor.userId, requestedByName: actor.name, createdAt: now, updatedAt: now },
      ...(onBehalf && { behalfChannel: onBehalf.channel, behalfEvidence: onBehalf.evidence }),
    });
    const to = { quoteId: row.id };
    const files = await attachFiles(transaction, { organisationId, ids: input.attachmentIds, to });
    const nudges = await mailSales(deps, transaction, { quote: row, message: 'quote_requested', now });
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at: now, actor, callId, nudges },
      audit: [
        {
          ...{ organisationId, action: 'quote.filed', subjectKind: 'quote', subjectId: row.id },
          after: { kind, status: 'requested', onBehalf: onBehalf !== null, entries: files.length },
        },
      ],
      events: [{ type: 'quote.changed', subjectId: row.id, organisationId, data: { status: 'requested' } }],
    });
    const reply = { id: row.id, quoteId: row.id, number: quoteNumber(row.id) };
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}
