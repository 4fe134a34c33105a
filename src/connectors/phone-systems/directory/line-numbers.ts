import { dirname } from 'node:path';
import { makeDurableFolder } from '../../../shared/durable-folder.ts';
import { indexPath } from './directory-layout.ts';
import { readTextFile, replaceTextFile } from './place-file.ts';

/**
 * Numbers (digits) under which a line may have a folder, the newest last. More than one while the line is on its way to another
 * number: a kill at any step leaves no folder that nobody knows of.
 */
export async function rememberedNumbers(root: string, lineId: string): Promise<string[]> {
  const text = await readTextFile(indexPath(root, lineId));
  return text?.split('\n').filter((digits) => digits !== '') ?? [];
}

/** Replaces what is remembered; does nothing when it is remembered already. */
export async function rememberNumbers(root: string, lineId: string, numbers: string[]): Promise<void> {
  const known = await rememberedNumbers(root, lineId);
  if (known.join() === numbers.join()) return;
  const index = indexPath(root, lineId);
  await makeDurableFolder(dirname(index), 0o755);
  await replaceTextFile(index, `${numbers.join('\n')}\n`);
}
