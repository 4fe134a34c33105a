import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pickFreePort } from '../../src/embedded/free-port.ts';
import { endWithThisProcess } from '../../src/embedded/parent-watch.ts';
import { projectRoot } from '../../src/shared/project-root.ts';
import { isAlive } from './temporary-folder.ts';

export interface ProgramExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface RunningProgram {
  pid: number;
  baseUrl: string;
  /** Everything it has written so far, both streams. */
  output(): string;
  exited: Promise<ProgramExit>;
  /** Milliseconds from the launch until `/readyz` answered 200. @throws Error when it ended before, with what it said. */
  ready(): Promise<number>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<ProgramExit>;
}

export interface ProgramOptions {
  command?: 'all' | 'serve' | 'work' | 'migrate' | 'seed' | 'verify-audit' | 'forget-audit-words' | 'judge-renditions';
  /** Of the command. */
  options?: string[];
  dataFolder: string;
  port?: number;
  /** On top of an otherwise empty environment. */
  env?: Record<string, string>;
  user?: { uid: number; gid: number };
  /** As the README says: by `npm start`, which builds first. */
  byNpm?: boolean;
  /** A program that becomes ours (`unshare … sh -c '… exec "$@"'`), with its arguments. */
  through?: string[];
}

const running = new Set<ChildProcess>();

/** Starts the built program, as an operator does, on a port and a data folder of its own. It ends with this process. */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  const port = options.port ?? (await pickFreePort());
  const launchedAt = performance.now();
  const ours = options.byNpm
    ? ['npm', 'start']
    : [process.execPath, '--enable-source-maps', builtProgram(), options.command ?? 'all', ...(options.options ?? [])];
  const [file, ...args] = [...(options.through ?? []), ...ours];
  const child = spawn(file as string, args, {
    cwd: options.byNpm ? projectRoot : '/',
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      LINESHIFT_DATA_DIR: options.dataFolder,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options.user,
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  }
  const pid = child.pid as number;
  const watch = endWithThisProcess(pid, { name: 'self', uid: 0, gid: 0, steppedDown: false });
  const exited = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    watch.end();
    return { code, signal } as ProgramExit;
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    pid,
    baseUrl,
    output: () => said,
    exited,
    async ready() {
      await answers(
        baseUrl,
        () => child.exitCode ?? child.signalCode,
        () => said,
      );
      return performance.now() - launchedAt;
    },
    end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

async function answers(baseUrl: string, ended: () => unknown, said: () => string): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  for (;;) {
    const response = await fetch(`${baseUrl}/readyz`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.status === 200) return;
    if (ended() !== null) throw new Error(`the program ended before it was ready:\n${said()}`);
    if (performance.now() > giveUpAt) throw new Error(`the program is not ready after a minute:\n${said()}`);
    await sleep(20);
  }
}

/** Ends every program of this file that still runs; for `afterEach`. */
export async function endPrograms(): Promise<void> {
  const ends = [...running].map(async (child) => {
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
  });
  await Promise.all(ends);
}

/** The program as `npm run build` makes it, built once a test run, out of the way of a `dist` that may be in use. */
function builtProgram(): string {
  const home = join(projectRoot, 'node_modules', '.cache');
  const folder = join(home, `lineshift-program-${process.ppid}`);
  const program = join(folder, 'main.js');
  if (existsSync(program)) return program;
  mkdirSync(home, { recursive: true });
  removeAbandoned(home);
  const unfinished = `${folder}.${process.pid}`;
  const [file, ...args] = buildCommand().replace('--outdir=dist', `--outdir=${unfinished}`).split(' ');
  execFileSync(join(projectRoot, 'node_modules', '.bin', file as string), args, { cwd: projectRoot });
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another test file built it first.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return program;
}

function buildCommand(): string {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const command = Object.values<string>(scripts).find((script) => script.startsWith('esbuild main='));
  if (!command?.includes('--outdir=dist')) throw new Error('no script of package.json bundles the program by esbuild');
  return command;
}

function removeAbandoned(home: string): void {
  for (const name of readdirSync(home)) {
    const owner = /^lineshift-program-(\d+)/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** Processes of this machine whose command line or working folder names the folder: what a killed program may have left. */
export function processesNaming(folder: string): { pid: number; command: string }[] {
  const found: { pid: number; command: string }[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid || !isAlive(Number(name))) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      if (command.includes(folder)) found.push({ pid: Number(name), command });
    } catch {
      // The process ended while we were reading.
    }
  }
  return found;
}
