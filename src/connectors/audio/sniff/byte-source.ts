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
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}
