import { createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataStore, ERRORS, Upload } from '@tus/server';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { assertRoom } from '../../shared/disk-room.ts';
import { systemErrorCode } from '../../shared/system-error.ts';
import { endExpired, findUnfinished, listUnfinishedIds } from './resumable.repository.ts';

/** An upload that is not complete after this long is deleted, ms. */
export const unfinishedMs = 24 * 60 * 60 * 1000;

/**
 * The store interface of the tus library: what was announced is in the upload's row, the bytes in a file named by its id.
 * The library's own file store hides that a disk is full, and keeps what was announced where no quota can count it.
 */
export class UnfinishedFiles extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination'];
  private readonly deps: Deps;
  private readonly folder: string;

  constructor(deps: Deps) {
    super();
    this.deps = deps;
    this.folder = join(deps.config.dataFolder, 'unfinished');
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  pathOf(id: string): string {
    return join(this.folder, id);
  }

  override async create(upload: Upload): Promise<Upload> {
    await writeFile(this.pathOf(upload.id), '', { mode: 0o600, flag: 'wx' });
    return upload;
  }

  /** @throws AppError `storage_full` (507); the system's own error when the disk fills up in the middle. */
  override async write(content: Readable, id: string, offset: number): Promise<number> {
    await assertRoom(this.folder);
    const file = createWriteStream(this.pathOf(id), { flags: 'r+', start: offset });
    await pipeline(content, file);
    return offset + file.bytesWritten;
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.deps.database.transaction(systemActor, (transaction) => findUnfinished(transaction, id));
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    const metadata = { filename: row.fileName, ...(row.rawFormat ? { rawFormat: row.rawFormat } : {}) };
    return new Upload({
      id,
      size: row.size,
      offset: await this.arrived(id),
      metadata,
      creation_date: row.createdAt.toISOString(),
    });
  }

  /** Number of bytes stored; 0 when the upload was interrupted before its file was made. */
  async arrived(id: string): Promise<number> {
    try {
      return (await stat(this.pathOf(id))).size;
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') throw ERRORS.FILE_NOT_FOUND;
      throw error;
    }
  }

  override async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Ids and ages of the stored files. */
  async *list(): AsyncIterable<{ id: string; modifiedAt: Date }> {
    for (const id of await readdir(this.folder)) {
      const found = await stat(this.pathOf(id)).catch(() => null);
      if (found) yield { id, modifiedAt: found.mtime };
    }
  }
}

/** Removes uploads that were given up, and files whose upload has ended. Returns how many. */
export async function cleanUnfinishedUploads(deps: Deps): Promise<number> {
  const files = new UnfinishedFiles(deps);
  const before = new Date(deps.clock.now().getTime() - unfinishedMs);
  const expired = await deps.database.transaction(systemActor, (transaction) => endExpired(transaction, before));
  for (const id of expired) await files.remove(id);
  const known = await deps.database.transaction(systemActor, listUnfinishedIds);
  let removed = expired.length;
  for await (const { id, modifiedAt } of files.list()) {
    if (known.has(id) || modifiedAt >= before) continue;
    await files.remove(id);
    removed += 1;
  }
  return removed;
}
