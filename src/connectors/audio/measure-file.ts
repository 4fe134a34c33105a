import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type MonoMix, type VoiceMeasurements, VoiceMeter } from '../../domain/audio/voice-meter.ts';

const pieceBytes = 512 * 1024;

async function eachPiece(path: string, from: number, use: (bytes: Uint8Array<ArrayBuffer>) => void): Promise<number> {
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

/** Measures the 16 kHz float voice of the first run, half a mebibyte at a time. */
export async function measureVoice(
  path: string,
  options: { rateHz: number; channels: 1 | 2; mix: MonoMix },
): Promise<VoiceMeasurements> {
  const meter = new VoiceMeter({ ...options, fullScale: 1 });
  const frame = options.channels * 4;
  await eachPiece(path, 0, (bytes) =>
    meter.push(new Float32Array(bytes.buffer, bytes.byteOffset, (bytes.length - (bytes.length % frame)) / 4)),
  );
  return meter.result();
}

/** Measures a rendition we wrote ourselves: 16-bit mono WAV with a 44-byte head. */
export async function measureRendition(path: string, rateHz: number): Promise<VoiceMeasurements> {
  const meter = new VoiceMeter({ rateHz, channels: 1, mix: 'only', fullScale: 32_768 });
  await eachPiece(path, 44, (bytes) =>
    meter.push(new Int16Array(bytes.buffer, bytes.byteOffset, (bytes.length - (bytes.length % 2)) / 2)),
  );
  return meter.result();
}

export async function hashFile(path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  const size = await eachPiece(path, 0, (bytes) => hash.update(bytes));
  return { size, sha256: hash.digest('hex') };
}
