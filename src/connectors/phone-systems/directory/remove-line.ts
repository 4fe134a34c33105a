import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder } from '../../../shared/durable-folder.ts';
import { systemErrorCode } from '../../../shared/system-error.ts';
import { indexPath, lineFilePath, lineFolder } from './directory-layout.ts';
import { parseLineFile } from './line-file.ts';
import { rememberedNumbers } from './line-numbers.ts';
import { readTextFile } from './place-file.ts';

/**
 * Removes the folder of a line under a number (digits), unless the number belongs to another line by now. `line.json`
 * goes first, so that a reader finds a whole line or none.
 */
export async function removeFolder(
  root: string,
  { digits, lineId }: { digits: string; lineId: string },
): Promise<void> {
  const folder = lineFolder(root, `+${digits}`);
  const text = await readTextFile(lineFilePath(folder));
  const owner = text === null ? null : (parseLineFile(text)?.lineId ?? null);
  // A file that cannot be read as ours does not belong to another line.
  if (owner !== null && owner !== lineId) return;
  if (text === null && !(await isThere(folder))) return;
  await rm(lineFilePath(folder), { force: true });
  await rm(folder, { recursive: true, force: true });
  await flushFolder(dirname(folder));
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Removes everything of a line. Its recorded numbers go last, so that after a kill the next run still knows them. */
export async function removeLine(root: string, lineId: string, signal?: AbortSignal): Promise<void> {
  const numbers = await rememberedNumbers(root, lineId);
  if (numbers.length === 0) return;
  for (const digits of numbers) {
    signal?.throwIfAborted();
    await removeFolder(root, { digits, lineId });
  }
  signal?.throwIfAborted();
  const index = indexPath(root, lineId);
  await rm(index, { force: true });
  await flushFolder(dirname(index));
}
