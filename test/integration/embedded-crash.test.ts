import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/start-embedded-postgres.ts';
import { createLogger } from '../../src/shared/logger.ts';
import { type EmbeddedParent, readyOf, startEmbeddedParent } from '../support/embedded-parent.ts';
import { isAlive, makeServerFolder } from '../support/temporary-folder.ts';

const logger = createLogger('silent');
let dataFolder: string;
let engine: EmbeddedPostgres | undefined;

beforeEach(() => {
  dataFolder = makeServerFolder('engine');
});

afterEach(async () => {
  await engine?.stop();
  engine = undefined;
  rmSync(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<number> {
  const begun = performance.now();
  engine = await startEmbeddedPostgres({ dataFolder, logger });
  return Math.round(performance.now() - begun);
}

async function storedNumbers(url: string): Promise<Set<string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ number: string }>('select number::text from acknowledged');
  await client.end();
  return new Set(rows.map((row) => row.number));
}

function acknowledgedBy(parent: EmbeddedParent): string[] {
  return parent.lines.filter((line) => line.startsWith('acknowledged ')).map((line) => line.split(' ')[1] as string);
}

async function until(condition: () => boolean, withinMs: number): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > withinMs) throw new Error('did not happen in time');
    await sleep(20);
  }
}

async function untilItAnswers(url: string, withinMs: number): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await sleep(50);
    }
  }
}

describe('the embedded engine under kill -9', () => {
  it('takes its server along when the process is killed, and the next start has every acknowledged row', async () => {
    const parent = startEmbeddedParent([dataFolder, 'write']);
    const { pid } = readyOf(await parent.line('ready'));
    await parent.line('acknowledged');
    await sleep(500);
    await parent.signal('SIGKILL');
    const restarted = await start();
    expect(isAlive(pid)).toBe(false);
    const acknowledged = acknowledgedBy(parent);
    const stored = await storedNumbers(engine?.ownerUrl ?? '');
    console.info(`killed process: ${acknowledged.length} acknowledged, back in ${restarted} ms`);
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
  });

  it('ends a server that was left running, and starts its own on the same port', async () => {
    const parent = startEmbeddedParent([dataFolder, 'write']);
    const { pid, port } = readyOf(await parent.line('ready'));
    await parent.line('acknowledged');
    // The watcher that would end the server is killed first, as on a machine without a shell.
    for (const watcher of watchersOf(pid)) process.kill(watcher, 'SIGKILL');
    await parent.signal('SIGKILL');
    await sleep(300);
    expect(isAlive(pid)).toBe(true);
    const restarted = await start();
    console.info(`left-over server: replaced in ${restarted} ms`);
    expect(isAlive(pid)).toBe(false);
    expect(engine?.port).toBe(port);
    const stored = await storedNumbers(engine?.ownerUrl ?? '');
    expect(acknowledgedBy(parent).filter((number) => !stored.has(number))).toEqual([]);
  });

  it('survives the death of process and server at once, with old backends still busy', async () => {
    const parent = startEmbeddedParent([dataFolder, 'write']);
    const { pid, url } = readyOf(await parent.line('ready'));
    await parent.line('acknowledged');
    const busy = new Client({ connectionString: url });
    busy.on('error', () => undefined);
    await busy.connect();
    const work = busy.query('select count(*) from generate_series(1, 15000000)').catch(() => undefined);
    await sleep(300);
    process.kill(pid, 'SIGKILL');
    await parent.signal('SIGKILL');
    const restarted = await start();
    await work;
    console.info(`process and server killed: back in ${restarted} ms`);
    const stored = await storedNumbers(engine?.ownerUrl ?? '');
    expect(acknowledgedBy(parent).filter((number) => !stored.has(number))).toEqual([]);
  });

  it('starts a killed server again on the same port, three times over, and nothing acknowledged is lost', async () => {
    await start();
    const { ownerUrl, port } = engine as EmbeddedPostgres;
    const acknowledged: number[] = [];
    const writer = await connected(ownerUrl);
    await writer.query('create table acknowledged (number bigint primary key)');
    await writer.end();
    for (let round = 0; round < 3; round += 1) {
      const client = await connected(ownerUrl);
      for (let count = 0; count < 50; count += 1) {
        const number = round * 1_000 + count;
        await client.query('insert into acknowledged values ($1)', [number]);
        acknowledged.push(number);
      }
      const before = engine?.pid as number;
      const begun = performance.now();
      process.kill(before, 'SIGKILL');
      await until(() => engine?.pid !== before, 15_000);
      await untilItAnswers(ownerUrl, 5_000);
      console.info(`killed server: answers again after ${Math.round(performance.now() - begun)} ms`);
    }
    expect(engine?.port).toBe(port);
    const stored = await storedNumbers(ownerUrl);
    expect(acknowledged.filter((number) => !stored.has(String(number)))).toEqual([]);
    const last = engine?.pid as number;
    await engine?.stop();
    expect(isAlive(last)).toBe(false);
  });

  it('stops for good, even while a killed server is being started again', async () => {
    await start();
    const first = engine?.pid as number;
    process.kill(first, 'SIGKILL');
    await sleep(30);
    await engine?.stop();
    await sleep(300);
    expect(isAlive(engine?.pid as number)).toBe(false);
    await start();
  });
});

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function watchersOf(pid: number): number[] {
  const found = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return found.filter((line) => line.includes('read -r _') && line.trim().endsWith(` ${pid}`)).map(Number.parseFloat);
}
