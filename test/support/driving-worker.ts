import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { build } from 'esbuild';
import { projectRoot } from '../../src/shared/project-root.ts';
import type { TestApp } from './app.ts';
import { eventually } from './test-tasks.ts';

/**
 * Where a worker can be stopped: the task `taken` from the queue and nothing done, the lines `leased` and the phone system not called,
 * the change `applied` and not read back, the phone system `driven` and read back but nothing settled, and `settled` before the
 * queue knows that the task is done.
 */
export const stopPoints = ['taken', 'leased', 'applied', 'driven', 'settled'] as const;
export type StopPoint = (typeof stopPoints)[number];

export interface DrivingWorker {
  /** Returns once the worker has stopped there. */
  stoppedAt(point: StopPoint): Promise<void>;
  /** kill -9; returns when the process is gone. */
  kill(): Promise<void>;
}

const running = new Set<DrivingWorker>();
const folder = join(projectRoot, 'node_modules', '.cache', `lineshift-driving-${process.pid}`);
let bundled: Promise<string> | null = null;

/** Kills every worker of this process that still runs. */
export async function endDrivingWorkers(): Promise<void> {
  await Promise.all([...running].map((worker) => worker.kill()));
  await rm(folder, { recursive: true, force: true });
  bundled = null;
}

/** The program and what it starts itself, beside the packages that it loads. */
async function bundle(): Promise<string> {
  const entryPoints = {
    'driving-worker': 'test/support/driving-worker.program.ts',
    'sniff-worker': 'src/connectors/audio/sniff/sniff-worker.ts',
  };
  await build({
    absWorkingDir: projectRoot,
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return join(folder, 'driving-worker.js');
}

/** Starts the product's workers as a process of their own, on the database, the clock and the folder of a test's API. */
export async function startDrivingWorker(app: TestApp, redisUrl: string | null): Promise<DrivingWorker> {
  bundled ??= bundle();
  const child = spawn(process.execPath, [await bundled], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: app.databaseUrl,
      REDIS_URL: redisUrl ?? '',
      LINESHIFT_DATA_DIR: app.dataFolder,
      LINESHIFT_WEBHOOKS_LOOPBACK: app.deps.config.webhooksLoopback ? '1' : '0',
      CLOCK_OFFSET_MS: String(app.clock.now().getTime() - Date.now()),
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const said = listen(child.stdout as Readable);
  const worker: DrivingWorker = {
    async stoppedAt(point) {
      await order(child, point);
      await said(point);
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
      running.delete(worker);
    },
  };
  running.add(worker);
  await Promise.race([said('ready'), gone.then(() => Promise.reject(new Error('a worker did not start')))]);
  return worker;
}

function listen(stream: Readable): (word: string) => Promise<void> {
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return (word) => eventually(() => text.split('\n').includes(word), 90_000);
}

function order(child: ChildProcess, point: StopPoint): Promise<void> {
  return new Promise((settle, fail) => child.send(point, (error) => (error ? fail(error) : settle())));
}
