import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { uploadShape } from '../../contract/prompts.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { newId } from '../../shared/ids.ts';
import { checkPriority } from '../../tasks/check-prompt.ts';
import { cleanFileName } from '../file-name.ts';
import { ownerFolder } from './owner-folder.ts';
import { masterKey } from './prompt-keys.ts';
import { findPrompt, insertPrompt, rankOfCheck } from './prompts.repository.ts';
import type { UploadOwner } from './upload-owner.ts';

/** Largest file that may be sent, bytes (docs/audio.md). */
export const largestUpload = 50 * 1024 * 1024;
export const defaultProfile = 'telephony-v1';

export type UploadReply = z.infer<typeof uploadShape>;

export interface StoredUpload {
  promptId: string;
  organisationId: UploadOwner;
  key: string;
  sha256: string;
  size: number;
}

/** Streams the bytes into the store. They stay in quarantine (no verdict, no way to listen) until the check has ended. */
export async function storeUpload(
  deps: Deps,
  organisationId: UploadOwner,
  source: { content: Readable; signal: AbortSignal },
): Promise<StoredUpload> {
  const promptId = newId();
  const key = masterKey(await ownerFolder(deps, organisationId), promptId);
  const { sha256, size } = await deps.storage.write(key, source.content, {
    maxBytes: largestUpload,
    signal: source.signal,
  });
  return { promptId, organisationId, key, sha256, size };
}

/**
 * Records an upload whose bytes are stored, and starts its check; `first` runs in the same transaction. @throws AppError
 * `not_found`.
 */
export async function recordUpload(
  deps: Deps,
  caller: Caller,
  upload: {
    stored: StoredUpload;
    fileName: string;
    rawFormat: string | null;
    first?(transaction: Transaction): Promise<void>;
  },
): Promise<UploadReply> {
  const { stored, rawFormat } = upload;
  const now = deps.clock.now();
  const fileName = cleanFileName(upload.fileName, deps.valueTags);
  const reply = { id: newId(), sha256: stored.sha256, size: stored.size, promptId: stored.promptId, fileName };
  await deps.database.transaction(caller.actor, async (transaction) => {
    await upload.first?.(transaction);
    await insertPrompt(transaction, {
      id: stored.promptId,
      organisationId: stored.organisationId,
      uploadId: reply.id,
      fileName,
      rawFormat,
      masterKey: stored.key,
      masterSha256: stored.sha256,
      masterSize: stored.size,
      profileId: defaultProfile,
      uploadedBy: caller.actor.userId,
      uploadedByName: caller.actor.name,
      createdAt: now,
    });
    const rank = await rankOfCheck(transaction, { id: stored.promptId, organisationId: stored.organisationId });
    await writeRecords(transaction, deps.outbox, stored.organisationId, {
      at: now,
      actor: caller.actor,
      callId: caller.callId,
      audit: [
        {
          organisationId: stored.organisationId,
          action: 'prompt.uploaded',
          subjectKind: 'prompt',
          subjectId: stored.promptId,
          after: { sha256: stored.sha256, size: stored.size },
        },
      ],
      events: [
        {
          type: 'prompt.changed',
          subjectId: stored.promptId,
          organisationId: stored.organisationId,
          data: { status: 'checking' },
        },
      ],
      nudges: [{ task: 'check-prompt', payload: { promptId: stored.promptId }, priority: checkPriority(rank) }],
    });
  });
  return reply;
}

/** Removes a refused upload's bytes. A commit whose answer was lost may have succeeded: then they stay. */
export async function discardUpload(deps: Deps, stored: StoredUpload): Promise<void> {
  const recorded = await deps.database.transaction(systemActor, (transaction) =>
    findPrompt(transaction, stored.promptId),
  );
  if (!recorded) await deps.storage.delete(stored.key);
}
