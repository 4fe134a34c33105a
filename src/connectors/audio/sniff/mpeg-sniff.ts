import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import { type ByteSource, bufferedSource } from './byte-source.ts';
import { type Extent, type FrameLength, findSound, frameExtent } from './mpeg-extent.ts';
import { type SniffedAudio, type SniffResult, type Span, sniffedAudio } from './sniff-result.ts';

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

/** Frames like the first one: their rate and layer never change within a recording. */
function kinOf(first: MpegFrame): FrameLength {
  return (source, at) => {
    const frame = readMpegFrame(source.read(at, 4), 0);
    return frame && frame.rate === first.rate && frame.layer === first.layer ? frame.length : null;
  };
}

/**
 * MP3 (and MP1/MP2): a frame that is followed by frames of the same kind. One sync pattern proves nothing,
 * random data has plenty, so away from the start three in a row are asked for.
 */
export function sniffMpeg(whole: ByteSource, tagEnd: number): SniffResult | null {
  const source = bufferedSource(whole);
  const bytes = source.read(tagEnd, 65_536);
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1;
  const searched = Math.min(bytes.length, zeros + 4096);
  for (let at = zeros; at < searched; at += 1) {
    const frame = readMpegFrame(bytes, at);
    if (!frame || !followedByKin(bytes, at, frame, at === zeros ? 1 : 3)) continue;
    return mpegSound(source, tagEnd, { at: tagEnd + at, frame, bytes, inBytes: at });
  }
  return null;
}

/** The same behind anything: what a tag of the wrong size, or none, left in front. Five frames in a row are asked for. */
export function findMpeg(whole: ByteSource, from: number): SniffResult | null {
  const source = bufferedSource(whole);
  const any: FrameLength = (place, at) => readMpegFrame(place.read(at, 4), 0)?.length ?? null;
  for (let start = from, tries = 0; tries < 1_000; tries += 1) {
    const at = findSound(source, start, any);
    if (at === null) return null;
    const bytes = source.read(at, 65_536);
    const frame = readMpegFrame(bytes, 0) as MpegFrame;
    if (followedByKin(bytes, 0, frame, 5)) return mpegSound(source, at, { at, frame, bytes, inBytes: 0 });
    start = at + 1;
  }
  return null;
}

interface FirstFrame {
  at: number;
  frame: MpegFrame;
  bytes: Buffer;
  inBytes: number;
}

function mpegSound(source: ByteSource, start: number, { at, frame, bytes, inBytes }: FirstFrame): SniffResult {
  const frames = xingFrames(bytes, inBytes, frame);
  const found = sniffedAudio({
    demuxer: 'mp3',
    container: frame.layer === 3 ? 'MP3' : `MP${frame.layer}`,
    extensions: voiceFormats.mp3,
    sampleRateHz: frame.rate,
    channels: frame.channels,
    // A count that was never filled in says nothing.
    declaredSeconds: frames === null || frames === 0 ? null : (frames * frame.samples) / frame.rate,
    floats: true,
  });
  return { ...found, ...framesOnly(source, start, frameExtent(source, at, kinOf(frame))) };
}

/** Reads the frames alone: behind tags, before what was appended, without tags between them. */
function framesOnly(source: ByteSource, start: number, { parts }: Extent): Partial<SniffedAudio> {
  const first = parts[0] as Span;
  if (parts.length > 1) return { rebuilt: { head: new Uint8Array(), parts }, repairs: ['tags_between'] };
  if (first.end < source.size) return { window: first };
  return { skipBytes: start };
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
export function sniffAdts(whole: ByteSource, tagEnd: number): SniffResult | null {
  const source = bufferedSource(whole);
  const bytes = source.read(tagEnd, 65_536);
  let offset = 0;
  let rateIndex = -1;
  let channels = 0;
  for (let count = 0; count < 3; count += 1) {
    if (offset + 7 > bytes.length) break;
    const head = bytes.subarray(offset, offset + 7);
    const rate = adtsRate(head);
    if (rate === null) return null;
    rateIndex = rate;
    channels = (((head[2] as number) & 1) << 2) | ((head[3] as number) >> 6);
    offset += adtsLength(head);
  }
  if (rateIndex < 0) return null;
  const found = sniffedAudio({
    demuxer: 'aac',
    container: 'AAC (ADTS)',
    extensions: voiceFormats.aac,
    sampleRateHz: adtsRates[rateIndex] ?? null,
    channels: channels === 0 ? null : channels === 7 ? 8 : channels,
    floats: true,
  });
  const sameRate: FrameLength = (place, at) => {
    const head = place.read(at, 7);
    return adtsRate(head) === rateIndex ? adtsLength(head) : null;
  };
  return { ...found, ...framesOnly(source, tagEnd, frameExtent(source, tagEnd, sameRate)) };
}

/** The same behind anything. Eight frames with the same fixed head (ISO/IEC 13818-7 §6.2.1) are asked for. */
export function findAdts(whole: ByteSource): SniffResult | null {
  const source = bufferedSource(whole);
  const any: FrameLength = (place, at) => {
    const head = place.read(at, 7);
    return adtsRate(head) === null ? null : adtsLength(head);
  };
  for (let start = 0, tries = 0; tries < 1_000; tries += 1) {
    const at = findSound(source, start, any);
    if (at === null) return null;
    if (hasSameHeads(source, at)) return sniffAdts(source, at);
    start = at + 1;
  }
  return null;
}

function hasSameHeads(source: ByteSource, from: number): boolean {
  const first = source.read(from, 3);
  let at = from;
  for (let count = 0; count < 8; count += 1) {
    const head = source.read(at, 7);
    if (adtsRate(head) === null || !head.subarray(0, 3).equals(first)) return false;
    at += adtsLength(head);
  }
  return true;
}

/** Index of the rate of the ADTS frame that begins here; null where none does. */
function adtsRate(head: Buffer): number | null {
  if (head.length < 7 || head[0] !== 0xff || ((head[1] as number) & 0xf6) !== 0xf0) return null;
  const index = ((head[2] as number) >> 2) & 15;
  return adtsRates[index] === undefined || adtsLength(head) < 7 ? null : index;
}

function adtsLength(head: Buffer): number {
  return (((head[3] as number) & 3) << 11) | ((head[4] as number) << 3) | ((head[5] as number) >> 5);
}
