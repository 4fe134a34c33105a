import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/connectors/storage/storage.port.ts';

export interface StorageSuite {
  name: string;
  /** A store of its own for the suite. */
  open: () => Promise<{ storage: Storage; close: () => Promise<void> }>;
  /** Why two simultaneous writers cannot be tested here; absent where they can. */
  noConcurrentWriters?: string;
}

export function bytesOf(...chunks: Buffer[]): Readable {
  return Readable.from(chunks);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function keysOf(storage: Storage, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys.sort();
}

/** The contract of every store (storage.port.ts). */
export function storageSuite({ name, open, noConcurrentWriters }: StorageSuite): void {
  describe(`storage contract: ${name}`, () => {
    let storage: Storage;
    let close: () => Promise<void>;
    let folder: string;

    beforeAll(async () => {
      ({ storage, close } = await open());
      folder = await mkdtemp(join(tmpdir(), 'storage-suite-'));
    });
    afterAll(async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    });

    it('gives back the bytes that were written, with their length and hash', async () => {
      const content = randomBytes(700_001);
      const stored = await storage.write(
        'a/whole.bin',
        bytesOf(content.subarray(0, 300_000), content.subarray(300_000)),
      );
      expect(stored).toEqual({ sha256: sha256(content), size: 700_001 });
      expect((await buffer(await storage.read('a/whole.bin'))).equals(content)).toBe(true);
      expect(await storage.size('a/whole.bin')).toBe(700_001);
    });

    it('keeps an empty object', async () => {
      const stored = await storage.write('a/empty', bytesOf());
      expect(stored.size).toBe(0);
      expect(await storage.size('a/empty')).toBe(0);
      expect((await buffer(await storage.read('a/empty'))).length).toBe(0);
    });

    it('reads ranges with both ends included and clips an end past the last byte', async () => {
      await storage.write('a/range', bytesOf(Buffer.from('0123456789')));
      async function part(start: number, end: number): Promise<string> {
        return (await buffer(await storage.read('a/range', { start, end }))).toString();
      }
      expect(await part(0, 1)).toBe('01');
      expect(await part(9, 9)).toBe('9');
      expect(await part(2, 5)).toBe('2345');
      expect(await part(7, 9_999)).toBe('789');
      await expect(storage.read('a/range', { start: 10, end: 12 })).rejects.toMatchObject({
        code: 'range_not_satisfiable',
        status: 416,
        params: { size: 10 },
      });
    });

    it('says object_missing for what is not there', async () => {
      await expect(storage.read('a/absent')).rejects.toMatchObject({ code: 'object_missing', status: 404 });
      await expect(storage.copyToFile('a/absent', join(folder, 'x'))).rejects.toMatchObject({ code: 'object_missing' });
      await expect(storage.move('a/absent', 'a/elsewhere')).rejects.toMatchObject({ code: 'object_missing' });
      expect(await storage.size('a/absent')).toBeNull();
      await expect(storage.delete('a/absent')).resolves.toBeUndefined();
    });

    it('overwrites', async () => {
      await storage.write('a/twice', bytesOf(Buffer.from('first version')));
      await storage.write('a/twice', bytesOf(Buffer.from('second')));
      expect((await buffer(await storage.read('a/twice'))).toString()).toBe('second');
    });

    it('refuses more than maxBytes and keeps what was there before', async () => {
      await storage.write('a/limited', bytesOf(Buffer.from('old')));
      const tooMuch = bytesOf(randomBytes(60_000), randomBytes(60_000));
      await expect(storage.write('a/limited', tooMuch, { maxBytes: 100_000 })).rejects.toMatchObject({
        code: 'too_large',
        status: 413,
        params: { maxBytes: 100_000 },
      });
      expect((await buffer(await storage.read('a/limited'))).toString()).toBe('old');
      await storage.write('a/limited', bytesOf(randomBytes(100_000)), { maxBytes: 100_000 });
      expect(await storage.size('a/limited')).toBe(100_000);
    });

    it('leaves nothing when the source breaks, and passes its error on', async () => {
      async function* breaking(): AsyncGenerator<Buffer> {
        yield randomBytes(50_000);
        throw new Error('the client hung up');
      }
      await expect(storage.write('broken/one', Readable.from(breaking()))).rejects.toThrow('the client hung up');
      const destroyed = new Readable({ read: () => undefined });
      const writing = storage.write('broken/two', destroyed);
      destroyed.push(randomBytes(1000));
      setTimeout(() => destroyed.destroy(), 20);
      await expect(writing).rejects.toThrow();
      expect(await keysOf(storage, 'broken/')).toEqual([]);
    });

    it('leaves nothing when it is aborted', async () => {
      const controller = new AbortController();
      const endless = new Readable({ read: () => undefined });
      endless.push(randomBytes(10_000));
      const writing = storage.write('aborted/one', endless, { signal: controller.signal });
      setTimeout(() => controller.abort(), 30);
      await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
      const late = storage.write('aborted/two', bytesOf(Buffer.from('x')), { signal: controller.signal });
      await expect(late).rejects.toMatchObject({ name: 'AbortError' });
      expect(await keysOf(storage, 'aborted/')).toEqual([]);
    });

    it('owns a source from the start: it is destroyed when nobody reads it, and its early error is handled', async () => {
      const unread = bytesOf(Buffer.from('x'));
      await expect(storage.write('../outside', unread)).rejects.toMatchObject({ code: 'invalid_storage_key' });
      expect(unread.destroyed).toBe(true);
      const absent = createReadStream(join(folder, 'no such file'));
      await expect(storage.write('a/early', absent)).rejects.toMatchObject({ code: 'ENOENT' });
      expect(await storage.size('a/early')).toBeNull();
    });

    it('stores a local file, which may then be removed, and says its length and hash', async () => {
      const content = randomBytes(300_001);
      const path = join(folder, 'local.bin');
      await writeFile(path, content, { mode: 0o644 });
      await utimes(path, 1, 1);
      for (const _turn of ['first', 'again']) {
        const stored = await storage.writeFile('local/whole', path);
        expect(stored).toEqual({ sha256: sha256(content), size: 300_001 });
      }
      await rm(path);
      expect((await buffer(await storage.read('local/whole'))).equals(content)).toBe(true);
      for await (const { modifiedAt } of storage.list('local/'))
        expect(modifiedAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
      await expect(storage.writeFile('local/absent', path)).rejects.toMatchObject({ code: 'ENOENT' });
      expect(await keysOf(storage, 'local/')).toEqual(['local/whole']);
      expect(await storage.sweep(-1000)).toBe(0);
    });

    it.skipIf(noConcurrentWriters)(
      `lets one of two simultaneous writers win whole${noConcurrentWriters ? ` (skipped: ${noConcurrentWriters})` : ''}`,
      async () => {
        const contents = Array.from({ length: 6 }, () => randomBytes(400_000));
        await Promise.all(contents.map((content) => storage.write('race/key', bytesOf(content))));
        const read = await buffer(await storage.read('race/key'));
        expect(contents.map(sha256)).toContain(sha256(read));
      },
    );

    it('copies to a private local file, replacing an older one', async () => {
      const content = randomBytes(5000);
      await storage.write('a/copied', bytesOf(content));
      const path = join(folder, 'copy.bin');
      await storage.copyToFile('a/copied', path);
      await storage.copyToFile('a/copied', path);
      expect((await readFile(path)).equals(content)).toBe(true);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await storage.write('a/copied', bytesOf(Buffer.from('changed later')));
      expect((await readFile(path)).equals(content)).toBe(true);
    });

    it('moves, replacing the target', async () => {
      await storage.write('moved/from/deep', bytesOf(Buffer.from('content')));
      await storage.write('moved/to', bytesOf(Buffer.from('in the way')));
      await storage.move('moved/from/deep', 'moved/to');
      expect(await storage.size('moved/from/deep')).toBeNull();
      expect((await buffer(await storage.read('moved/to'))).toString()).toBe('content');
      await storage.move('moved/to', 'moved/to');
      expect(await storage.size('moved/to')).toBe(7);
    });

    it('lists what begins with a prefix, and forgets what was deleted', async () => {
      const before = Date.now() - 5000;
      for (const key of ['list/a/1', 'list/a/2', 'list/ab', 'list/b'])
        await storage.write(key, bytesOf(Buffer.from(key)));
      expect(await keysOf(storage, 'list/')).toEqual(['list/a/1', 'list/a/2', 'list/ab', 'list/b']);
      expect(await keysOf(storage, 'list/a')).toEqual(['list/a/1', 'list/a/2', 'list/ab']);
      expect(await keysOf(storage, 'list/a/')).toEqual(['list/a/1', 'list/a/2']);
      expect(await keysOf(storage, 'nowhere/')).toEqual([]);
      for await (const entry of storage.list('list/b')) {
        expect(entry).toMatchObject({ key: 'list/b', size: 6 });
        expect(entry.modifiedAt.getTime()).toBeGreaterThan(before);
      }
      await storage.delete('list/a/1');
      await storage.delete('list/a/2');
      expect(await keysOf(storage, 'list/')).toEqual(['list/ab', 'list/b']);
      expect(await keysOf(storage, '')).toContain('list/ab');
    });

    it('refuses keys that could leave the store or that no file system and URL take alike', async () => {
      const bad = [
        '',
        '/etc/passwd',
        '../out',
        'a/../b',
        'a//b',
        'a/',
        '.hidden',
        'a/.parts/x',
        'a b',
        'a\\b',
        'ä',
        'a\0b',
      ];
      for (const key of [...bad, 'a%2fb', 'a?b', 'x.part', 'x'.repeat(200), `${'y/'.repeat(300)}z`]) {
        await expect(storage.write(key, bytesOf(Buffer.from('x'))), key).rejects.toMatchObject({
          code: 'invalid_storage_key',
        });
        await expect(storage.read(key), key).rejects.toMatchObject({ code: 'invalid_storage_key' });
        await expect(storage.delete(key), key).rejects.toMatchObject({ code: 'invalid_storage_key' });
      }
      await expect(storage.move('a/whole.bin', '../b')).rejects.toMatchObject({ code: 'invalid_storage_key' });
      await expect(keysOf(storage, '../')).rejects.toMatchObject({ code: 'invalid_storage_key' });
    });

    it('passes its own check and leaves no trace of it', async () => {
      const before = await keysOf(storage, '');
      await storage.check();
      expect(await storage.sweep(3_600_000)).toBe(0);
      expect(await keysOf(storage, '')).toEqual(before);
    });
  });
}
