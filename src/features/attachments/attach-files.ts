import type { Transaction } from '../../db/database.ts';
import { invalidInput } from '../../shared/app-error.ts';
import { type AttachmentOwner, type AttachmentRow, attachTo } from './attachments.repository.ts';

/**
 * Gives files that were sent before to a quote, or pictures to a message, in this order.
 * @throws AppError `invalid_input` for a file that is unknown, belongs to something already, or is no picture where one is wanted.
 */
export async function attachFiles(
  transaction: Transaction,
  { organisationId, ids: named, to }: { organisationId: string; ids: readonly string[]; to: AttachmentOwner },
): Promise<AttachmentRow[]> {
  const ids = [...new Set(named)];
  const attached = await attachTo(transaction, { organisationId, to, ids });
  const got = new Set(attached.map(({ id }) => id));
  const lost = ids.findIndex((id) => !got.has(id));
  const fault = (place: number, code: string) =>
    invalidInput([{ path: `attachmentIds.${place}`, code, message: ids[place] ?? '' }]);
  if (lost !== -1) throw fault(lost, 'unknown_attachment');
  const other = 'enquiryMessageId' in to ? attached.findIndex((row) => !row.contentType.startsWith('image/')) : -1;
  if (other !== -1) throw fault(other, 'not_a_picture');
  return attached;
}
