import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import type { ByteSource } from './byte-source.ts';
import { headlessWindow, plainPcm } from './plain-pcm.ts';
import { refusal, type SniffedAudio, type SniffResult, sniffedAudio } from './sniff-result.ts';
import { findSoundEnd } from './sound-end.ts';

const auBytes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4, 7: 8, 27: 1 };

/** Sun/NeXT audio. A size of 2^32-1 means that the recorder did not know. */
export function sniffAu(source: ByteSource): SniffResult {
  const head = source.read(0, 24);
  if (head.length < 24) return refusal('damaged', { reason: 'header' });
  const dataOffset = head.readUInt32BE(4);
  const size = head.readUInt32BE(8);
  const rate = head.readUInt32BE(16);
  const channels = head.readUInt32BE(20);
  const width = auBytes[head.readUInt32BE(12)];
  const isOpen = size === 0xffffffff || size === 0 || dataOffset + size > source.size;
  const announced = dataOffset + size;
  // A size that is too small hides no sound, but another recording, or what is known to be none, ends it.
  const isJoined = !isOpen && source.read(announced, 4).toString('latin1') === '.snd';
  const end = isJoined ? announced : findSoundEnd(source, isOpen ? dataOffset : announced, 'riff').end;
  const hasTail = end < source.size;
  const known = !(hasTail && isOpen) && size !== 0xffffffff && width !== undefined && rate > 0 && channels > 0;
  return sniffedAudio({
    demuxer: 'au',
    container: 'AU',
    extensions: voiceFormats.au,
    sampleRateHz: rate,
    channels,
    declaredSeconds: known ? size / (width * channels * rate) : null,
    // A size that counts the head as well is not a loss.
    cutShort: !hasTail && size !== 0xffffffff && size > source.size,
    coarse: width === 1,
    window: hasTail ? { start: 0, end } : null,
    soundEnd: isJoined ? end : null,
  });
}

/** FLAC: STREAMINFO is fixed in place and says rate, channels and the total of samples (0 when unknown). */
export function sniffFlac(source: ByteSource): SniffResult {
  const head = source.read(0, 42);
  if (head.length < 42 || ((head[4] as number) & 0x7f) !== 0) return refusal('damaged', { reason: 'header' });
  const packed = head.readBigUInt64BE(18);
  const rate = Number(packed >> 44n);
  const samples = Number(packed & 0xfffffffffn);
  return sniffedAudio({
    demuxer: 'flac',
    container: 'FLAC',
    extensions: voiceFormats.flac,
    sampleRateHz: rate,
    channels: Number((packed >> 41n) & 7n) + 1,
    declaredSeconds: samples > 0 && rate > 0 ? samples / rate : null,
  });
}

/** Sony Wave64: chunks with 16-byte names and 64-bit sizes that count their own heads. */
export function sniffW64(source: ByteSource): SniffResult {
  let offset = 40;
  let format: Buffer | null = null;
  let dataOffset = 0;
  let dataSize: number | null = null;
  let cutShort = false;
  for (let count = 0; count < 10_000 && offset + 24 <= source.size; count += 1) {
    const head = source.read(offset, 24);
    const size = Number(head.readBigUInt64LE(16));
    const id = head.toString('latin1', 0, 4);
    if (id === 'fmt ') format = source.read(offset + 24, 16);
    if (id === 'data') dataOffset = offset + 24;
    if (id === 'data' && size > 24) {
      dataSize = size - 24;
      cutShort = offset + size > source.size;
    }
    if (size < 24) break;
    offset += Math.ceil(size / 8) * 8;
  }
  if (!format || format.length < 16) return refusal('damaged', { reason: 'header' });
  const byteRate = format.readUInt32LE(8);
  const head = source.read(0, 24);
  const hasNoSize = head.readBigUInt64LE(16) < BigInt(dataOffset);
  const open = dataOffset > 0 && (dataSize === null || cutShort) ? openW64(source, { format, dataOffset }) : null;
  return sniffedAudio({
    demuxer: 'w64',
    container: 'W64',
    extensions: voiceFormats.w64,
    sampleRateHz: format.readUInt32LE(4),
    channels: format.readUInt16LE(2),
    declaredSeconds: format.readUInt16LE(0) === 1 && dataSize !== null && byteRate > 0 ? dataSize / byteRate : null,
    cutShort,
    soundEnd: dataSize === null ? null : dataOffset + dataSize,
    ...(hasNoSize ? withSize(source, head) : {}),
    ...open,
  });
}

/** The same file with the size in its head that its recorder did not come back to fill in: a decoder asks for one. */
function withSize(source: ByteSource, head: Buffer): Partial<SniffedAudio> {
  const sized = Buffer.from(head);
  sized.writeBigUInt64LE(BigInt(source.size), 16);
  return { rebuilt: { head: sized, parts: [{ start: sized.length, end: source.size }] }, repairs: ['header_fields'] };
}

/** A Wave64 whose data chunk was never given its size. */
function openW64(source: ByteSource, sound: { format: Buffer; dataOffset: number }): Partial<SniffedAudio> | null {
  const { format, dataOffset } = sound;
  const size = source.read(dataOffset - 8, 8).readBigUInt64LE(0);
  const { end } = findSoundEnd(source, dataOffset, 'w64');
  const isUnknown = size <= 24n || size > 2n ** 48n;
  if (!isUnknown && end === source.size) return null;
  const kind = ({ 1: 'integer', 3: 'float', 6: 'alaw', 7: 'mulaw' } as const)[format.readUInt16LE(0)];
  const shape = {
    bits: format.readUInt16LE(14),
    sampleRateHz: format.readUInt32LE(4),
    channels: format.readUInt16LE(2),
  };
  const plain = kind ? plainPcm({ kind, big: false, ...shape }) : null;
  return plain ? { ...headlessWindow(plain, { start: dataOffset, end }), cutShort: false, rebuilt: null } : null;
}
