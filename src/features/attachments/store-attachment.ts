import { createWriteStream } from 'node:fs';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mostPixels } from '../../connectors/pictures/pictures.port.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { AppError } from '../../shared/app-error.ts';
import { assertRoom, translateDiskError } from '../../shared/disk-room.ts';
import { newId } from '../../shared/ids.ts';
import { withWorkFolder, workFolderIn } from '../../shared/work-folder.ts';
import { findAttachment } from './attachments.repository.ts';
import { DocumentGate } from './document-gate.ts';
import { type DocumentType, isPicture } from './sniff-document.ts';

/** Largest file that may be sent, bytes. */
export const largestAttachment = 10 * 1024 * 1024;

export interface StoredAttachment {
  id: string;
  key: string;
  contentType: string;
  sha256: string;
  size: number;
}

interface Sending {
  content: Readable;
  signal: AbortSignal;
  /** A file is refused while the disk has less free space than this, bytes. Default: the reserve of all uploads. */
  minFreeBytes?: number;
}

/**
 * Stores what the bytes show to be a PDF, as it is, or a picture, drawn anew, whatever its name says. What was sent is not kept.
 * @throws AppError `attachment_unreadable`, `picture_damaged`, `picture_too_large` (422), `too_many_requests` (429), `storage_full` (507).
 */
export async function storeAttachment(deps: Deps, organisationId: string, sending: Sending): Promise<StoredAttachment> {
  const id = newId();
  const key = `organisations/${organisationId}/attachments/${id}`;
  return await withWorkFolder(workFolderIn(deps.config.dataFolder), async (folder) => {
    // The store asks for no room where it gives the file only a second name.
    await assertRoom(folder, sending.minFreeBytes);
    const path = join(folder, 'sent');
    const type = await receive(path, sending);
    const kept = isPicture(type)
      ? await draw(deps, { path, folder, type, signal: sending.signal })
      : { path, contentType: type };
    return { id, key, contentType: kept.contentType, ...(await deps.storage.writeFile(key, kept.path)) };
  });
}

async function receive(path: string, { content, signal }: Sending): Promise<DocumentType> {
  const gate = new DocumentGate();
  try {
    await pipeline(content, gate, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal });
  } catch (error) {
    throw translateDiskError(error);
  }
  if (gate.contentType === null) throw new AppError('attachment_unreadable', { status: 422 });
  return gate.contentType;
}

async function draw(deps: Deps, input: Parameters<Deps['pictures']['redraw']>[0]) {
  const drawn = await deps.pictures.redraw(input);
  if (drawn.ok) return drawn;
  if (drawn.why === 'damaged') throw new AppError('picture_damaged', { status: 422 });
  throw new AppError('picture_too_large', { status: 422, params: { megapixels: mostPixels / 1_000_000 } });
}

/** Whether the work of drawing was done for nothing. */
export function isRefusedPicture(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'picture_damaged' || error.code === 'picture_too_large');
}

/** Removes a refused file's bytes. A commit whose answer was lost may have succeeded: then they stay. */
export async function discardAttachment(deps: Deps, { id, key }: StoredAttachment): Promise<void> {
  const recorded = await deps.database.transaction(systemActor, (transaction) => findAttachment(transaction, id));
  if (!recorded) await deps.storage.delete(key);
}

const extensions: Record<string, readonly string[]> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
};

/** The name with the ending of what is stored, where the sender's says something else. */
export function namedAs(fileName: string, contentType: string): string {
  const known = extensions[contentType] ?? [];
  const ending = extname(fileName);
  if (known.includes(ending.toLowerCase())) return fileName;
  const isEnding = /^\.[a-z0-9]{1,5}$/i.test(ending);
  return `${isEnding ? fileName.slice(0, -ending.length) : fileName}${known[0] ?? ''}`;
}
