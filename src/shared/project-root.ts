import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json not found above the program: the installation is incomplete');
    folder = parent;
  }
  return folder;
}

/**
 * The installation's folder. The program runs from `src` (tests) and from `dist` (built); paths of shipped files start
 * here.
 */
export const projectRoot = findRoot();

export function shippedFile(...parts: string[]): string {
  return join(projectRoot, ...parts);
}

/** From `package.json`. */
export const packageVersion: string = JSON.parse(readFileSync(shippedFile('package.json'), 'utf8')).version;
