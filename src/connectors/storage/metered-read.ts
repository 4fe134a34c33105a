import { createHash } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { addAbortSignal, type Readable } from 'node:stream';
import type { StoredObject } from './storage.port.ts';
import { tooLarge } from './storage-errors.ts';

export interface MeteredReadOptions {
  maxBytes?: number;
  signal?: AbortSignal;
}

/**
 * Reads a stream to its end, passes every chunk to `take`, counts and hashes.
 * When it stops early the source is destroyed, except an HTTP request: that stays open, so that the edge can still answer
 * 413 or 507 on its connection.
 * @throws AppError `too_large` (413); whatever the source or `take` throws; an `AbortError` on the signal.
 */
export async function readMetered(
  content: Readable,
  take: (chunk: Buffer) => Promise<void> | void,
  options: MeteredReadOptions = {},
): Promise<StoredObject> {
  options.signal?.throwIfAborted();
  const maxBytes = options.maxBytes ?? Number.POSITIVE_INFINITY;
  const hash = createHash('sha256');
  let size = 0;
  const source = options.signal ? addAbortSignal(options.signal, content) : content;
  const destroyOnReturn = !(content instanceof IncomingMessage);
  for await (const piece of source.iterator({ destroyOnReturn })) {
    const chunk = Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    hash.update(chunk);
    await take(chunk);
  }
  return { sha256: hash.digest('hex'), size };
}
