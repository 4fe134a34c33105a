import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EngineError } from './engine-error.ts';
import { assertReachable } from './folder-reach.ts';
import { chooseOperatingUser, handOver, type OperatingUser } from './operating-user.ts';

/** The files of the embedded server, all below `<data folder>/postgres`. */
export interface EngineFolder {
  path: string;
  clusterFolder: string;
  passwordFile: string;
  portFile: string;
  logFile: string;
  user: OperatingUser;
}

/**
 * Makes the engine's folder and returns the user that PostgreSQL runs as.
 * Throws EngineError `folder_not_reachable` or `folder_of_another_user`, each with the remedy.
 */
export async function prepareEngineFolder(dataFolder: string): Promise<EngineFolder> {
  makeDataFolder(resolve(dataFolder));
  // Real paths, because a running server is recognised by its working folder.
  const root = realpathSync(dataFolder);
  const path = join(root, 'postgres');
  const clusterFolder = join(path, 'cluster');
  const user = chooseOperatingUser(clusterFolder);
  await assertReachable(root, user, 'the data folder');
  makeOwnFolder(path, user);
  return {
    path,
    clusterFolder,
    passwordFile: join(path, 'owner-password'),
    portFile: join(path, 'port'),
    logFile: join(path, 'server.log'),
    user,
  };
}

/** The owner's password: read, or made on the first start. Random, in a file only the cluster's user and root can read. */
export function ownerPassword(folder: EngineFolder): string {
  if (existsSync(folder.passwordFile)) {
    const kept = readFileSync(folder.passwordFile, 'utf8').trim();
    if (kept !== '') return kept;
  }
  if (existsSync(folder.clusterFolder)) {
    throw new EngineError(
      'password_missing',
      `The password of the embedded database is missing: ${folder.passwordFile} does not exist or is empty, though ${folder.clusterFolder} does. Put the file back from the backup the data folder came from.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(folder.passwordFile, password, { mode: 0o600, flush: true });
  handOver(folder.passwordFile, folder.user);
  return password;
}

/** Folders made here can be entered by others even under a strict umask; existing ones are left as they are. */
function makeDataFolder(folder: string): void {
  try {
    const first = mkdirSync(folder, { recursive: true });
    if (first === undefined) return;
    for (let made = folder; made.length >= first.length; made = dirname(made)) {
      chmodSync(made, lstatSync(made).mode | 0o711);
    }
  } catch (error) {
    throw new EngineError(
      'cannot_create',
      `The data folder ${folder} cannot be made (${(error as Error).message}). Make it and give it to the user Lineshift runs as, or name another with LINESHIFT_DATA_DIR.`,
    );
  }
}

/** Stays ours: as root we write here, and must not follow links that PostgreSQL's user may have placed. */
function makeOwnFolder(path: string, user: OperatingUser): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new EngineError(
      'cannot_create',
      `The folder ${path} cannot be made (${(error as Error).message}). Give the data folder to the user Lineshift runs as ("${user.name}"), or name another with LINESHIFT_DATA_DIR.`,
    );
  }
  const { uid } = lstatSync(path);
  if (!user.steppedDown && uid !== user.uid) {
    throw new EngineError(
      'folder_of_another_user',
      `The folder ${path} belongs to user id ${uid}, but Lineshift now runs as "${user.name}" (${user.uid}). Start it as the user it was first started as (root, if it was root), or hand the folder over while Lineshift is stopped: sudo chown -R ${user.uid} ${path}`,
    );
  }
  chmodSync(path, user.steppedDown ? 0o711 : 0o700);
}
