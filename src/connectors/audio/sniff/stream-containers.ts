import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import type { ByteSource } from './byte-source.ts';
import { refusal, type SniffResult, sniffedAudio } from './sniff-result.ts';

/** Matroska and WebM: whether the one big element reaches beyond the file (a recorder may leave its size open). */
export function sniffMatroska(source: ByteSource): SniffResult {
  const head = source.read(0, 4096);
  const segment = head.indexOf(Buffer.from([0x18, 0x53, 0x80, 0x67]));
  let cutShort = false;
  if (segment > 0 && segment + 12 <= head.length) {
    const first = head[segment + 4] as number;
    const length = Math.clz32(first) - 23;
    let size = first & (0xff >> length);
    let isOpen = size === 0xff >> length;
    for (let index = 1; index < length; index += 1) {
      const byte = head[segment + 4 + index] as number;
      isOpen &&= byte === 0xff;
      size = size * 256 + byte;
    }
    cutShort = !isOpen && segment + 4 + length + size > source.size;
  }
  const isWebm = head.subarray(0, 64).includes('webm');
  return sniffedAudio({
    demuxer: 'matroska',
    container: isWebm ? 'WebM' : 'Matroska',
    extensions: voiceFormats.webm,
    cutShort,
    floats: true,
  });
}

const filePropertiesId = 'a1dcab8c47a9cf118ee400c00c205365';
const streamPropertiesId = '9107dcb7b7a9cf118ee600c00c205365';
const videoStreamId = 'c0ef19bc4d5bcf11a8fd00805f5c442b';

/** ASF (WMA): length and size stand in the file properties (ASF specification §3.2). */
export function sniffAsf(source: ByteSource): SniffResult {
  const head = source.read(0, 1_048_576);
  let declaredSeconds: number | null = null;
  let cutShort = false;
  let soundEnd: number | null = null;
  let offset = 30;
  for (let count = 0; count < 1_000 && offset + 24 <= head.length; count += 1) {
    const id = head.toString('hex', offset, offset + 16);
    const size = Number(head.readBigUInt64LE(offset + 16));
    if (id === streamPropertiesId && head.toString('hex', offset + 24, offset + 40) === videoStreamId)
      return refusal('has_video');
    if (id === filePropertiesId && offset + 92 <= head.length) {
      const isBroadcast = (head.readUInt32LE(offset + 88) & 1) === 1;
      const ticks = Number(head.readBigUInt64LE(offset + 64)) / 1e7 - Number(head.readBigUInt64LE(offset + 80)) / 1e3;
      declaredSeconds = isBroadcast || ticks <= 0 ? null : ticks;
      const size = Number(head.readBigUInt64LE(offset + 40));
      cutShort = !isBroadcast && size > source.size;
      soundEnd = isBroadcast || size === 0 ? null : size;
    }
    if (size < 24) break;
    offset += size;
  }
  return sniffedAudio({
    demuxer: 'asf',
    container: 'WMA',
    extensions: voiceFormats.wma,
    declaredSeconds,
    cutShort,
    soundEnd,
    floats: true,
  });
}
