import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { assertRoom, translateDiskError } from '../../shared/disk-room.ts';
import { flushFolder, makeDurableFolder } from '../../shared/durable-folder.ts';
import { systemErrorCode } from '../../shared/system-error.ts';
import { clipRange } from './byte-range.ts';
import { publishFile, spoolToFile } from './durable-file.ts';
import { type MeteredReadOptions, readMetered } from './metered-read.ts';
import { owningSource } from './owned-source.ts';
import type { ByteRange, Storage, StoredObject } from './storage.port.ts';
import { objectMissing } from './storage-errors.ts';
import { assertStorageKey, assertStoragePrefix, isStorageKey } from './storage-key.ts';
import { sweepParts } from './sweep-parts.ts';

export interface DiskStorageOptions {
  /** Absolute; made (0700) when absent. Everything in it belongs to the store. */
  folder: string;
  /** New objects are refused with `storage_full` while less than this is free. */
  minFreeBytes?: number;
  clock?: Clock;
}

interface Disk {
  folder: string;
  /** Unfinished writes: one folder beside the objects, so that a sweep need not walk the store. */
  parts: string;
  minFreeBytes: number | undefined;
  clock: Clock;
}

/** Objects as files under one folder, with the key as their path (docs/storage.md). */
export function createDiskStorage(options: DiskStorageOptions): Storage {
  const disk: Disk = {
    folder: options.folder,
    parts: join(options.folder, '.parts'),
    minFreeBytes: options.minFreeBytes,
    clock: options.clock ?? systemClock,
  };
  return {
    name: 'disk',
    write: (key, content, writeOptions) =>
      owningSource(content, () => write(disk, { key, content, options: writeOptions ?? {} })),
    writeFile: (key, path) => writeFile(disk, key, path),
    read: (key, range) => read(disk, key, range),
    size: (key) => size(disk, key),
    copyToFile: (key, path) => copyToFile(disk, key, path),
    move: (from, to) => move(disk, from, to),
    delete: (key) => remove(disk, key),
    list: (prefix) => list(disk, prefix),
    sweep: (olderThanMs) => sweepParts(disk.parts, disk.clock.now().getTime() - olderThanMs),
    check: () => check(disk),
  };
}

function pathOf(disk: Disk, key: string): string {
  assertStorageKey(key);
  return join(disk.folder, key);
}

function missing(key: string): (error: unknown) => never {
  return (error) => {
    const code = systemErrorCode(error);
    throw code === 'ENOENT' || code === 'ENOTDIR' ? objectMissing(key) : translateDiskError(error);
  };
}

async function write(
  disk: Disk,
  { key, content, options }: { key: string; content: Readable; options: MeteredReadOptions },
): Promise<StoredObject> {
  const path = pathOf(disk, key);
  await makeDurableFolder(disk.parts);
  await assertRoom(disk.folder, disk.minFreeBytes);
  const part = join(disk.parts, `${randomUUID()}.part`);
  const stored = await spoolToFile(part, content, options);
  try {
    await publishFile(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return stored;
}

/** Gives the file's bytes a second name, which needs no space, so a nearly full disk does not refuse it. */
async function writeFile(disk: Disk, key: string, source: string): Promise<StoredObject> {
  const path = pathOf(disk, key);
  await makeDurableFolder(disk.parts);
  const part = join(disk.parts, `${randomUUID()}.part`);
  try {
    await link(source, part).catch(async (error: unknown) => {
      if (systemErrorCode(error) === 'ENOENT') throw error;
      // Another file system, or one without hard links: copy instead.
      await assertRoom(disk.folder, disk.minFreeBytes);
      await copyFile(source, part, constants.COPYFILE_FICLONE);
    });
    const stored = await settle(disk, part);
    await publishFile(part, path);
    return stored;
  } catch (error) {
    await rm(part, { force: true });
    throw translateDiskError(error);
  }
}

/** Makes a file private, sets its date to now, flushes it, and returns its length and hash. */
async function settle(disk: Disk, path: string): Promise<StoredObject> {
  const handle = await open(path, 'r+');
  try {
    const now = disk.clock.now();
    await handle.chmod(0o600);
    await handle.utimes(now, now);
    const stored = await readMetered(handle.createReadStream({ autoClose: false }), () => undefined);
    await handle.sync();
    return stored;
  } finally {
    await handle.close();
  }
}

async function read(disk: Disk, key: string, range?: ByteRange): Promise<Readable> {
  const handle = await open(pathOf(disk, key), 'r').catch(missing(key));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw objectMissing(key);
    return handle.createReadStream(range ? clipRange(range, found.size) : {});
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function size(disk: Disk, key: string): Promise<number | null> {
  try {
    const found = await stat(pathOf(disk, key));
    return found.isFile() ? found.size : null;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function copyToFile(disk: Disk, key: string, path: string): Promise<void> {
  const from = pathOf(disk, key);
  await rm(path, { force: true });
  try {
    await link(from, path);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') missing(key)(error);
    // Another file system, or one without hard links: copy instead.
    await copyFile(from, path, constants.COPYFILE_FICLONE).catch(missing(key));
  }
}

async function move(disk: Disk, from: string, to: string): Promise<void> {
  const source = pathOf(disk, from);
  const target = pathOf(disk, to);
  if ((await size(disk, from)) === null) throw objectMissing(from);
  if (source === target) return;
  await publishFile(source, target);
  await flushFolder(dirname(source)).catch(() => undefined);
  await removeEmptyFolders(disk, dirname(source));
}

async function remove(disk: Disk, key: string): Promise<void> {
  const path = pathOf(disk, key);
  try {
    await unlink(path);
    await flushFolder(dirname(path));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
  }
  await removeEmptyFolders(disk, dirname(path));
}

async function removeEmptyFolders(disk: Disk, from: string): Promise<void> {
  for (let folder = from; folder.length > disk.folder.length; folder = dirname(folder)) {
    const removed = await rmdir(folder).then(
      () => true,
      (error: unknown) => systemErrorCode(error) === 'ENOENT',
    );
    if (!removed) return;
  }
}

async function* list(disk: Disk, prefix: string): ReturnType<Storage['list']> {
  assertStoragePrefix(prefix);
  const start = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  for await (const key of walk(disk, start)) {
    if (!key.startsWith(prefix) || !isStorageKey(key)) continue;
    const found = await stat(join(disk.folder, key)).catch(() => null);
    if (found) yield { key, size: found.size, modifiedAt: found.mtime };
  }
}

/** Keys under a folder (ending in `/`, or empty); entries that disappear meanwhile are skipped. */
async function* walk(disk: Disk, folder: string): AsyncIterable<string> {
  const entries = await readdir(join(disk.folder, folder), { withFileTypes: true }).catch((error: unknown) => {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  });
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* walk(disk, `${folder}${entry.name}/`);
    else if (entry.isFile()) yield `${folder}${entry.name}`;
  }
}

async function check(disk: Disk): Promise<void> {
  await mkdir(disk.parts, { recursive: true, mode: 0o700 });
  await assertRoom(disk.folder, disk.minFreeBytes);
  const probe = join(disk.parts, `${randomUUID()}.part`);
  await spoolToFile(probe, Readable.from([Buffer.from('probe')]), {});
  await unlink(probe);
}
