import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import type { ByteSource } from './byte-source.ts';
import { nextChunk } from './chunk-step.ts';
import { headlessWindow, plainPcm } from './plain-pcm.ts';
import { refusal, type SniffedAudio, type SniffResult, sniffedAudio } from './sniff-result.ts';
import { findSoundEnd } from './sound-end.ts';

/** Sizes of a recorder that did not come back to fill them in. */
const openSizes = new Set([0, 8, 0xffffffff, 0x7fffffff]);

interface AiffWalk {
  common: Buffer | null;
  cutShort: boolean;
  soundOffset: number;
  soundBytes: number;
  padIsMissing: boolean;
}

function walkAiff(source: ByteSource): AiffWalk {
  let offset = 12;
  let common: Buffer | null = null;
  let cutShort = false;
  let soundOffset = 0;
  let soundBytes = 0;
  let padIsMissing = false;
  for (let count = 0; count < 100_000 && offset + 8 <= source.size; count += 1) {
    const head = source.read(offset, 8);
    const size = head.readUInt32BE(4);
    const id = head.toString('latin1', 0, 4);
    if (id === 'COMM') common = source.read(offset + 8, 22);
    if (id === 'SSND') {
      cutShort = offset + 8 + size > source.size;
      soundOffset = offset + 16;
      soundBytes = size - 8;
      // Nothing could follow a size that was never filled in.
      if (openSizes.has(size)) break;
    }
    const next = nextChunk(source, offset + 8 + size, size % 2 === 1);
    offset = next.offset;
    padIsMissing ||= next.padIsMissing;
  }
  return { common, cutShort, soundOffset, soundBytes, padIsMissing };
}

/** AIFF and AIFF-C: frames and rate stand in the COMM chunk, the rate as an 80-bit float. */
export function sniffAiff(source: ByteSource): SniffResult {
  const { common, cutShort, soundOffset, soundBytes, padIsMissing } = walkAiff(source);
  if (!common || common.length < 18) return refusal('damaged', { reason: 'header' });
  const exponent = common.readUInt16BE(8) & 0x7fff;
  const rate = Number(common.readBigUInt64BE(10)) * 2 ** (exponent - 16383 - 63);
  const frames = common.readUInt32BE(2);
  const isCompressed = source.read(8, 4).toString('latin1') === 'AIFC';
  const packed = isCompressed ? common.toString('latin1', 18, 22) : 'NONE';
  const exact = ['NONE', 'sowt', 'twos', 'in24', 'in32', 'fl32', 'fl64', 'ulaw', 'alaw', 'FL32'].includes(packed);
  const bits = common.readUInt16BE(6);
  const channels = common.readUInt16BE(0);
  const isWhole = soundOffset > 0 && !cutShort && !openSizes.has(soundBytes + 8);
  // Bytes that are there tell more than a count of frames.
  const there = (soundBytes * 8) / (Math.ceil(bits / 8) * 8 * Math.max(1, channels));
  const promised = isWhole && packed === 'NONE' ? Math.min(frames, there) : frames;
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
    declaredSeconds: exact && rate > 0 ? promised / rate : null,
    cutShort,
    soundEnd: isWhole ? soundOffset + soundBytes : null,
    coarse: bits <= 8,
    floats: packed.toLowerCase().startsWith('fl'),
    ...(source.read(4, 4).readUInt32BE(0) + 8 < soundOffset ? withSize(source) : {}),
    ...open,
  });
}

/** The same file with a size in its head: a decoder reads no chunk beyond it. */
function withSize(source: ByteSource): Partial<SniffedAudio> {
  const head = source.read(0, 12);
  const sized = Buffer.from(head);
  sized.writeUInt32BE(source.size - 8, 4);
  return { rebuilt: { head: sized, parts: [{ start: head.length, end: source.size }] }, repairs: ['header_fields'] };
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
  return { ...window, cutShort: false, rebuilt: null, repairs: sound.padIsMissing ? ['missing_pad_byte'] : [] };
}
