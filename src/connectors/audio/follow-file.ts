import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Small, so that other work has its turn after a few milliseconds. */
const pieceBytes = 64 * 1024;
const lookEveryMs = 10;

export interface FileWriter {
  hasEnded: boolean;
}

/** Tells when the work that writes a file has ended, well or not. */
export function writerOf(work: Promise<unknown>): FileWriter {
  const writer = { hasEnded: false };
  const end = () => {
    writer.hasEnded = true;
  };
  work.then(end, end);
  return writer;
}

/**
 * Reads a file piece by piece while it grows, in whole samples of two bytes, and to its end once its writer has ended. What
 * the writer changes in bytes that were read is not seen.
 * @throws Error when there is no file in the end.
 */
export async function followFile(
  path: string,
  writer: FileWriter,
  use: (bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<void> {
  const file = await openInTime(path, writer);
  try {
    const piece = new Uint8Array(new ArrayBuffer(pieceBytes));
    for (let position = 0; ; ) {
      const isWhole = writer.hasEnded;
      const { bytesRead } = await file.read(piece, 0, pieceBytes, position);
      const taken = isWhole ? bytesRead : bytesRead - (bytesRead % 2);
      if (taken > 0) use(piece.subarray(0, taken));
      else if (isWhole) return;
      else await setTimeout(lookEveryMs);
      position += taken;
    }
  } finally {
    await file.close();
  }
}

async function openInTime(path: string, writer: FileWriter): Promise<FileHandle> {
  for (;;) {
    const isLast = writer.hasEnded;
    try {
      return await open(path, 'r');
    } catch (error) {
      if (isLast || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await setTimeout(lookEveryMs);
    }
  }
}
