import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { EngineError } from './engine-error.ts';

/** The user that PostgreSQL runs as. It refuses to run as root, so a root process switches to a user without rights. */
export interface OperatingUser {
  name: string;
  uid: number;
  gid: number;
  /** True when this process is root and its children must change user. */
  steppedDown: boolean;
}

const candidates = ['postgres', '_postgres', 'nobody'];

/**
 * Chooses the user for a cluster in `folder`: ourselves; or, as root, the folder's owner (so that a cluster keeps opening
 * when a `postgres` user is installed later), else the machine's `postgres` user, else `nobody`. No user is created.
 */
export function chooseOperatingUser(folder: string): OperatingUser {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { name: ownName(uid), uid, gid: process.getgid?.() ?? uid, steppedDown: false };
  const known = passwdEntries();
  const owner = ownerOf(folder);
  if (owner !== undefined && owner.uid !== 0) {
    const name = known.find((entry) => entry.uid === owner.uid)?.name ?? `user id ${owner.uid}`;
    return { name, uid: owner.uid, gid: owner.gid, steppedDown: true };
  }
  for (const name of candidates) {
    const entry = known.find((one) => one.name === name);
    if (entry !== undefined) return { ...entry, steppedDown: true };
  }
  throw new EngineError(
    'no_unprivileged_user',
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody" to run it as. Start Lineshift as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** Options for child_process that make a child run as the user. */
export function runAs(user: OperatingUser): { uid?: number; gid?: number } {
  return user.steppedDown ? { uid: user.uid, gid: user.gid } : {};
}

/** Gives a file or a whole folder to the user; links are not followed. Does nothing unless we are root. */
export function handOver(path: string, user: OperatingUser): void {
  if (!user.steppedDown) return;
  const stat = lstatSync(path);
  // macOS reports nobody as -2; the call needs it unsigned.
  if (stat.uid !== user.uid >>> 0) lchownSync(path, user.uid >>> 0, user.gid >>> 0);
  if (stat.isDirectory()) for (const name of readdirSync(path)) handOver(join(path, name), user);
}

function ownName(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    return `user id ${uid}`;
  }
}

function ownerOf(folder: string): { uid: number; gid: number } | undefined {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat === undefined ? undefined : { uid: stat.uid, gid: stat.gid };
}

function passwdEntries(): { name: string; uid: number; gid: number }[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return lines
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && !fields[0]?.startsWith('#'))
    .map((fields) => ({ name: String(fields[0]), uid: Number(fields[2]), gid: Number(fields[3]) }));
}
