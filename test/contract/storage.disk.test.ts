import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskStorage } from '../../src/connectors/storage/disk-storage.ts';
import { bundleProgram } from '../support/bundle-program.ts';
import { bytesOf, storageSuite } from './storage.suite.ts';

storageSuite({
  name: 'disk',
  open: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'disk-storage-'));
    return {
      storage: createDiskStorage({ folder, minFreeBytes: 0 }),
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
});

describe('disk storage', () => {
  let folder: string;
  let program: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'disk-storage-'));
    program = await bundleProgram('test/support/disk-writer.program.ts', folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps objects readable by their owner only', async () => {
    const store = join(folder, 'modes');
    const storage = createDiskStorage({ folder: store, minFreeBytes: 0 });
    await storage.write('a/b', bytesOf(Buffer.from('x')));
    expect((await stat(join(store, 'a/b'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(store, 'a'))).mode & 0o777).toBe(0o700);
  });

  it('accepts nothing while less than the required space is free', async () => {
    const storage = createDiskStorage({ folder: join(folder, 'reserve'), minFreeBytes: Number.MAX_SAFE_INTEGER });
    await expect(storage.write('key', bytesOf(Buffer.from('x')))).rejects.toMatchObject({
      code: 'storage_full',
      status: 507,
    });
    await expect(storage.check()).rejects.toMatchObject({ code: 'storage_full' });
    const unread = createReadStream(program);
    await expect(storage.write('key', unread)).rejects.toMatchObject({ code: 'storage_full' });
    if (!unread.closed) await once(unread, 'close');
  });

  it('gives a local file a second, private name instead of copying it, however little is free', async () => {
    const store = join(folder, 'linked');
    const storage = createDiskStorage({ folder: store, minFreeBytes: Number.MAX_SAFE_INTEGER });
    const path = join(folder, 'sent.wav');
    await writeFile(path, 'the bytes', { mode: 0o644 });
    await storage.writeFile('a/master', path);
    const [sent, kept] = [await stat(path), await stat(join(store, 'a/master'))];
    expect(kept.ino).toBe(sent.ino);
    expect(kept.mode & 0o777).toBe(0o600);
  });

  it('leaves no empty folders behind', async () => {
    const store = join(folder, 'tidy');
    const storage = createDiskStorage({ folder: store, minFreeBytes: 0 });
    await storage.write('a/b/c', bytesOf(Buffer.from('x')));
    await storage.write('a/d', bytesOf(Buffer.from('x')));
    await storage.delete('a/b/c');
    expect(await readdir(join(store, 'a'))).toEqual(['d']);
    await storage.move('a/d', 'e');
    expect((await readdir(store)).sort()).toEqual(['.parts', 'e']);
  });

  it('survives writers and deleters of the same folder at once', async () => {
    const storage = createDiskStorage({ folder: join(folder, 'busy'), minFreeBytes: 0 });
    const work = Array.from({ length: 60 }, async (_, turn) => {
      await storage.write(`shared/${turn % 3}`, bytesOf(Buffer.from(String(turn))));
      await storage.delete(`shared/${turn % 3}`);
    });
    await Promise.all(work);
    expect(await readdir(join(folder, 'busy'))).toEqual(['.parts']);
  });

  it('sweeps half-written files by age and nothing else', async () => {
    const store = join(folder, 'sweep');
    const storage = createDiskStorage({ folder: store, minFreeBytes: 0 });
    await storage.write('kept', bytesOf(Buffer.from('x')));
    await writeFile(join(store, '.parts', 'old.part'), 'half');
    await utimes(join(store, '.parts', 'old.part'), 1, 1);
    await utimes(join(store, 'kept'), 1, 1);
    await writeFile(join(store, '.parts', 'young.part'), 'half');
    expect(await storage.sweep(3_600_000)).toBe(1);
    expect(await readdir(join(store, '.parts'))).toEqual(['young.part']);
    expect(await storage.size('kept')).toBe(1);
  });

  it('leaves only a .part when the process is killed in mid-write', async () => {
    const store = join(folder, 'killed');
    const child = spawn(process.execPath, [program, store, 'endless'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const storage = createDiskStorage({ folder: store, minFreeBytes: 0 });
    expect(await storage.size('key')).toBeNull();
    expect(await readdir(store)).toEqual(['.parts']);
    expect(await readdir(join(store, '.parts'))).toHaveLength(1);
    expect(await storage.sweep(-1000)).toBe(1);
  });

  const namespaces = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;
  it.skipIf(!namespaces)(
    `says storage_full on a full disk, leaves nothing and recovers${namespaces ? '' : ' (skipped: no private mounts here)'}`,
    async () => {
      const mount = join(folder, 'small');
      await mkdir(mount);
      const script = 'mount -t tmpfs -o size=2m none "$1" && exec "$2" "$3" "$1" full';
      const run = spawnSync('unshare', ['-Urm', 'sh', '-c', script, 'sh', mount, process.execPath, program], {
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      expect(JSON.parse(run.stdout)).toEqual({
        first: ['storage_full', 507],
        keys: [],
        parts: [],
        afterwards: 100_000,
      });
    },
  );

  it('reports a folder it may not use', async () => {
    const store = join(folder, 'file-in-the-way');
    await writeFile(store, '');
    await chmod(store, 0o600);
    const storage = createDiskStorage({ folder: store, minFreeBytes: 0 });
    await expect(storage.check()).rejects.toThrow(/EEXIST|ENOTDIR/);
    await expect(storage.write('a', bytesOf(randomBytes(3)))).rejects.toThrow(/EEXIST|ENOTDIR/);
  });
});
