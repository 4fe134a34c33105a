/**
 * From the commit of a transaction to the start of its emergency task, through outbox, relay and queue, while 10,000 ordinary tasks
 * wait and are worked on and two transcodes keep the processors busy; with one worker process, and with a chunk of four tasks for four
 * processes, each of which has to begin one.
 * Run: `npm run bench -- emergency-start`; `SAMPLES`. On Redis too where redis-server is on PATH.
 * Aim: p99 ≤ 100 ms with one process, ≤ 250 ms in each of four.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../src/commands/open-database.ts';
import { buildConfig } from '../../src/config/config.ts';
import { readEnvironment } from '../../src/config/env.ts';
import { findEngine } from '../../src/connectors/audio/ffmpeg-engine.ts';
import { applicationRole, Database } from '../../src/db/database.ts';
import { createOutboxSignal } from '../../src/db/outbox-signal.ts';
import { writeRecords } from '../../src/db/records.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { createTaskQueue } from '../../src/queue/create-task-queue.ts';
import { projectRoot } from '../../src/shared/project-root.ts';
import { nudgeFor } from '../../src/tasks/task-contract.ts';
import { startOutboxRelay } from '../../workers/outbox-relay.ts';
import { emergencyContracts, emergencyTask } from '../support/emergency-tasks.ts';
import { quantile } from '../support/figures.ts';
import { startRedis } from '../support/redis.ts';
import { makeServerFolder } from '../support/temporary-folder.ts';
import { eventually, ordinary, rest, upTo } from '../support/test-tasks.ts';

const samples = Number(process.env.SAMPLES ?? 200);
const waiting = 10_000;
const logger = pino({ level: 'silent' });
const folder = makeServerFolder('bench-emergency');
const program = join(projectRoot, 'test', 'support', 'emergency-worker.program.ts');

interface Start {
  process: number;
  at: number;
}

async function measure(databaseUrl: string, redisUrl: string | null, processes: number): Promise<void> {
  const database = new Database({ url: databaseUrl, logger });
  const queue = await createTaskQueue({
    ...{ redisUrl, databaseUrl, role: applicationRole, contracts: emergencyContracts, logger },
  });
  const signal = createOutboxSignal({ database, logger });
  const relay = await startOutboxRelay({ database, queue, signal, logger, contracts: emergencyContracts });
  const starts = new Map<number, Start>();
  const workers = await Promise.all(upTo(processes).map((each) => startWorker(each, databaseUrl, redisUrl, starts)));
  await queue.add(ordinary(...upTo(waiting)));
  const late: number[][] = upTo(processes).map(() => []);
  for (const sample of upTo(samples)) {
    const chunk = upTo(processes).map((each) => sample * 10 + each);
    await database.transaction(systemActor, (transaction) =>
      writeRecords(transaction, signal, null, {
        ...{ at: new Date(), actor: systemActor, callId: null, audit: [], events: [] },
        nudges: chunk.map((n) => nudgeFor(emergencyTask, { n })),
      }),
    );
    const committed = performance.timeOrigin + performance.now();
    await eventually(() => chunk.every((n) => starts.has(n)));
    for (const n of chunk) {
      const { process, at } = starts.get(n) as Start;
      late[process - 1]?.push(at - committed);
    }
    await rest(80);
  }
  console.info(`${redisUrl ? 'Redis' : 'PostgreSQL'}, ${processes} worker process(es), ${samples} commits:`);
  for (const [index, own] of late.entries()) {
    const at = (share: number) => quantile(own, share).toFixed(1);
    console.info(`  process ${index + 1} began ${own.length}: p50 ${at(0.5)}, p99 ${at(0.99)} ms after the commit`);
  }
  for (const worker of workers) worker.kill('SIGKILL');
  await relay.close();
  await queue.close();
  await database.close();
}

async function startWorker(number: number, databaseUrl: string, redisUrl: string | null, starts: Map<number, Start>) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl ?? '' };
  const worker: ChildProcess = fork(program, { execArgv: ['--import', 'tsx'], env });
  const ready = new Promise<void>((settle) => {
    worker.on('message', (said: { n?: number; at?: number }) => {
      if (said.n === undefined) settle();
      else starts.set(said.n, { process: number, at: said.at as number });
    });
  });
  await Promise.race([ready, once(worker, 'exit').then(() => Promise.reject(new Error('a worker did not start')))]);
  return worker;
}

/** Two encoders without an end, at the low priority that the product gives its own. */
async function startTranscodes(): Promise<ChildProcess[]> {
  const { path } = await findEngine();
  const endless = [
    '-nostdin',
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'anoisesrc=r=48000',
    '-af',
    'loudnorm',
    '-f',
    'null',
    '-',
  ];
  return upTo(2).map(() => spawn('nice', ['-n', '10', path, ...endless], { stdio: 'ignore' }));
}

async function onFreshStores(redisUrl: string | null, processes: number): Promise<void> {
  const dataFolder = join(folder, `data-${redisUrl ? 'redis' : 'postgres'}-${processes}`);
  const config = buildConfig(
    readEnvironment({ LINESHIFT_DATA_DIR: dataFolder, PORT: '0', REDIS_URL: redisUrl ?? undefined }),
  );
  const database = await openDatabase(config, logger);
  await measure(database.url, redisUrl, processes);
  await database.stop();
}

const transcodes = await startTranscodes();
for (const processes of [1, 4]) {
  await onFreshStores(null, processes);
  const { server: redis, reason } = await startRedis();
  if (redis) await onFreshStores(redis.url, processes);
  else console.info(`not on Redis: ${reason}`);
  await redis?.stop();
}
for (const transcode of transcodes) transcode.kill('SIGKILL');
rmSync(folder, { recursive: true, force: true });
process.exit();
