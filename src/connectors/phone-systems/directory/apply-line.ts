import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DesiredLine } from '../../../domain/line/compare-lines.ts';
import { flushFolder, makeDurableFolder } from '../../../shared/durable-folder.ts';
import { ConnectorError } from '../phone-system.port.ts';
import { indexPath, lineFilePath, lineFolder, promptPoolPath } from './directory-layout.ts';
import type { FileHasher } from './file-hasher.ts';
import { type LineFile, lineFileOf, parseLineFile, renderLineFile } from './line-file.ts';
import { placeFile, readTextFile, replaceTextFile } from './place-file.ts';

interface Target {
  root: string;
  hasher: FileHasher;
}

/** Puts the line's prompts beside its `line.json`; nothing refers to them yet. */
async function placePrompts({ root, hasher }: Target, folder: string, file: LineFile): Promise<void> {
  let placed = false;
  for (const { file: name, sha256 } of Object.values(file.files)) {
    if ((await hasher(join(folder, name))) === sha256) continue;
    const pooled = promptPoolPath(root, sha256);
    if ((await hasher(pooled)) !== sha256)
      throw new ConnectorError('retry', 'prompt_not_delivered', { params: { file: name } });
    await placeFile(pooled, join(folder, name));
    placed = true;
  }
  if (placed) await flushFolder(folder);
}

/** The folder the line had under an earlier number is removed, unless the number is another line's by now. */
async function removeFormerFolder(root: string, digits: string, lineId: string): Promise<void> {
  const folder = lineFolder(root, `+${digits}`);
  const text = await readTextFile(lineFilePath(folder));
  if (text !== null && parseLineFile(text)?.lineId !== lineId) return;
  await rm(lineFilePath(folder), { force: true });
  await rm(folder, { recursive: true, force: true });
  await flushFolder(dirname(folder));
}

/**
 * Makes one line's folder what it should be. Each step alone leaves a state that readers can use: prompt files get names
 * that nothing refers to, then `line.json` is replaced by rename, and only then anything old goes.
 * The number is remembered last, so that after a kill the next run still knows which folder the line had before.
 */
export async function applyLine(target: Target, line: DesiredLine): Promise<void> {
  const { root } = target;
  const folder = lineFolder(root, line.number);
  const index = indexPath(root, line.lineId);
  const file = lineFileOf(line);
  await makeDurableFolder(folder, 0o755);
  await placePrompts(target, folder, file);
  const text = renderLineFile(file);
  if ((await readTextFile(lineFilePath(folder))) !== text) await replaceTextFile(lineFilePath(folder), text);
  const digits = basename(folder);
  const former = (await readTextFile(index))?.trim();
  if (former === digits) return;
  if (former) await removeFormerFolder(root, former, line.lineId);
  await makeDurableFolder(dirname(index), 0o755);
  await replaceTextFile(index, `${digits}\n`);
}
