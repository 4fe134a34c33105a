import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import type { ByteSource } from './byte-source.ts';
import { nextChunk } from './chunk-step.ts';
import { headlessWindow, plainPcm } from './plain-pcm.ts';
import { refusal, type SniffedAudio, type SniffResult, sniffedAudio } from './sniff-result.ts';
import { findSoundEnd } from './sound-end.ts';

/** Sizes of a recorder that did not come back to fill them in. */
const openSizes = new Set([0, 8, 0xffffffff, 0x7fffffff]);

/** AIFF and AIFF-C: frames and rate stand in the COMM chunk, the rate as an 80-bit float. */
export function sniffAiff(source: ByteSource): SniffResult {
  let offset = 12;
  let common: Buffer | null = null;
  let cutShort = false;
  let soundOffset = 0;
  let padIsMissing = false;
  for (let count = 0; count < 100_000 && offset + 8 <= source.size; count += 1) {
    const head = source.read(offset, 8);
    const size = head.readUInt32BE(4);
    const id = head.toString('latin1', 0, 4);
    if (id === 'COMM') common = source.read(offset + 8, 22);
    if (id === 'SSND') {
      cutShort = offset + 8 + size > source.size;
      soundOffset = offset + 16;
      // Nothing could follow a size that was never filled in.
      if (openSizes.has(size)) break;
    }
    const next = nextChunk(source, offset + 8 + size, size % 2 === 1);
    offset = next.offset;
    padIsMissing ||= next.padIsMissing;
  }
  if (!common || common.length < 18) return refusal('damaged', { reason: 'header' });
  const exponent = common.readUInt16BE(8) & 0x7fff;
  const rate = Number(common.readBigUInt64BE(10)) * 2 ** (exponent - 16383 - 63);
  const frames = common.readUInt32BE(2);
  const isCompressed = source.read(8, 4).toString('latin1') === 'AIFC';
  const packed = isCompressed ? common.toString('latin1', 18, 22) : 'NONE';
  const exact = ['NONE', 'sowt', 'twos', 'in24', 'in32', 'fl32', 'fl64', 'ulaw', 'alaw', 'FL32'].includes(packed);
  const bits = common.readUInt16BE(6);
  const channels = common.readUInt16BE(0);
  const open = openAiff(source, {
    soundOffset,
    cutShort,
    padIsMissing,
    packed,
    bits,
    channels,
    rate: Math.round(rate),
    frames,
  });
  return sniffedAudio({
    demuxer: 'aiff',
    container: 'AIFF',
    extensions: voiceFormats.aiff,
    sampleRateHz: Math.round(rate),
    channels,
    declaredSeconds: exact && rate > 0 ? frames / rate : null,
    cutShort,
    coarse: bits <= 8,
    floats: packed.toLowerCase().startsWith('fl'),
    ...open,
  });
}

interface AiffSound {
  soundOffset: number;
  cutShort: boolean;
  /** The decoder would not find the sound. */
  padIsMissing: boolean;
  packed: string;
  bits: number;
  channels: number;
  rate: number;
  frames: number;
}

const floatKinds: Record<string, number> = { fl32: 32, FL32: 32, fl64: 64, FL64: 64 };

/** The samples of an AIFF whose sound chunk was never given its size: counted where COMM does, else up to the chunks behind. */
function openAiff(source: ByteSource, sound: AiffSound): Partial<SniffedAudio> | null {
  const { soundOffset, packed, channels, rate, frames } = sound;
  if (soundOffset === 0) return null;
  const size = source.read(soundOffset - 12, 4).readUInt32BE(0);
  const { end } =
    openSizes.has(size) || sound.cutShort ? findSoundEnd(source, soundOffset, 'aiff') : { end: source.size };
  if (!openSizes.has(size) && end === source.size && !sound.padIsMissing) return null;
  const law = packed === 'ulaw' || packed === 'ULAW' ? 'mulaw' : packed === 'alaw' || packed === 'ALAW' ? 'alaw' : null;
  const kind = law ?? (floatKinds[packed] ? 'float' : 'integer');
  if (kind === 'integer' && !['NONE', 'sowt', 'twos', 'in24', 'in32'].includes(packed)) return null;
  const bits = floatKinds[packed] ?? Math.ceil(sound.bits / 8) * 8;
  const shape = { kind, bits, big: packed !== 'sowt', signedBytes: true, sampleRateHz: rate, channels } as const;
  const plain = plainPcm(shape);
  if (!plain) return null;
  const counted = frames > 0 && frames !== 0xffffffff ? soundOffset + (frames / rate) * plain.bytesPerSecond : end;
  const window = headlessWindow(plain, { start: soundOffset, end: Math.min(end, Math.round(counted)) });
  return { ...window, cutShort: false, repairs: sound.padIsMissing ? ['missing_pad_byte'] : [] };
}

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
  const isOpen = size === 0xffffffff || dataOffset + size > source.size;
  const { end } = isOpen ? findSoundEnd(source, dataOffset, 'riff') : { end: source.size };
  const hasTail = end < source.size;
  const known = !hasTail && size !== 0xffffffff && width !== undefined && rate > 0 && channels > 0;
  return sniffedAudio({
    demuxer: 'au',
    container: 'AU',
    extensions: voiceFormats.au,
    sampleRateHz: rate,
    channels,
    declaredSeconds: known ? size / (width * channels * rate) : null,
    cutShort: !hasTail && size !== 0xffffffff && dataOffset + size > source.size,
    coarse: width === 1,
    window: hasTail ? { start: 0, end } : null,
  });
}

/** Apple's Core Audio Format: the description always comes first. */
export function sniffCaf(source: ByteSource): SniffResult {
  const head = source.read(0, 52);
  if (head.length < 52 || head.toString('latin1', 8, 12) !== 'desc') return refusal('damaged', { reason: 'header' });
  const rate = head.readDoubleBE(20);
  const packetBytes = head.readUInt32BE(36);
  const packetFrames = head.readUInt32BE(40);
  let offset = 8;
  let declaredSeconds: number | null = null;
  let cutShort = false;
  for (let count = 0; count < 10_000 && offset + 12 <= source.size; count += 1) {
    const chunk = source.read(offset, 12);
    const size = Number(chunk.readBigInt64BE(4));
    if (size < 0) break;
    if (chunk.toString('latin1', 0, 4) === 'data') {
      cutShort = offset + 12 + size > source.size;
      if (packetBytes > 0 && packetFrames > 0 && rate > 0)
        declaredSeconds = ((size - 4) / packetBytes) * (packetFrames / rate);
    }
    offset += 12 + size;
  }
  return sniffedAudio({
    demuxer: 'caf',
    container: 'CAF',
    extensions: voiceFormats.caf,
    sampleRateHz: Number.isFinite(rate) ? Math.round(rate) : null,
    channels: head.readUInt32BE(44),
    declaredSeconds,
    cutShort,
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
  const open = dataOffset > 0 && (dataSize === null || cutShort) ? openW64(source, { format, dataOffset }) : null;
  return sniffedAudio({
    demuxer: 'w64',
    container: 'W64',
    extensions: voiceFormats.w64,
    sampleRateHz: format.readUInt32LE(4),
    channels: format.readUInt16LE(2),
    declaredSeconds: format.readUInt16LE(0) === 1 && dataSize !== null && byteRate > 0 ? dataSize / byteRate : null,
    cutShort,
    ...open,
  });
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
  return plain ? { ...headlessWindow(plain, { start: dataOffset, end }), cutShort: false } : null;
}
