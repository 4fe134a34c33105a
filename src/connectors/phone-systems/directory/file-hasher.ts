import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { systemErrorCode } from '../../../shared/system-error.ts';

/** SHA-256 (hex) of a file, or null when it does not exist. */
export type FileHasher = (path: string) => Promise<string | null>;

const rememberedFiles = 20_000;
const settledAfterMs = 2000;

async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk);
  return hash.digest('hex');
}

function identityOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${dev}:${ino}:${size}:${mtimeMs}:${ctimeMs}`;
}

async function orNull<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Hashes files, with a cache for those whose inode has not changed. Lines share a prompt by hard links, so a comparison
 * over thousands of lines reads each prompt once; any write or replacement changes the inode's change time and is read
 * again.
 * Changes within the last two seconds are not cached: a second change could have the same time.
 */
export function createFileHasher(nowMs: () => number): FileHasher {
  const remembered = new Map<string, string>();
  return async (path) => {
    const seen = await orNull(stat(path));
    if (seen === null) return null;
    const known = remembered.get(identityOf(seen));
    if (known !== undefined) return known;
    const handle = await orNull(open(path, 'r'));
    if (handle === null) return null;
    try {
      const opened = await handle.stat();
      const sha256 = await hashOf(handle);
      if (remembered.size >= rememberedFiles) remembered.clear();
      if (Math.abs(nowMs() - opened.ctimeMs) > settledAfterMs) remembered.set(identityOf(opened), sha256);
      return sha256;
    } finally {
      await handle.close();
    }
  };
}
