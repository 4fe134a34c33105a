import { spawnSync } from 'node:child_process';
import { readdirSync, readlinkSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why no file system of our own can be mounted here; null when it can. */
export const smallDisksAbsent =
  spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
    ? null
    : 'no private mounts here (unshare -Urm): nothing is tried on a nearly full disk';

/** Starts a program with a disk of so many bytes mounted on a folder that only it sees; for `through` of `startProgram`. */
export function throughSmallDisk(folder: string, bytes: number): string[] {
  const script = 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"';
  return ['unshare', '-Urm', 'sh', '-c', script, 'sh', String(bytes), folder];
}

/** The folder of a program's own disk, as seen from outside. */
export function seenFromOutside(pid: number, folder: string): string {
  return `/proc/${pid}/root${folder}`;
}

/** Fills a disk up to so many free bytes; returns a function that frees them again. */
export function leaveFree(folder: string, bytes: number): () => void {
  const { bavail, bsize } = statfsSync(folder);
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes), 1));
  return () => rmSync(ballast);
}

/** The files that a process has open below a folder, by the process's own paths. */
export function openFiles(pid: number, folder: string): string[] {
  const handles = `/proc/${pid}/fd`;
  const names = readdirSync(handles).map((handle) => {
    try {
      return readlinkSync(join(handles, handle));
    } catch {
      // Closed meanwhile.
      return '';
    }
  });
  return names.filter((name) => name.startsWith(folder));
}
