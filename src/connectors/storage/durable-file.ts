import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { translateDiskError } from '../../shared/disk-room.ts';
import { flushFolder, makeDurableFolder } from '../../shared/durable-folder.ts';
import { systemErrorCode } from '../../shared/system-error.ts';
import { type MeteredReadOptions, readMetered } from './metered-read.ts';
import type { StoredObject } from './storage.port.ts';

/**
 * Writes a stream to a new file (0600, must not exist) and flushes it; on any failure the file is removed.
 * @throws AppError `too_large`, `storage_full`; the source's own error.
 */
export async function spoolToFile(path: string, content: Readable, options: MeteredReadOptions): Promise<StoredObject> {
  const handle = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw translateDiskError(error);
  });
  try {
    const stored = await readMetered(content, (chunk) => writeFully(handle, chunk), options);
    await handle.sync();
    return stored;
  } catch (error) {
    await rm(path, { force: true });
    throw translateDiskError(error);
  } finally {
    await handle.close();
  }
}

async function writeFully(handle: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  // A nearly full disk takes part of a chunk and reports the shortage only on the next write.
  for (let done = 0; done < chunk.length; ) done += (await handle.write(chunk, done)).bytesWritten;
}

/**
 * Gives a finished file its final name, replacing an existing one. Deleting the last object of a folder removes the
 * folder too, possibly between our `mkdir` and `rename`: then both are tried again.
 */
export async function publishFile(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await makeDurableFolder(dirname(to));
      await rename(from, to);
      await flushFolder(dirname(to));
      // Renaming onto another link of the same file does nothing and leaves the first name.
      await rm(from, { force: true });
      return;
    } catch (error) {
      if (systemErrorCode(error) !== 'ENOENT' || attempt >= 5) throw translateDiskError(error);
    }
  }
}
