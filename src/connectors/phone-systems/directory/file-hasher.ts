import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { systemErrorCode } from '../../../shared/system-error.ts';

/** SHA-256 (hex) of a file, or null where there is none. */
export type FileHasher = (path: string) => Promise<string | null>;

const rememberedFiles = 20_000;
const settledAfterMs = 2000;

async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Hashes files, remembering those whose inode has not changed since. Lines share a prompt by hard links, so a comparison
 * over thousands of lines reads each prompt once; any write or swap changes the inode's change time and is read again.
 * What changed within the last two seconds is not remembered: a second change could carry the same time.
 */
export function createFileHasher(nowMs: () => number): FileHasher {
  const remembered = new Map<string, string>();
  return async (path) => {
    const handle = await open(path, 'r').catch((error: unknown) => {
      if (systemErrorCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (handle === null) return null;
    try {
      const { dev, ino, size, mtimeMs, ctimeMs } = await handle.stat();
      const identity = `${dev}:${ino}:${size}:${mtimeMs}:${ctimeMs}`;
      const known = remembered.get(identity);
      if (known !== undefined) return known;
      const sha256 = await hashOf(handle);
      if (remembered.size >= rememberedFiles) remembered.clear();
      if (Math.abs(nowMs() - ctimeMs) > settledAfterMs) remembered.set(identity, sha256);
      return sha256;
    } finally {
      await handle.close();
    }
  };
}
