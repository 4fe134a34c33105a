import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { makeDurableFolder } from '../../shared/durable-folder.ts';
import { spoolToFile } from './durable-file.ts';
import { type MeteredReadOptions, readMetered } from './metered-read.ts';
import { owningSource } from './owned-source.ts';
import { type S3ClientOptions, type S3Request, sendToS3 } from './s3-client.ts';
import { parseListPage, textOfElement } from './s3-list.ts';
import type { ByteRange, Storage, StoredObject } from './storage.port.ts';
import { objectMissing, rangeNotSatisfiable, storageUnavailable } from './storage-errors.ts';
import { assertStorageKey, assertStoragePrefix, isStorageKey } from './storage-key.ts';
import { sweepParts } from './sweep-parts.ts';

export interface S3StorageOptions extends S3ClientOptions {
  /** Prefix of every key, for example `lineshift/`; for a shared bucket. */
  prefix?: string;
  /** Local folder where an object waits while it is hashed: S3 wants its length and SHA-256 before the first byte. */
  spoolFolder: string;
  clock?: Clock;
}

interface Bucket {
  prefix: string;
  spoolFolder: string;
  send: (request: S3Request) => Promise<IncomingMessage>;
}

/** Objects in a bucket of Amazon S3 or a compatible server (docs/storage.md). */
export function createS3Storage(options: S3StorageOptions): Storage {
  const bucket: Bucket = {
    prefix: options.prefix ?? '',
    spoolFolder: options.spoolFolder,
    send: (request) => sendToS3(options, request),
  };
  const clock = options.clock ?? systemClock;
  return {
    name: 's3',
    write: (key, content, writeOptions) =>
      owningSource(content, () => write(bucket, { key, content, options: writeOptions ?? {} })),
    writeFile: (key, path) => writeFile(bucket, key, path),
    read: (key, range) => read(bucket, key, range),
    size: (key) => size(bucket, key),
    copyToFile: (key, path) => copyToFile(bucket, key, path),
    move: (from, to) => move(bucket, { from, to, bucketName: options.bucket }),
    delete: (key) => remove(bucket, key),
    list: (prefix) => list(bucket, prefix),
    sweep: (olderThanMs) => sweepParts(options.spoolFolder, clock.now().getTime() - olderThanMs),
    check: () => check(bucket),
  };
}

function nameOf(bucket: Bucket, key: string): string {
  assertStorageKey(key);
  return `${bucket.prefix}${key}`;
}

async function write(
  bucket: Bucket,
  { key, content, options }: { key: string; content: Readable; options: MeteredReadOptions },
): Promise<StoredObject> {
  const name = nameOf(bucket, key);
  await makeDurableFolder(bucket.spoolFolder);
  const spool = join(bucket.spoolFolder, `${randomUUID()}.part`);
  try {
    const stored = await spoolToFile(spool, content, options);
    await put(bucket, { name, path: spool, stored, signal: options.signal });
    return stored;
  } finally {
    await rm(spool, { force: true });
  }
}

async function writeFile(bucket: Bucket, key: string, path: string): Promise<StoredObject> {
  const name = nameOf(bucket, key);
  const handle = await open(path, 'r');
  try {
    const stored = await readMetered(handle.createReadStream({ autoClose: false }), () => undefined);
    await put(bucket, { name, path, stored });
    return stored;
  } finally {
    await handle.close();
  }
}

async function put(
  bucket: Bucket,
  { name, path, stored, signal }: { name: string; path: string; stored: StoredObject; signal?: AbortSignal },
): Promise<void> {
  const answer = await bucket.send({
    method: 'PUT',
    key: name,
    headers: { 'content-length': String(stored.size), 'x-amz-content-sha256': stored.sha256 },
    body: () => createReadStream(path),
    expected: [200],
    signal,
  });
  answer.resume();
}

async function read(bucket: Bucket, key: string, range?: ByteRange): Promise<Readable> {
  const answer = await bucket.send({
    method: 'GET',
    key: nameOf(bucket, key),
    headers: range ? { range: `bytes=${range.start}-${range.end}` } : {},
    expected: range ? [206, 404, 416] : [200, 404],
  });
  if (answer.statusCode === 404) {
    answer.resume();
    throw objectMissing(key);
  }
  if (answer.statusCode === 416) {
    answer.resume();
    throw rangeNotSatisfiable((await size(bucket, key)) ?? 0);
  }
  return answer;
}

async function size(bucket: Bucket, key: string): Promise<number | null> {
  const answer = await bucket.send({ method: 'HEAD', key: nameOf(bucket, key), expected: [200, 404] });
  answer.resume();
  return answer.statusCode === 404 ? null : Number(answer.headers['content-length']);
}

async function copyToFile(bucket: Bucket, key: string, path: string): Promise<void> {
  const content = await read(bucket, key);
  await rm(path, { force: true });
  await spoolToFile(path, content, {});
}

async function move(
  bucket: Bucket,
  { from, to, bucketName }: { from: string; to: string; bucketName: string },
): Promise<void> {
  const source = nameOf(bucket, from);
  const target = nameOf(bucket, to);
  const answer = await bucket.send({
    method: 'PUT',
    key: target,
    headers: { 'x-amz-copy-source': `/${bucketName}/${source}`, 'x-amz-metadata-directive': 'REPLACE' },
    expected: [200, 404],
  });
  const body = await text(answer);
  if (answer.statusCode === 404) throw objectMissing(from);
  // A copy that fails half-way is reported inside a 200 answer.
  if (body.includes('<Error>')) throw storageUnavailable(new Error(`copy failed: ${textOfElement(body, 'Code')}`));
  if (source !== target) await remove(bucket, from);
}

async function remove(bucket: Bucket, key: string): Promise<void> {
  const answer = await bucket.send({ method: 'DELETE', key: nameOf(bucket, key), expected: [200, 204, 404] });
  answer.resume();
}

async function* list(bucket: Bucket, prefix: string): ReturnType<Storage['list']> {
  assertStoragePrefix(prefix);
  let token: string | null = null;
  do {
    const answer: IncomingMessage = await bucket.send({
      method: 'GET',
      key: '',
      query: {
        'list-type': '2',
        prefix: `${bucket.prefix}${prefix}`,
        ...(token === null ? {} : { 'continuation-token': token }),
      },
      expected: [200],
    });
    const page = parseListPage(await text(answer));
    for (const object of page.objects) {
      const key = object.key.slice(bucket.prefix.length);
      if (isStorageKey(key)) yield { ...object, key };
    }
    token = page.next;
  } while (token !== null);
}

async function check(bucket: Bucket): Promise<void> {
  const probe = `probe-${randomUUID()}`;
  await write(bucket, { key: probe, content: Readable.from([Buffer.from('probe')]), options: {} });
  await remove(bucket, probe);
}
