import { dirname } from 'node:path';
import { indexPath } from './directory-layout.ts';
import { makeFolder } from './make-folder.ts';
import { readTextFile, replaceTextFile } from './place-file.ts';

/**
 * Numbers (digits) under which a line may have a folder, the newest last. More than one while the line changes its
 * number, so that a kill at any step leaves no unknown folder.
 */
export async function rememberedNumbers(root: string, lineId: string): Promise<string[]> {
  const text = await readTextFile(indexPath(root, lineId));
  return text?.split('\n').filter((digits) => digits !== '') ?? [];
}

/** Replaces the recorded numbers; does nothing when they are recorded already. */
export async function rememberNumbers(root: string, lineId: string, numbers: string[]): Promise<void> {
  const known = await rememberedNumbers(root, lineId);
  if (known.join() === numbers.join()) return;
  const index = indexPath(root, lineId);
  await makeFolder(root, dirname(index));
  await replaceTextFile(index, `${numbers.join('\n')}\n`);
}
