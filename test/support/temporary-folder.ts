import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'lineshift-test-';

/**
 * A folder for a throw-away server that other users may pass through (PostgreSQL steps down from root).
 * Its name carries this process's id: folders of test runs that were killed are removed on the way.
 */
export function makeServerFolder(purpose: string): string {
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-${purpose}-`));
  chmodSync(folder, 0o711);
  return folder;
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // It belongs to another user, or its server is just ending: the next run removes it.
    }
  }
}

/** Whether the process runs; one that has ended but was not yet collected by its parent does not. */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') {
    try {
      return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
