import type { Caller, Deps } from '../../deps.ts';
import type { RawFormat } from '../../domain/audio/voice-formats.ts';
import { newId } from '../../shared/ids.ts';
import { cleanFileName } from '../file-name.ts';
import { insertUnfinished, type UnfinishedUpload } from './resumable.repository.ts';
import { ownerKey, uploadOwner } from './upload-owner.ts';
import { reserveQuota } from './upload-quota.ts';

export interface AnnouncedUpload {
  /** Bytes. */
  size: number;
  filename?: string;
  rawFormat?: RawFormat;
  organisationId?: string;
}

/** Counts an owner's new uploads. @throws AppError `too_many_requests` (429). */
export interface UploadStarts {
  count(owner: string): Promise<void>;
}

/**
 * Registers a file that will arrive in pieces: its announced bytes count from here on.
 * @throws AppError `not_found`, `forbidden`, `too_many_requests`, `upload_quota_used` (429), `storage_full` (507).
 */
export async function beginUpload(
  deps: Deps,
  caller: Caller,
  { announced, starts }: { announced: AnnouncedUpload; starts: UploadStarts },
): Promise<UnfinishedUpload> {
  const organisationId = uploadOwner(caller, announced.organisationId, 'metadata.organisationId');
  await starts.count(ownerKey(organisationId));
  await deps.storage.check();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    await reserveQuota(deps, transaction, { organisationId, size: announced.size });
    return await insertUnfinished(transaction, {
      id: newId(),
      organisationId,
      size: announced.size,
      fileName: cleanFileName(announced.filename ?? '', deps.valueTags),
      rawFormat: announced.rawFormat ?? null,
      createdAt: deps.clock.now(),
    });
  });
}
