import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The secret that signs sessions: configured, or made once and kept in the data folder (0600). When several processes
 * start at the same time in an empty folder, one makes it and all use it.
 */
export function installationSecret(given: string | null, dataFolder: string): string {
  if (given !== null) return given;
  const file = join(dataFolder, 'secret');
  const kept = readIfThere(file);
  if (kept !== null) return kept;
  mkdirSync(dataFolder, { recursive: true });
  const secret = randomBytes(48).toString('base64url');
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, `${secret}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(part, file);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8').trim();
  } finally {
    rmSync(part, { force: true });
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}
