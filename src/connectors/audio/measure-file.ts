import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type MonoMix, type VoiceMeasurements, VoiceMeter } from '../../domain/audio/voice-meter.ts';

const pieceBytes = 512 * 1024;

/** Size of the header of WAV files written for us. */
export const wavHeadBytes = 44;

/** Reads a file half a mebibyte at a time. @returns the offset of its end. */
export async function eachPiece(
  path: string,
  from: number,
  use: (bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<number> {
  const file: FileHandle = await open(path, 'r');
  try {
    const piece = new Uint8Array(new ArrayBuffer(pieceBytes));
    let position = from;
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, pieceBytes, position);
      if (bytesRead === 0) return position;
      use(piece.subarray(0, bytesRead));
      position += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Measures the 16 kHz float voice of the first run. `peak` is over all channels, and NaN where a sample is. */
export async function measureVoice(
  path: string,
  options: { rateHz: number; channels: 1 | 2; mix: MonoMix },
): Promise<{ voice: VoiceMeasurements; peak: number }> {
  const meter = new VoiceMeter({ ...options, fullScale: 1 });
  const frame = options.channels * 4;
  let peak = 0;
  await eachPiece(path, 0, (bytes) => {
    const samples = new Float32Array(bytes.buffer, bytes.byteOffset, (bytes.length - (bytes.length % frame)) / 4);
    let sum = 0;
    for (let index = 0; index < samples.length; index += 1) {
      const size = Math.abs(samples[index] as number);
      if (size > peak) peak = size;
      sum += size;
    }
    // One that is not a number spoils the sum; nothing is greater than such a peak, so it stays.
    if (Number.isNaN(sum)) peak = Number.NaN;
    meter.push(samples);
  });
  return { voice: meter.result(), peak };
}

/** Measures a rendition we wrote ourselves: 16-bit mono WAV with a 44-byte head. */
export async function measureRendition(path: string, rateHz: number): Promise<VoiceMeasurements> {
  const meter = new VoiceMeter({ rateHz, channels: 1, mix: 'only', fullScale: 32_768 });
  await eachPiece(path, wavHeadBytes, (bytes) =>
    meter.push(new Int16Array(bytes.buffer, bytes.byteOffset, (bytes.length - (bytes.length % 2)) / 2)),
  );
  return meter.result();
}

export interface FileSum {
  size: number;
  sha256: string;
  /** SHA-256 of all behind the head: a WAV file's writer fills in the head's lengths last. */
  bodySha256: string;
}

/** Sums up a file that is given to it piece by piece. */
export class SumOfFile {
  readonly #whole = createHash('sha256');
  readonly #body = createHash('sha256');
  readonly #headBytes: number;
  #size = 0;

  constructor(headBytes: number) {
    this.#headBytes = headBytes;
  }

  add(bytes: Uint8Array): void {
    this.#whole.update(bytes);
    this.#body.update(bytes.subarray(Math.min(bytes.length, Math.max(0, this.#headBytes - this.#size))));
    this.#size += bytes.length;
  }

  result(): FileSum {
    return { size: this.#size, sha256: this.#whole.digest('hex'), bodySha256: this.#body.digest('hex') };
  }
}

export async function sumFile(path: string, headBytes: number): Promise<FileSum> {
  const sum = new SumOfFile(headBytes);
  await eachPiece(path, 0, (bytes) => sum.add(bytes));
  return sum.result();
}

interface Mended {
  head: Uint8Array;
  parts: readonly { start: number; end: number }[];
}

/** Writes a file of this head and these parts of another file: what a decoder is given instead of it. */
export async function writeMended(from: string, to: string, made: Mended): Promise<void> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    await copyParts(source, target, made).finally(() => target.close());
  } finally {
    await source.close();
  }
}

async function copyParts(source: FileHandle, target: FileHandle, { head, parts }: Mended): Promise<void> {
  // Unlike `write`, it writes all of it, also where a nearly full disk takes it in pieces.
  await target.writeFile(head);
  const piece = Buffer.alloc(pieceBytes);
  for (const { start, end } of parts) {
    for (let at = start; at < end; ) {
      const { bytesRead } = await source.read(piece, 0, Math.min(pieceBytes, end - at), at);
      if (bytesRead === 0) break;
      await target.writeFile(piece.subarray(0, bytesRead));
      at += bytesRead;
    }
  }
}
