import type { ByteSource } from './byte-source.ts';
import { refusal, type SniffResult, sniffedAudio } from './sniff-result.ts';

/** AIFF and AIFF-C: frames and rate stand in the COMM chunk, the rate as an 80-bit float. */
export function sniffAiff(source: ByteSource): SniffResult {
  let offset = 12;
  let common: Buffer | null = null;
  let cutShort = false;
  for (let count = 0; count < 100_000 && offset + 8 <= source.size; count += 1) {
    const head = source.read(offset, 8);
    const size = head.readUInt32BE(4);
    const id = head.toString('latin1', 0, 4);
    if (id === 'COMM') common = source.read(offset + 8, 22);
    if (id === 'SSND') cutShort = offset + 8 + size > source.size;
    offset += 8 + size + (size % 2);
  }
  if (!common || common.length < 18) return refusal('damaged', { reason: 'header' });
  const exponent = common.readUInt16BE(8) & 0x7fff;
  const rate = Number(common.readBigUInt64BE(10)) * 2 ** (exponent - 16383 - 63);
  const frames = common.readUInt32BE(2);
  const isCompressed = source.read(8, 4).toString('latin1') === 'AIFC';
  const packed = isCompressed ? common.toString('latin1', 18, 22) : 'NONE';
  const exact = ['NONE', 'sowt', 'twos', 'in24', 'in32', 'fl32', 'fl64', 'ulaw', 'alaw', 'FL32'].includes(packed);
  return sniffedAudio({
    demuxer: 'aiff',
    container: 'AIFF',
    extensions: ['aiff', 'aif', 'aifc'],
    sampleRateHz: Math.round(rate),
    channels: common.readUInt16BE(0),
    declaredSeconds: exact && rate > 0 ? frames / rate : null,
    cutShort,
    coarse: common.readUInt16BE(6) <= 8,
  });
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
  const known = size !== 0xffffffff && width !== undefined && rate > 0 && channels > 0;
  return sniffedAudio({
    demuxer: 'au',
    container: 'AU',
    extensions: ['au', 'snd'],
    sampleRateHz: rate,
    channels,
    declaredSeconds: known ? size / (width * channels * rate) : null,
    cutShort: size !== 0xffffffff && dataOffset + size > source.size,
    coarse: width === 1,
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
    extensions: ['caf'],
    sampleRateHz: Number.isFinite(rate) ? Math.round(rate) : null,
    channels: head.readUInt32BE(44),
    declaredSeconds,
    cutShort,
  });
}

/** FLAC: STREAMINFO is fixed in place and says rate, channels and the total of samples (0 when unknown). */
export function sniffFlac(source: ByteSource, offset: number): SniffResult {
  const head = source.read(offset, 42);
  if (head.length < 42 || ((head[4] as number) & 0x7f) !== 0) return refusal('damaged', { reason: 'header' });
  const packed = head.readBigUInt64BE(18);
  const rate = Number(packed >> 44n);
  const samples = Number(packed & 0xfffffffffn);
  return sniffedAudio({
    demuxer: 'flac',
    container: 'FLAC',
    extensions: ['flac'],
    skipBytes: offset,
    sampleRateHz: rate,
    channels: Number((packed >> 41n) & 7n) + 1,
    declaredSeconds: samples > 0 && rate > 0 ? samples / rate : null,
  });
}

/** Sony Wave64: chunks with 16-byte names and 64-bit sizes that count their own heads. */
export function sniffW64(source: ByteSource): SniffResult {
  let offset = 40;
  let format: Buffer | null = null;
  let dataSize: number | null = null;
  let cutShort = false;
  for (let count = 0; count < 10_000 && offset + 24 <= source.size; count += 1) {
    const head = source.read(offset, 24);
    const size = Number(head.readBigUInt64LE(16));
    const id = head.toString('latin1', 0, 4);
    if (id === 'fmt ') format = source.read(offset + 24, 16);
    if (id === 'data' && size > 24) {
      dataSize = size - 24;
      cutShort = offset + size > source.size;
    }
    if (size < 24) break;
    offset += Math.ceil(size / 8) * 8;
  }
  if (!format || format.length < 16) return refusal('damaged', { reason: 'header' });
  const byteRate = format.readUInt32LE(8);
  return sniffedAudio({
    demuxer: 'w64',
    container: 'W64',
    extensions: ['w64'],
    sampleRateHz: format.readUInt32LE(4),
    channels: format.readUInt16LE(2),
    declaredSeconds: format.readUInt16LE(0) === 1 && dataSize !== null && byteRate > 0 ? dataSize / byteRate : null,
    cutShort,
  });
}
