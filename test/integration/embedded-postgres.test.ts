import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/start-embedded-postgres.ts';
import { createLogger } from '../../src/shared/logger.ts';
import { isAlive, makeServerFolder } from '../support/temporary-folder.ts';

const logger = createLogger('silent');
let dataFolder: string;
let running: EmbeddedPostgres[] = [];

beforeEach(() => {
  dataFolder = makeServerFolder('engine');
});

afterEach(async () => {
  await Promise.all(running.map((engine) => engine.stop()));
  running = [];
  rmSync(dataFolder, { recursive: true, force: true });
});

async function start(port?: number): Promise<EmbeddedPostgres> {
  const engine = await startEmbeddedPostgres({ dataFolder, logger, port });
  running.push(engine);
  return engine;
}

async function query(engine: EmbeddedPostgres, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: engine.ownerUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function setting(engine: EmbeddedPostgres, name: string): Promise<unknown> {
  return (await query(engine, `select current_setting('${name}') as value`))[0]?.value;
}

describe('the embedded engine', () => {
  it('starts from nothing, keeps its data and its port over a restart, and leaves no process behind', async () => {
    const begun = performance.now();
    const first = await start();
    const cold = Math.round(performance.now() - begun);
    await query(first, "create table kept as select 'yes' as value");
    const stopBegun = performance.now();
    await first.stop();
    const stopped = Math.round(performance.now() - stopBegun);
    expect(isAlive(first.pid)).toBe(false);

    const warmBegun = performance.now();
    const second = await start();
    console.info(
      `embedded engine: from nothing ${cold} ms, stop ${stopped} ms, warm ${Math.round(performance.now() - warmBegun)} ms`,
    );
    expect(second.port).toBe(first.port);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await query(second, 'select value from kept')).toEqual([{ value: 'yes' }]);
  });

  it('is durable, on the loopback address only, in UTC, with a password nobody else can read', async () => {
    const engine = await start();
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect(await setting(engine, name)).toBe('on');
    expect(await setting(engine, 'listen_addresses')).toBe('127.0.0.1');
    expect(await setting(engine, 'unix_socket_directories')).toBe('');
    expect(await setting(engine, 'timezone')).toBe('UTC');
    expect(await setting(engine, 'server_encoding')).toBe('UTF8');
    expect(await setting(engine, 'jit')).toBe('off');
    expect(await query(engine, "select lower('ÄÉ') as small")).toEqual([{ small: 'äé' }]);

    const passwordFile = join(dataFolder, 'postgres', 'owner-password');
    expect(statSync(passwordFile).mode & 0o777).toBe(0o600);
    expect(engine.ownerUrl).toContain(readFileSync(passwordFile, 'utf8'));
    const wrong = new Client({ connectionString: engine.ownerUrl.replace(/:[^:@]+@/, ':guess@') });
    await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
  });

  it('takes another port when somebody else has the remembered one', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer();
    await new Promise<void>((done) => squatter.listen(first.port, '127.0.0.1', done));
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      squatter.close();
    }
  });

  it('builds a cluster anew when the first attempt was cut short', async () => {
    const first = await start();
    await first.stop();
    const engineFolder = join(dataFolder, 'postgres');
    const cut = join(engineFolder, 'cluster.new');
    rmSync(join(engineFolder, 'cluster', 'global'), { recursive: true });
    renameSync(join(engineFolder, 'cluster'), cut);
    rmSync(join(engineFolder, 'owner-password'));
    const second = await start();
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(engineFolder)).not.toContain('cluster.new');
  });
});
