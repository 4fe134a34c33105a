import type { ByteSource } from './byte-source.ts';
import { type SniffResult, sniffedAudio } from './sniff-result.ts';

const bitRates1 = [
  [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
];
const bitRates2 = [
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

interface MpegFrame {
  version: 1 | 2 | 2.5;
  layer: number;
  rate: number;
  channels: number;
  length: number;
  samples: number;
}

/** Reads an MPEG-1/2/2.5 audio frame header (ISO/IEC 11172-3 §2.4.1.3). */
export function readMpegFrame(bytes: Buffer, at: number): MpegFrame | null {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return null;
  const [, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4);
  const versionBits = (second >> 3) & 3;
  const layer = 4 - ((second >> 1) & 3);
  const rateIndex = third >> 4;
  const frequency = [44_100, 48_000, 32_000][(third >> 2) & 3];
  if ((second & 0xe0) !== 0xe0 || versionBits === 1 || layer === 4 || rateIndex === 0 || rateIndex === 15) return null;
  if (frequency === undefined) return null;
  const version = versionBits === 3 ? 1 : versionBits === 2 ? 2 : 2.5;
  const rate = frequency / (version === 1 ? 1 : version === 2 ? 2 : 4);
  const table = version === 1 ? bitRates1[layer - 1] : bitRates2[layer === 1 ? 0 : 1];
  const bitRate = (table?.[rateIndex] ?? 0) * 1000;
  const padding = (third >> 1) & 1;
  const samples = layer === 1 ? 384 : layer === 3 && version !== 1 ? 576 : 1152;
  const length =
    layer === 1
      ? (Math.floor((12 * bitRate) / rate) + padding) * 4
      : Math.floor(((samples / 8) * bitRate) / rate) + padding;
  return { version, layer, rate, channels: fourth >> 6 === 3 ? 1 : 2, length, samples };
}

/** Total of frames from a Xing or Info header inside the first frame; null without one. */
function xingFrames(bytes: Buffer, at: number, frame: MpegFrame): number | null {
  const side = frame.version === 1 ? (frame.channels === 1 ? 17 : 32) : frame.channels === 1 ? 9 : 17;
  const mark = bytes.toString('latin1', at + 4 + side, at + 8 + side);
  if (mark !== 'Xing' && mark !== 'Info') return null;
  const position = at + 8 + side;
  if (position + 8 > bytes.length || (bytes.readUInt32BE(position) & 1) === 0) return null;
  return bytes.readUInt32BE(position + 4);
}

/**
 * MP3 (and MP1/MP2): a frame that is followed by frames of the same kind. One sync pattern proves nothing,
 * random data has plenty, so away from the start three in a row are asked for.
 */
export function sniffMpeg(source: ByteSource, tagEnd: number): SniffResult | null {
  const bytes = source.read(tagEnd, 65_536);
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1;
  const searched = Math.min(bytes.length, zeros + 4096);
  for (let at = zeros; at < searched; at += 1) {
    const frame = readMpegFrame(bytes, at);
    if (!frame) continue;
    if (!followedByKin(bytes, at, frame, at === zeros ? 1 : 3)) continue;
    const frames = xingFrames(bytes, at, frame);
    return sniffedAudio({
      demuxer: 'mp3',
      container: frame.layer === 3 ? 'MP3' : `MP${frame.layer}`,
      extensions: ['mp3', 'mp2', 'mpga', 'mpeg', 'mp1'],
      skipBytes: tagEnd,
      sampleRateHz: frame.rate,
      channels: frame.channels,
      declaredSeconds: frames === null ? null : (frames * frame.samples) / frame.rate,
    });
  }
  return null;
}

function followedByKin(bytes: Buffer, at: number, first: MpegFrame, wanted: number): boolean {
  let offset = at + first.length;
  for (let count = 0; count < wanted; count += 1) {
    const next = readMpegFrame(bytes, offset);
    if (!next || next.rate !== first.rate || next.layer !== first.layer) return false;
    offset += next.length;
  }
  return true;
}

const adtsRates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
];

/** Bare AAC in ADTS frames. */
export function sniffAdts(source: ByteSource, tagEnd: number): SniffResult | null {
  const bytes = source.read(tagEnd, 65_536);
  let offset = 0;
  let rateIndex = -1;
  let channels = 0;
  for (let count = 0; count < 3; count += 1) {
    if (offset + 7 > bytes.length) return count > 0 ? adts(tagEnd, rateIndex, channels) : null;
    if (bytes[offset] !== 0xff || ((bytes[offset + 1] as number) & 0xf6) !== 0xf0) return null;
    rateIndex = ((bytes[offset + 2] as number) >> 2) & 15;
    channels = (((bytes[offset + 2] as number) & 1) << 2) | ((bytes[offset + 3] as number) >> 6);
    const length =
      (((bytes[offset + 3] as number) & 3) << 11) |
      ((bytes[offset + 4] as number) << 3) |
      ((bytes[offset + 5] as number) >> 5);
    if (length < 7 || adtsRates[rateIndex] === undefined) return null;
    offset += length;
  }
  return adts(tagEnd, rateIndex, channels);
}

function adts(tagEnd: number, rateIndex: number, channels: number): SniffResult {
  return sniffedAudio({
    demuxer: 'aac',
    container: 'AAC (ADTS)',
    extensions: ['aac', 'adts'],
    skipBytes: tagEnd,
    sampleRateHz: adtsRates[rateIndex] ?? null,
    channels: channels === 0 ? null : channels === 7 ? 8 : channels,
  });
}

/** End of the ID3v2 tags in front: 10 bytes and a syncsafe size each, a footer where flagged (id3.org, v2.4 §3). */
export function endOfId3(source: ByteSource): number {
  let end = 0;
  for (let count = 0; count < 16; count += 1) {
    const head = source.read(end, 10);
    if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return end;
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] as number) & 0x7f), 0);
    end += 10 + size + (((head[5] as number) & 0x10) !== 0 ? 10 : 0);
  }
  return end;
}
