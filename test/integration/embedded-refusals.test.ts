import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '../../src/embedded/engine-error.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/start-embedded-postgres.ts';
import { createLogger } from '../../src/shared/logger.ts';
import { projectRoot } from '../../src/shared/project-root.ts';
import { readyOf, startEmbeddedParent } from '../support/embedded-parent.ts';
import { makeServerFolder } from '../support/temporary-folder.ts';

const logger = createLogger('silent');
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
let folder: string;
let engine: EmbeddedPostgres | undefined;

beforeEach(() => {
  folder = makeServerFolder('engine');
});

afterEach(async () => {
  await engine?.stop();
  engine = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function refusal(dataFolder: string): Promise<EngineError> {
  const outcome = await startEmbeddedPostgres({ dataFolder, logger }).catch((error: unknown) => error);
  if (outcome instanceof EngineError) return outcome;
  throw outcome instanceof Error ? outcome : new Error('it started');
}

describe('the embedded engine refuses with a sentence', () => {
  it('when another process has the data folder', async () => {
    engine = await startEmbeddedPostgres({ dataFolder: folder, logger });
    const second = startEmbeddedParent([folder]);
    const line = await second.line('refused');
    expect(line).toContain('data_folder_in_use');
    expect(line).toContain('is in use by another Lineshift process on this machine');
    expect((await refusal(folder)).code).toBe('data_folder_in_use');
  });

  it('when a process on another machine had the data folder until just now, but not after it fell silent', async () => {
    engine = await startEmbeddedPostgres({ dataFolder: folder, logger });
    await engine.stop();
    const note = join(folder, 'postgres', 'in-use-by.json');
    writeFileSync(note, JSON.stringify({ host: 'elsewhere', pid: 7 }));
    expect((await refusal(folder)).message).toContain('a Lineshift process on "elsewhere" (process 7)');
    const longAgo = Date.now() / 1_000 - 60;
    utimesSync(note, longAgo, longAgo);
    engine = await startEmbeddedPostgres({ dataFolder: folder, logger });
    expect(engine.pid).toBeGreaterThan(1);
  });

  it('when root cannot let PostgreSQL pass to the data folder', async ({ skip }) => {
    if (!isRoot) skip('only root steps down to another user');
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    const { code, message } = await refusal(join(closed, 'below', 'data'));
    expect(code).toBe('folder_not_reachable');
    expect(message).toMatch(/who may not enter the folder \S+closed on the way/);
    expect(message).toContain(`chmod o+x ${closed}`);
    expect(message).toMatch(/run as "(postgres|_postgres|nobody)"/);
  });

  it('when the data belongs to another user', async ({ skip }) => {
    if (!isRoot) skip('only root can start as two users');
    engine = await startEmbeddedPostgres({ dataFolder: folder, logger });
    await engine.stop();
    const other = startEmbeddedParent([folder], nobody);
    const line = await other.line('refused');
    expect(line).toContain('folder_of_another_user');
    expect(line).toContain('sudo chown -R');
  });

  it('when its password or the right PostgreSQL is missing', async () => {
    engine = await startEmbeddedPostgres({ dataFolder: folder, logger });
    await engine.stop();
    const version = join(folder, 'postgres', 'cluster', 'PG_VERSION');
    const right = readFileSync(version);
    writeFileSync(version, '9\n');
    expect((await refusal(folder)).code).toBe('version_mismatch');
    writeFileSync(version, right);
    rmSync(join(folder, 'postgres', 'owner-password'));
    expect((await refusal(folder)).code).toBe('password_missing');
  });

  it('when PostgreSQL itself refuses, in its own words', async () => {
    engine = await startEmbeddedPostgres({ dataFolder: folder, logger });
    await engine.stop();
    writeFileSync(join(folder, 'postgres', 'cluster', 'postgresql.conf'), 'no_such_setting = 1\n');
    const { code, message } = await refusal(folder);
    expect(code).toBe('cannot_start');
    expect(message).toContain('no_such_setting');
  });
});

describe('the embedded engine changes users', () => {
  it('runs as an ordinary user too', async ({ skip }) => {
    if (!isRoot) skip('the other tests already run as an ordinary user');
    if (!canRead(projectRoot)) skip('an ordinary user may not read this checkout');
    const own = join(folder, 'own');
    mkdirSync(own);
    chownSync(own, nobody.uid, nobody.gid);
    const parent = startEmbeddedParent([own], nobody);
    const { pid } = readyOf(await parent.line('ready'));
    const owner = execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' });
    expect(Number(owner)).toBe(nobody.uid);
    await parent.signal('SIGTERM');
    // Root opens that user's data, and does not change its owner.
    engine = await startEmbeddedPostgres({ dataFolder: own, logger });
    await engine.stop();
    const again = startEmbeddedParent([own], nobody);
    await again.line('ready');
    await again.signal('SIGTERM');
  });

  it('opens a data folder that root put back from a backup', async ({ skip }) => {
    if (!isRoot) skip('only root restores for another user');
    engine = await startEmbeddedPostgres({ dataFolder: folder, logger });
    await engine.stop();
    execFileSync('chown', ['-R', '0:0', join(folder, 'postgres')]);
    engine = await startEmbeddedPostgres({ dataFolder: folder, logger });
    expect(engine.pid).toBeGreaterThan(1);
  });
});

function canRead(path: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$1" && ls node_modules/tsx/package.json', 'sh', path], {
      cwd: '/',
      stdio: 'ignore',
      ...nobody,
    });
    return true;
  } catch {
    return false;
  }
}
