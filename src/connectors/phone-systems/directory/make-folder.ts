import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { flushFolder } from '../../../shared/durable-folder.ts';
import { systemErrorCode } from '../../../shared/system-error.ts';

/**
 * Makes a folder below the root, flushed. The root itself is never made: where a share is away, nothing may be written in its place.
 * @throws system errors, `ENOENT` without the root.
 */
export async function makeFolder(root: string, folder: string): Promise<void> {
  let level = root;
  for (const name of relative(root, folder).split(sep)) {
    level = join(level, name);
    if (await isMade(level)) await flushFolder(dirname(level));
  }
}

/** False where it is there already. @throws system errors, `EEXIST` where a file stands in its place. */
async function isMade(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o755 });
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return false;
    throw error;
  }
}
