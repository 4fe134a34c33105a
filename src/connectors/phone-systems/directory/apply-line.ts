import { basename, join } from 'node:path';
import type { DesiredLine } from '../../../domain/line/compare-lines.ts';
import { flushFolder } from '../../../shared/durable-folder.ts';
import { ConnectorError } from '../phone-system.port.ts';
import { lineFilePath, lineFolder, promptPoolPath } from './directory-layout.ts';
import type { FileHasher } from './file-hasher.ts';
import { type LineFile, lineFileOf, renderLineFile } from './line-file.ts';
import { rememberedNumbers, rememberNumbers } from './line-numbers.ts';
import { makeFolder } from './make-folder.ts';
import { placeFile, readTextFile, replaceTextFile } from './place-file.ts';
import { removeFolder } from './remove-line.ts';

interface Target {
  root: string;
  hasher: FileHasher;
  /** Looked at before each step. */
  signal?: AbortSignal;
}

/** Puts the line's prompts beside its `line.json`; nothing refers to them yet. */
async function placePrompts({ root, hasher, signal }: Target, folder: string, file: LineFile): Promise<void> {
  let placed = false;
  for (const { file: name, sha256 } of Object.values(file.files)) {
    signal?.throwIfAborted();
    if ((await hasher(join(folder, name))) === sha256) continue;
    const pooled = promptPoolPath(root, sha256);
    if ((await hasher(pooled)) !== sha256)
      throw new ConnectorError('retry', 'prompt_not_delivered', { params: { file: name } });
    signal?.throwIfAborted();
    await placeFile(pooled, join(folder, name));
    placed = true;
  }
  if (placed) await flushFolder(folder);
}

/**
 * Makes one line's folder what it should be. Each step alone leaves a state that readers can use: prompt files get names
 * that nothing refers to, then `line.json` is replaced by rename, and only then anything old is removed.
 * A number is recorded before its folder is made and removed after its folder is gone, so that after a kill the next run
 * knows every folder the line may have.
 */
export async function applyLine(target: Target, line: DesiredLine): Promise<void> {
  const { root, signal } = target;
  const { lineId } = line;
  const folder = lineFolder(root, line.number);
  const digits = basename(folder);
  const file = lineFileOf(line);
  const former = (await rememberedNumbers(root, lineId)).filter((known) => known !== digits);
  signal?.throwIfAborted();
  await rememberNumbers(root, lineId, [...former, digits]);
  await makeFolder(root, folder);
  await placePrompts(target, folder, file);
  const text = renderLineFile(file);
  if ((await readTextFile(lineFilePath(folder))) !== text) await replaceTextFile(lineFilePath(folder), text, signal);
  for (const digits of former) {
    signal?.throwIfAborted();
    await removeFolder(root, { digits, lineId });
  }
  signal?.throwIfAborted();
  await rememberNumbers(root, lineId, [digits]);
}
