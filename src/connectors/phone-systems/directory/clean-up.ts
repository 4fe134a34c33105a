import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promptFilePattern, unfinishedPattern } from './directory-layout.ts';

/** Names in a folder; empty when it does not exist. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** When the inode last changed (epoch ms), which also counts a new link; null when it is gone. */
async function changedAt(path: string): Promise<{ ctimeMs: number; nlink: number } | null> {
  return stat(path).catch(() => null);
}

/**
 * Removes files that `line.json` does not name from a line's folder after the grace period: both `line.json` and the file
 * must be older than `before` (epoch ms). A reader that opened the old `line.json` still finds its prompts.
 */
export async function cleanLineFolder(folder: string, named: Set<string>, before: number): Promise<void> {
  const published = await changedAt(join(folder, 'line.json'));
  if (published === null || published.ctimeMs >= before) return;
  for (const name of await namesIn(folder)) {
    if (named.has(name) || !(promptFilePattern.test(name) || unfinishedPattern.test(name))) continue;
    const found = await changedAt(join(folder, name));
    if (found && found.ctimeMs < before) await rm(join(folder, name), { force: true });
  }
}

/**
 * Removes prompts of the pool that no line links to and that are older than an instant (epoch ms), and unfinished files
 * as old. Where links cannot be made every prompt looks unused; it is then delivered again when it is needed.
 */
export async function cleanPool(root: string, before: number): Promise<void> {
  for (const folder of [root, join(root, 'prompts'), join(root, '.index')]) {
    for (const name of await namesIn(folder)) {
      if (!(promptFilePattern.test(name) || unfinishedPattern.test(name))) continue;
      const found = await changedAt(join(folder, name));
      if (found && found.nlink === 1 && found.ctimeMs < before) await rm(join(folder, name), { force: true });
    }
  }
}
