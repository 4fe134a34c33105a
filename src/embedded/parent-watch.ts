import { spawn } from 'node:child_process';
import { type OperatingUser, runAs } from './operating-user.ts';

export interface ParentWatch {
  end(): void;
}

/**
 * Sends SIGINT to `pid` when this process dies, even by kill -9: a small shell waits on a pipe that only we hold open,
 * and the kernel closes it with us. The shell ignores signals of a terminal or service manager, which are meant for us.
 */
export function endWithThisProcess(pid: number, user: OperatingUser): ParentWatch {
  const script = 'trap "" INT TERM HUP; read -r _; kill -INT "$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'sh', String(pid)], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...runAs(user),
  });
  // Without a shell the next start ends the left-over server instead.
  shell.on('error', () => undefined);
  shell.stdin?.on('error', () => undefined);
  shell.unref();
  return { end: () => void shell.kill('SIGKILL') };
}
