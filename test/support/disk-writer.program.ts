import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createDiskStorage } from '../../src/connectors/storage/disk-storage.ts';

/** Writes endlessly until it is killed, or fills a small disk and tells what happened. Arguments: folder, `endless` or `full`. */
const [folder = '', mode] = process.argv.slice(2);
const storage = createDiskStorage({ folder, minFreeBytes: 0 });

async function* endless(): AsyncGenerator<Buffer> {
  for (let count = 0; ; count += 1) {
    yield randomBytes(64 * 1024);
    if (count === 20) process.stdout.write('writing\n');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function* megabytes(count: number): AsyncGenerator<Buffer> {
  for (let made = 0; made < count * 16; made += 1) yield randomBytes(64 * 1024);
}

async function fill(): Promise<void> {
  const first = await storage.write('key', Readable.from(megabytes(4))).then(
    () => null,
    (error) => [error.code, error.status],
  );
  const keys: string[] = [];
  for await (const { key } of storage.list('')) keys.push(key);
  const parts = await readdir(join(folder, '.parts'));
  const afterwards = (await storage.write('key', Readable.from([randomBytes(100_000)]))).size;
  console.log(JSON.stringify({ first, keys, parts, afterwards }));
}

if (mode === 'endless') await storage.write('key', Readable.from(endless()));
else await fill();
