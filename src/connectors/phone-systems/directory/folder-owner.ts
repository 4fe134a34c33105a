import { randomUUID } from 'node:crypto';
import { link, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flushFolder } from '../../../shared/durable-folder.ts';
import { systemErrorCode } from '../../../shared/system-error.ts';
import { ConnectorError } from '../phone-system.port.ts';
import { markerPath } from './directory-layout.ts';
import { makeFolder } from './make-folder.ts';
import { readTextFile } from './place-file.ts';

const markerSchemaName = 'lineshift.folder/1';

function ownerIn(marker: string): string | null {
  try {
    const { schema, phoneSystemId } = JSON.parse(marker);
    return schema === markerSchemaName && typeof phoneSystemId === 'string' ? phoneSystemId : null;
  } catch {
    return null;
  }
}

/**
 * Whether the folder carries this phone system's marker. An empty folder is free.
 * @throws ConnectorError `wrong_configuration` when it belongs to another phone system or contains other files.
 */
export async function isClaimed(root: string, phoneSystemId: string): Promise<boolean> {
  const marker = await readTextFile(markerPath(root));
  if (marker !== null) {
    if (ownerIn(marker) === phoneSystemId) return true;
    throw new ConnectorError('wrong_configuration', 'folder_of_another', { params: { folder: root } });
  }
  const names = await readdir(root);
  const foreign = names.find((name) => !name.startsWith('.') && name !== 'lost+found');
  if (foreign === undefined) return false;
  throw new ConnectorError('wrong_configuration', 'folder_in_use', { params: { folder: root, found: foreign } });
}

/** Claims an empty folder; of two at once, one fails. @throws as `isClaimed`. */
export async function claimFolder(root: string, phoneSystemId: string): Promise<void> {
  if (await isClaimed(root, phoneSystemId)) return;
  const part = join(root, `.${randomUUID()}.part`);
  try {
    await writeFile(part, `${JSON.stringify({ schema: markerSchemaName, phoneSystemId })}\n`, {
      flag: 'wx',
      flush: true,
    });
    await link(part, markerPath(root)).catch(async (error: unknown) => {
      if (systemErrorCode(error) !== 'EEXIST') await rename(part, markerPath(root));
    });
  } finally {
    await rm(part, { force: true });
  }
  await makeFolder(root, join(root, 'lines'));
  await flushFolder(root);
  await isClaimed(root, phoneSystemId);
}

/** Writes and removes a probe. @throws system errors; `wrong_configuration` as `isClaimed`. Returns the free bytes. */
export async function probeFolder(root: string, phoneSystemId: string): Promise<number> {
  await isClaimed(root, phoneSystemId);
  const probe = join(root, `.${randomUUID()}.part`);
  try {
    await writeFile(probe, 'probe', { flag: 'wx', flush: true });
  } finally {
    await rm(probe, { force: true });
  }
  const { bavail, bsize } = await statfs(root);
  return bavail * bsize;
}
