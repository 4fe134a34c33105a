import { join } from 'node:path';
import type { ActualLine } from '../../../domain/line/compare-lines.ts';
import { lineFilePath, lineFolder } from './directory-layout.ts';
import type { FileHasher } from './file-hasher.ts';
import { type LineFile, parseLineFile } from './line-file.ts';
import { rememberedNumbers } from './line-numbers.ts';
import { readTextFile } from './place-file.ts';

function nothing(lineId: string): ActualLine {
  return { lineId, number: null, revision: null, config: null, closures: [], promptHashes: {} };
}

/** While changing its number a line may have two folders: the former one counts until it is gone. */
async function lineFileFor(root: string, lineId: string): Promise<{ folder: string; file: LineFile } | null> {
  for (const digits of await rememberedNumbers(root, lineId)) {
    const folder = lineFolder(root, `+${digits}`);
    const text = await readTextFile(lineFilePath(folder));
    const file = text === null ? null : parseLineFile(text);
    if (file?.lineId === lineId) return { folder, file };
  }
  return null;
}

/** The actual content of a line's folder; prompt files are read again and hashed. */
export async function readLine(root: string, hasher: FileHasher, lineId: string): Promise<ActualLine> {
  const found = await lineFileFor(root, lineId);
  if (found === null) return nothing(lineId);
  const { folder, file } = found;
  const promptHashes: Record<string, string> = {};
  for (const [promptId, { file: name }] of Object.entries(file.files)) {
    const sha256 = await hasher(join(folder, name));
    if (sha256 !== null) promptHashes[promptId] = sha256;
  }
  const { number, revision, config, closures } = file;
  return { lineId, number, revision, config, closures, promptHashes };
}
