import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../../shared/system-error.ts';

/** Removes the unfinished writes of a folder last touched before an instant (epoch ms); returns how many. */
export async function sweepParts(folder: string, touchedBefore: number): Promise<number> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  });
  let removed = 0;
  for (const name of names) {
    if (!name.endsWith('.part')) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (!found || found.mtimeMs >= touchedBefore) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
