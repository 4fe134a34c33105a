import type { AttachmentReply } from '../../contract/attachments.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { cleanFileName } from '../file-name.ts';
import { presentAttachment } from './attachments.presenter.ts';
import { countSince, countUnused, insertAttachment, ownerExists } from './attachments.repository.ts';
import { namedAs, type StoredAttachment } from './store-attachment.ts';

/** Files of one customer that nothing names yet. */
const mostUnused = 40;
/** Files of one customer within a day, 2 GB of the largest: far beyond any desk's work, far below any disk (OWASP ASVS 5, 5.2.4). */
const mostADay = 200;
const dayMs = 86_400_000;

async function ensureRoom(deps: Deps, transaction: Transaction, organisationId: string): Promise<void> {
  if (!(await ownerExists(transaction, organisationId))) throw notFound();
  if ((await countUnused(transaction, organisationId)) >= mostUnused)
    throw new AppError('too_many_attachments', { status: 429, params: { most: mostUnused } });
  const since = new Date(deps.clock.now().getTime() - dayMs);
  if ((await countSince(transaction, { organisationId, since })) >= mostADay)
    throw new AppError('attachment_quota_used', {
      status: 429,
      params: { most: mostADay },
      headers: { 'Retry-After': '3600' },
    });
}

/** Refuses a file before a byte of it is taken. @throws AppError `not_found`; `too_many_attachments`, `attachment_quota_used` (429). */
export async function assertAttachmentRoom(deps: Deps, { actor }: Caller, organisationId: string): Promise<void> {
  await deps.database.transaction(actor, (transaction) => ensureRoom(deps, transaction, organisationId));
}

/** @throws AppError as `assertAttachmentRoom`: of files that arrive at once, no more are recorded. */
export async function recordAttachment(
  deps: Deps,
  { actor, callId }: Caller,
  { stored, fileName, organisationId }: { stored: StoredAttachment; fileName: string; organisationId: string },
): Promise<AttachmentReply> {
  const now = deps.clock.now();
  const { id, key: storageKey, contentType, sha256, size } = stored;
  return await deps.database.transaction(actor, async (transaction) => {
    await ensureRoom(deps, transaction, organisationId);
    const row = await insertAttachment(transaction, {
      ...{ id, organisationId, contentType, sha256, size, storageKey, uploadedBy: actor.userId, createdAt: now },
      fileName: namedAs(cleanFileName(fileName, deps.valueTags, 'file'), contentType),
    });
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at: now, actor, callId, events: [], nudges: [] },
      audit: [
        {
          ...{ organisationId, action: 'quote.attached', subjectKind: 'attachment', subjectId: id },
          after: { sha256, size },
        },
      ],
    });
    return presentAttachment(row);
  });
}
