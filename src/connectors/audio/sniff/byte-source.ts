import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Random access to a file with bounded reads. Synchronous: it is only used inside the sniffing thread. */
export interface ByteSource {
  readonly size: number;
  /** At most `length` bytes from `offset`; shorter at the end of the file. */
  read(offset: number, length: number): Buffer;
}

export function withByteSource<T>(path: string, use: (source: ByteSource) => T): T {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    return use({
      size,
      read(offset, length) {
        if (offset < 0 || offset >= size || length <= 0) return Buffer.alloc(0);
        const target = Buffer.alloc(Math.min(length, size - offset));
        const count = readSync(descriptor, target, 0, target.length, offset);
        return target.subarray(0, count);
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

export function bufferSource(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(Math.max(0, offset), offset + length) };
}

/** The part of a source between two offsets, as if it were a file of its own. */
export function sliceSource(source: ByteSource, start: number, end: number): ByteSource {
  const size = Math.max(0, end - start);
  return {
    size,
    read(offset, length) {
      if (offset < 0 || offset >= size) return Buffer.alloc(0);
      return source.read(start + offset, Math.min(length, size - offset));
    },
  };
}

const windowBytes = 65_536;

/** The same source with small reads served from memory: for readers that walk a file in steps of a few bytes. */
export function bufferedSource(source: ByteSource): ByteSource {
  let from = 0;
  let window: Buffer = Buffer.alloc(0);
  return {
    size: source.size,
    read(offset, length) {
      if (length > windowBytes / 2) return source.read(offset, length);
      if (offset < from || offset + length > from + window.length) {
        from = offset;
        window = source.read(offset, windowBytes);
      }
      return window.subarray(offset - from, offset - from + length);
    },
  };
}
