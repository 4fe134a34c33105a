import type { Readable } from 'node:stream';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { type AttachmentRow, findAttachment } from './attachments.repository.ts';

/** Checks that the caller may read what a file belongs to. Each throws `not_found` or `forbidden`. */
export interface AttachmentReaders {
  quote(transaction: Transaction, caller: Caller, quoteId: string): Promise<unknown>;
  enquiryMessage(transaction: Transaction, caller: Caller, messageId: string): Promise<unknown>;
}

async function assertReadable(
  readers: AttachmentReaders,
  transaction: Transaction,
  caller: Caller,
  { quoteId, enquiryMessageId, organisationId, uploadedBy }: AttachmentRow,
): Promise<void> {
  if (quoteId !== null) await readers.quote(transaction, caller, quoteId);
  else if (enquiryMessageId !== null) await readers.enquiryMessage(transaction, caller, enquiryMessageId);
  // What nothing names yet may be meant for sales alone: of our staff, agents see only what they sent themselves.
  else ensure(caller.actor, uploadedBy === caller.actor.userId ? 'attachment.send' : 'quote.read', { organisationId });
}

/** What the audit calls the reading; before something names a file nobody knows whether it is for a quote or a question. */
function actionOf({ quoteId, enquiryMessageId }: AttachmentRow): OwnAuditAction {
  if (enquiryMessageId !== null) return 'enquiry.fileRead';
  return quoteId === null ? 'attachment.fileRead' : 'quote.fileRead';
}

/**
 * A file with its bytes, for those who may read what it belongs to, and for the customer before; the audit keeps who opened it.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function openAttachment(
  deps: Deps,
  caller: Caller,
  { id, readers }: { id: string; readers: AttachmentReaders },
): Promise<AttachmentRow & { open(): Promise<Readable> }> {
  const row = await deps.database.transaction(caller.actor, async (transaction) => {
    const found = await findAttachment(transaction, id);
    if (!found) throw notFound();
    await assertReadable(readers, transaction, caller, found);
    const { organisationId } = found;
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at: deps.clock.now(), actor: caller.actor, callId: caller.callId, events: [], nudges: [] },
      audit: [{ organisationId, action: actionOf(found), subjectKind: 'attachment', subjectId: id }],
    });
    return found;
  });
  return { ...row, open: () => deps.storage.read(row.storageKey) };
}
