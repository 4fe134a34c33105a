import { randomUUID } from 'node:crypto';
import { copyFile, link, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder } from '../../../shared/durable-folder.ts';
import { systemErrorCode } from '../../../shared/system-error.ts';

/** A hidden name beside the target: `rename` stays within one file system, and readers skip it. */
export function partBeside(path: string): string {
  return join(dirname(path), `.${randomUUID()}.part`);
}

/** Contents of a small file, or null where there is none. */
export async function readTextFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a small file whole and durably: readers see the old text or the new, also after a power cut; the old when aborted. */
export async function replaceTextFile(path: string, text: string, signal?: AbortSignal): Promise<void> {
  const part = partBeside(path);
  try {
    const handle = await open(part, 'wx', 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    signal?.throwIfAborted();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
}

/** Error codes of file systems without hard links, across mounts, or at their limit of links. */
const noLinkCodes = new Set(['EPERM', 'EXDEV', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/**
 * Gives a finished file a second name, replacing an existing one; where links cannot be made, a flushed copy.
 * The caller flushes the folder.
 */
export async function placeFile(from: string, to: string): Promise<void> {
  const part = partBeside(to);
  try {
    await link(from, part).catch(async (error: unknown) => {
      if (!noLinkCodes.has(systemErrorCode(error) ?? '')) throw error;
      await copyFile(from, part);
      await flushFile(part);
    });
    await rename(part, to);
  } finally {
    // Also after success: renaming onto another link of the same file does nothing and leaves the first name.
    await rm(part, { force: true });
  }
}
