import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { storageFull } from '../../shared/disk-room.ts';
import { clipRange } from './byte-range.ts';
import { type MeteredReadOptions, readMetered } from './metered-read.ts';
import { owningSource } from './owned-source.ts';
import type { Storage, StoredObject } from './storage.port.ts';
import { objectMissing } from './storage-errors.ts';
import { assertStorageKey, assertStoragePrefix } from './storage-key.ts';

export interface MemoryStorageOptions {
  /** With more bytes than this over all objects, writes fail with `storage_full`. */
  capacityBytes?: number;
  clock?: Clock;
}

interface HeldObject {
  bytes: Buffer;
  modifiedAt: Date;
}

interface Shelf {
  clock: Clock;
  capacity: number;
  objects: Map<string, HeldObject>;
}

function freeBytes({ objects, capacity }: Shelf, except: string): number {
  let used = 0;
  for (const [key, { bytes }] of objects) used += key === except ? 0 : bytes.length;
  return capacity - used;
}

async function write(
  shelf: Shelf,
  key: string,
  { content, options }: { content: Readable; options?: MeteredReadOptions },
): Promise<StoredObject> {
  assertStorageKey(key);
  const chunks: Buffer[] = [];
  let free = freeBytes(shelf, key);
  function take(chunk: Buffer): void {
    free -= chunk.length;
    if (free < 0) throw storageFull();
    chunks.push(chunk);
  }
  const stored = await readMetered(content, take, options);
  shelf.objects.set(key, { bytes: Buffer.concat(chunks), modifiedAt: shelf.clock.now() });
  return stored;
}

/** The twin for unit tests: the same guarantees, nothing outlives the process. */
export function createMemoryStorage(options: MemoryStorageOptions = {}): Storage {
  const objects = new Map<string, HeldObject>();
  const capacity = options.capacityBytes ?? Number.POSITIVE_INFINITY;
  const shelf: Shelf = { clock: options.clock ?? systemClock, capacity, objects };

  function held(key: string): HeldObject {
    assertStorageKey(key);
    const found = objects.get(key);
    if (!found) throw objectMissing(key);
    return found;
  }

  return {
    name: 'memory',
    write: (key, content, options) => owningSource(content, () => write(shelf, key, { content, options })),
    async writeFile(key, path) {
      assertStorageKey(key);
      return write(shelf, key, { content: createReadStream(path) });
    },
    async read(key, range) {
      const { bytes } = held(key);
      if (!range) return Readable.from([bytes]);
      const { start, end } = clipRange(range, bytes.length);
      return Readable.from([bytes.subarray(start, end + 1)]);
    },
    async size(key) {
      assertStorageKey(key);
      return objects.get(key)?.bytes.length ?? null;
    },
    async copyToFile(key, path) {
      await writeFile(path, held(key).bytes, { mode: 0o600 });
    },
    async move(from, to) {
      const object = held(from);
      assertStorageKey(to);
      objects.delete(from);
      objects.set(to, object);
    },
    async delete(key) {
      assertStorageKey(key);
      objects.delete(key);
    },
    async *list(prefix) {
      assertStoragePrefix(prefix);
      for (const [key, { bytes, modifiedAt }] of [...objects]) {
        if (key.startsWith(prefix)) yield { key, size: bytes.length, modifiedAt };
      }
    },
    sweep: async () => 0,
    async check() {
      if (freeBytes(shelf, '') <= 0) throw storageFull();
    },
  };
}
