import type { Caller, Deps } from '../../deps.ts';
import { AppError } from '../../shared/app-error.ts';
import { ownerFolder } from './owner-folder.ts';
import { masterKey } from './prompt-keys.ts';
import type { PromptRow } from './prompts.repository.ts';
import { discardUpload, recordUpload, type UploadReply } from './receive-upload.ts';
import { endUnfinished, type UnfinishedUpload } from './resumable.repository.ts';
import type { UnfinishedFiles } from './unfinished-files.ts';
import type { UploadHold } from './upload-holds.ts';

/**
 * Moves a complete upload into the store and records it. The prompt's row and the end of the upload's row are one
 * transaction, which only the call that holds the upload can commit. If it fails, the upload is as it was.
 * @throws AppError `upload_in_use` (423) when the hold was lost.
 */
export async function finishUpload(
  deps: Deps,
  caller: Caller,
  { row, hold, files }: { row: UnfinishedUpload; hold: UploadHold; files: UnfinishedFiles },
): Promise<UploadReply> {
  const { id, organisationId, fileName, rawFormat } = row;
  const key = masterKey(await ownerFolder(deps, organisationId), id);
  const stored = { promptId: id, organisationId, key, ...(await deps.storage.writeFile(key, files.pathOf(id))) };
  let isOurs = true;
  try {
    const reply = await recordUpload(deps, caller, {
      stored,
      fileName,
      rawFormat,
      async first(transaction) {
        isOurs = await endUnfinished(transaction, { id, holder: hold.holder });
        if (!isOurs) throw new AppError('upload_in_use', { status: 423, headers: { 'Retry-After': '2' } });
      },
    });
    // The bytes now have two names; if this fails, the sweep finds what is left.
    await files.remove(id).catch(() => undefined);
    return reply;
  } catch (error) {
    // Another call that has taken the upload over may have stored the same object: then it is not ours to remove.
    if (isOurs) await discardUpload(deps, stored).catch(() => undefined);
    throw error;
  }
}

/** The answer to the last piece, however often it is sent. */
export function replyOf(row: PromptRow): UploadReply {
  return {
    id: row.uploadId,
    sha256: row.masterSha256,
    size: row.masterSize,
    promptId: row.id,
    fileName: row.fileName,
  };
}
