import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Longest that a client may take to send a file, ms. */
export const longestUploadMs = 15 * 60_000;
/** Nothing in the work folder is in use for longer, ms: a slow upload, its wait for a turn, and the work itself. */
export const longestWorkMs = longestUploadMs + 15 * 60_000;

/** Folder, below the data folder, in which files of senders are worked on; emptied at start. */
export function workFolderIn(dataFolder: string): string {
  return join(dataFolder, 'work');
}

/** Runs `work` with a 0700 folder of its own, which is removed afterwards in every case. */
export async function withWorkFolder<Result>(
  parent: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(parent, 'job-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Removes what a killed process left behind, once it is older than any run may take (ms). Returns how many were removed.
 */
export async function sweepWorkFolder(parent: string, olderThanMs: number, now: number): Promise<number> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  let removed = 0;
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    const found = await stat(path).catch(() => null);
    if (!found || now - found.mtimeMs < olderThanMs) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}
