import { execFile } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { EngineError } from './engine-error.ts';
import { type OperatingUser, runAs } from './operating-user.ts';

/**
 * Checks that the user PostgreSQL runs as may enter every folder on the way to `folder`, in a child process of that user:
 * permission bits alone say nothing about access lists and mounts.
 * Throws EngineError `folder_not_reachable` naming the folder, the user and the remedies.
 */
export async function assertReachable(folder: string, user: OperatingUser, purpose: string): Promise<void> {
  if (!user.steppedDown) return;
  const blocked = await firstBlockedFolder(foldersOnTheWay(folder), user);
  if (blocked === undefined) return;
  throw new EngineError(
    'folder_not_reachable',
    `PostgreSQL refuses to run as root and is therefore run as "${user.name}", who may not enter the folder ${blocked} on the way to ${purpose} (${folder}). Do one of these: start Lineshift as an ordinary user; let others pass through with "chmod o+x ${blocked}"; move ${purpose} to a folder that everybody may pass, such as one below /srv or /var/lib; or set DATABASE_URL to a PostgreSQL server.`,
  );
}

function foldersOnTheWay(folder: string): string[] {
  const folders: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    folders.unshift(at);
    if (at === dirname(at)) return folders;
  }
}

const tryEach = `for folder do cd -- "$folder" 2>/dev/null || { printf %s "$folder"; exit 3; }; done`;

function firstBlockedFolder(folders: string[], user: OperatingUser): Promise<string | undefined> {
  return new Promise((settle, fail) => {
    const options = { cwd: '/', env: {}, timeout: 10_000, ...runAs(user) };
    execFile('/bin/sh', ['-c', tryEach, 'sh', ...folders], options, (error, stdout) => {
      if (error === null) settle(undefined);
      else if (error.code === 3) settle(stdout);
      else fail(error);
    });
  });
}
