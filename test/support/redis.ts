import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { pickFreePort } from '../../src/embedded/free-port.ts';
import { chooseOperatingUser } from '../../src/embedded/operating-user.ts';
import { endWithThisProcess } from '../../src/embedded/parent-watch.ts';
import type { Availability } from './availability.ts';
import { makeServerFolder } from './temporary-folder.ts';

export interface ThrowawayRedis {
  url: string;
  port: number;
  readonly pid: number;
  /** kill -9; returns when the process is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder, after `kill()` or while it runs (then killed first). */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** A Redis of its own on a free port of 127.0.0.1, when `redis-server` is on PATH. It ends with this process. */
export async function startRedis(options: { appendonly?: boolean } = {}): Promise<Availability<ThrowawayRedis>> {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
  } catch {
    return { server: null, reason: 'redis-server is not on PATH' };
  }
  const folder = makeServerFolder('redis');
  const port = await pickFreePort();
  let running = await launch(port, folder, options.appendonly ?? false);
  return {
    server: {
      url: `redis://127.0.0.1:${port}`,
      port,
      get pid() {
        return running.pid;
      },
      kill: () => running.end('SIGKILL'),
      async restart() {
        await running.end('SIGKILL');
        running = await launch(port, folder, options.appendonly ?? false);
      },
      async stop() {
        await running.end('SIGTERM');
        rmSync(folder, { recursive: true, force: true });
      },
    },
  };
}

async function launch(port: number, folder: string, appendonly: boolean) {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  flags.push('--appendonly', appendonly ? 'yes' : 'no', '--maxmemory-policy', 'noeviction');
  const child = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const gone = once(child, 'exit');
  await new Promise<void>((settle, fail) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('Ready to accept connections')) settle();
    });
    void gone.then(() => fail(new Error(`redis-server did not start: ${said.slice(-1_000)}`)));
  });
  const pid = child.pid as number;
  const watch = endWithThisProcess(pid, { ...chooseOperatingUser(folder), steppedDown: false });
  return {
    pid,
    async end(signal: NodeJS.Signals) {
      watch.end();
      child.kill(signal);
      await gone;
    },
  };
}
