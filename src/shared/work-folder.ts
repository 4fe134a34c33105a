import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

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
