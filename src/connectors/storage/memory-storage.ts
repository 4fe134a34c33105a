import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { clipRange } from './byte-range.ts';
import { readMetered } from './metered-read.ts';
import type { Storage } from './storage.port.ts';
import { objectMissing, storageFull } from './storage-errors.ts';
import { assertStorageKey, assertStoragePrefix } from './storage-key.ts';

export interface MemoryStorageOptions {
  /** More bytes than this over all objects is `storage_full`. */
  capacityBytes?: number;
  clock?: Clock;
}

interface HeldObject {
  bytes: Buffer;
  modifiedAt: Date;
}

/** The twin for unit tests: same promises, nothing outlives the process. */
export function createMemoryStorage(options: MemoryStorageOptions = {}): Storage {
  const clock = options.clock ?? systemClock;
  const capacity = options.capacityBytes ?? Number.POSITIVE_INFINITY;
  const objects = new Map<string, HeldObject>();

  function held(key: string): HeldObject {
    assertStorageKey(key);
    const found = objects.get(key);
    if (!found) throw objectMissing(key);
    return found;
  }

  function freeBytes(except: string): number {
    let used = 0;
    for (const [key, { bytes }] of objects) used += key === except ? 0 : bytes.length;
    return capacity - used;
  }

  return {
    name: 'memory',
    async write(key, content, writeOptions) {
      assertStorageKey(key);
      const chunks: Buffer[] = [];
      let free = freeBytes(key);
      function take(chunk: Buffer): void {
        free -= chunk.length;
        if (free < 0) throw storageFull();
        chunks.push(chunk);
      }
      const stored = await readMetered(content, take, writeOptions);
      objects.set(key, { bytes: Buffer.concat(chunks), modifiedAt: clock.now() });
      return stored;
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
      if (freeBytes('') <= 0) throw storageFull();
    },
  };
}
