import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import { beginsForeign } from './buried-sound.ts';
import { type ByteSource, sliceSource } from './byte-source.ts';
import { nextChunk } from './chunk-step.ts';
import { sniffAdts, sniffMpeg } from './mpeg-sniff.ts';
import { headlessWindow } from './plain-pcm.ts';
import {
  type Repair,
  refusal,
  type SniffedAudio,
  type SniffResult,
  type Span,
  sniffedAudio,
  within,
} from './sniff-result.ts';
import { findSoundEnd } from './sound-end.ts';
import {
  blockTags,
  mendedHead,
  plainTags,
  readWavFormat,
  type SettledFormat,
  settleFormat,
  type WavFormat,
} from './wav-format.ts';

/** Sizes a recorder that cannot seek back leaves behind. */
const unknownSizes = new Set([0, 0xffffffff, 0x7fffffff, 0xfffffffe, 0x7ffff000]);
const mostChunks = 100_000;
/** What commonly stands behind the sound: tags and things people's tools append. */
const knownTails = [
  'ID3',
  'TAG',
  'APET',
  'LYRI',
  'PK\u0003\u0004',
  '%PDF',
  '\u0089PNG',
  'Rar!',
  '<!do',
  '<htm',
  '<scr',
  '<?xm',
  '<?ph',
  'MZ',
];

interface Walk {
  format: WavFormat | null;
  dataOffset: number;
  /** Null when the header leaves it open. */
  dataSize: number | null;
  padIsMissing: boolean;
  /** It stands behind the sound. */
  formatIsLate: boolean;
}

function walkChunks(source: ByteSource, big: boolean): Walk {
  const walk: Walk = { format: null, dataOffset: 0, dataSize: null, padIsMissing: false, formatIsLate: false };
  let offset = 12;
  let ds64: number | null = null;
  for (let count = 0; count < mostChunks && offset + 8 <= source.size; count += 1) {
    const head = source.read(offset, 8);
    const id = head.toString('latin1', 0, 4);
    const size = big ? head.readUInt32BE(4) : head.readUInt32LE(4);
    if (id === 'ds64') {
      const sizes = source.read(offset + 8, 16);
      if (sizes.length === 16) ds64 = Number(sizes.readBigUInt64LE(8));
    } else if (id === 'fmt ') {
      walk.format = readWavFormat(source, { offset: offset + 8, size, big });
      walk.formatIsLate = walk.dataOffset > 0;
    } else if (id === 'data' && walk.dataOffset === 0) {
      walk.dataOffset = offset + 8;
      walk.dataSize = sizeOfData({ size, ds64, left: source.size - walk.dataOffset });
    }
    // Some writers put the format behind the sound.
    if (walk.dataOffset > 0 && (walk.format || walk.dataSize === null)) return walk;
    const next = nextChunk(source, offset + 8 + size, size % 2 === 1);
    offset = next.offset;
    walk.padIsMissing ||= next.padIsMissing;
  }
  return walk;
}

/** Null: larger than any file, or nothing in spite of what follows, because the recorder did not come back to fill it in. */
function sizeOfData({ size, ds64, left }: { size: number; ds64: number | null; left: number }): number | null {
  if (size === 0xffffffff && ds64 !== null) return ds64 > 2 ** 48 || (ds64 === 0 && left > 0) ? null : ds64;
  return unknownSizes.has(size) && (size !== 0 || left > 0) ? null : size;
}

/** Sound data continues after the announced end, not as a chunk and not as anything tools append: the header is wrong. */
function goesOnBehind(source: ByteSource, sound: { end: number; size: number; byteRate: number }): boolean {
  const { end } = sound;
  // Something small after the sound is not a recording, whatever it is.
  if (source.size - end < Math.max(sound.byteRate / 2, sound.size / 4)) return false;
  const tail = source.read(end, 12);
  const isPrintable = (from: number) => tail.subarray(from, from + 4).every((byte) => byte >= 0x20 && byte < 0x7f);
  // A padding byte may stand between.
  const isChunk = (from: number) => isPrintable(from) && tail.readUInt32LE(from + 4) <= source.size - end;
  if (tail.length === 12 && (isChunk(0) || isChunk(1))) return false;
  const text = tail.toString('latin1');
  if (beginsForeign(text)) return false;
  if (knownTails.some((mark) => text.startsWith(mark) || text.startsWith(mark, 1))) return false;
  return source.read(end, 4096).some((byte) => byte !== 0);
}

/** Of the shortest head with a format of 18 bytes. */
const headBytes = 46;

type WavContainer = 'WAV' | 'RF64' | 'RIFX';

/** Formats whose frames carry their own heads, so that a WAV around them says nothing that matters. */
const framedTags = new Set([0x50, 0x55, 0xff, 0x1600]);

/** WAV, RF64, BW64 and RIFX. Chunks are walked without reading them, so 20,000 empty ones cost nothing. */
export function sniffWav(source: ByteSource, container: WavContainer): SniffResult {
  const big = container === 'RIFX';
  const walk = walkChunks(source, big);
  const { dataOffset, dataSize } = walk;
  if (!walk.format) return refusal('damaged', { reason: 'header' });
  if (dataOffset === 0) return refusal('no_audio_stream');
  const framed = framedTags.has(walk.format.tag) ? framedSound(source, walk) : null;
  if (framed) return framed;
  const format = settleFormat(walk.format, { source, start: dataOffset, big });
  if ('kind' in format) return format;
  const left = source.size - dataOffset;
  const goesOn =
    plainTags.has(format.tag) &&
    dataSize !== null &&
    dataSize < left &&
    goesOnBehind(source, { end: dataOffset + dataSize, size: dataSize, byteRate: format.byteRate });
  const isOpen = dataSize === null || left < dataSize || goesOn;
  const { end, unclearAt } = isOpen
    ? findSoundEnd(source, dataOffset, big ? 'aiff' : 'riff')
    : { end: dataOffset + dataSize, unclearAt: null };
  if (end <= dataOffset && isOpen) return refusal('no_audio_stream');
  const promised = dataSize === null || goesOn ? null : promisedSeconds(format, dataSize);
  const read = howToRead(walk, format, { end, isOpen, goesOn, container, size: source.size });
  // Where the sound goes on behind the announced end, that end is where doubt begins.
  const doubt = goesOn ? dataOffset + (dataSize ?? 0) : unclearAt;
  return sniffedAudio({
    demuxer: 'wav',
    container,
    extensions: voiceFormats.wav,
    sampleRateHz: format.rate,
    channels: format.channels,
    declaredSeconds: promised,
    // A size that counts the head as well is not a loss.
    cutShort: dataSize !== null && left + Math.min(dataOffset, headBytes) < dataSize && end === source.size,
    soundEnd: isOpen ? null : end,
    coarse: format.tag === 6 || format.tag === 7 || (format.tag === 1 && format.bits <= 8),
    floats: format.tag === 3,
    unclearEndSeconds: doubt === null || format.byteRate === 0 ? null : (doubt - dataOffset) / format.byteRate,
    ...read,
    ...(isOpen ? {} : withLater(format, { start: dataOffset, end }, laterData(source, end, big))),
  });
}

/** Chunks of one WAV that are looked at for more sound. */
const mostLater = 100;

/** Further `data` chunks: a decoder takes the last one only, players the first. Plain samples are read in a row, others named. */
function withLater(format: SettledFormat, first: Span, later: readonly Span[]): Partial<SniffedAudio> {
  if (later.length === 0) return {};
  const seconds = (span: Span) => (span.end - span.start) / Math.max(1, format.byteRate);
  const window = { start: 0, end: first.end };
  if (!format.plain || format.plain.demuxer.endsWith('be')) return { window, unused: later.map(seconds) };
  const parts = [first, ...later];
  const bytes = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const read: Partial<SniffedAudio> = { demuxer: 'wav', inputOptions: [], window: null, unused: [] };
  const declaredSeconds = bytes / format.byteRate;
  return { ...read, declaredSeconds, rebuilt: { head: mendedHead(format, bytes), parts }, repairs: ['tags_between'] };
}

function laterData(source: ByteSource, from: number, big: boolean): Span[] {
  const found: Span[] = [];
  let offset = nextChunk(source, from, from % 2 === 1).offset;
  for (let count = 0; count < mostLater && offset + 8 <= source.size; count += 1) {
    const head = source.read(offset, 8);
    const size = big ? head.readUInt32BE(4) : head.readUInt32LE(4);
    const isWhole = offset + 8 + size <= source.size;
    if (isWhole && size > 0 && head.toString('latin1', 0, 4) === 'data')
      found.push({ start: offset + 8, end: offset + 8 + size });
    offset = nextChunk(source, offset + 8 + size, size % 2 === 1).offset;
  }
  return found;
}

interface Sound {
  end: number;
  isOpen: boolean;
  /** Beyond the announced end. */
  goesOn: boolean;
  container: WavContainer;
  size: number;
}

/** The file itself where its head is right; else only its sound, in the shape that was worked out. */
function howToRead(walk: Walk, format: SettledFormat, sound: Sound): Partial<SniffedAudio> {
  const { dataOffset: start, dataSize } = walk;
  const end = Math.min(sound.end, sound.size);
  const repairs: Repair[] = [];
  // A decoder reads on behind the sound's chunk only when it is told to.
  const isLate = format.plain !== null && walk.formatIsLate;
  if (format.isMended || sound.goesOn || isLate) repairs.push('header_fields');
  if (walk.padIsMissing) repairs.push('missing_pad_byte');
  const isMended = repairs.length > 0;
  const hasTail = sound.isOpen && end < sound.size;
  // ffmpeg takes an open RF64 for an empty one, and reads the samples of a RIFX the wrong way round.
  const isMisread = sound.container === 'RIFX' || (sound.container === 'RF64' && sound.isOpen);
  if (format.plain && (isMended || hasTail || isMisread)) {
    const window = headlessWindow(format.plain, { start, end });
    const isCut = dataSize !== null && sound.isOpen && !sound.goesOn && end === sound.size;
    return { ...window, repairs, ...(isCut ? { declaredSeconds: dataSize / format.byteRate } : {}) };
  }
  const whole = blockTags.has(format.tag) && format.blockAlign > 1 ? end - ((end - start) % format.blockAlign) : end;
  if (isMended && sound.container === 'WAV')
    return { rebuilt: { head: mendedHead(format, whole - start), parts: [{ start, end: whole }] }, repairs };
  if (hasTail) return { window: { start: 0, end: whole }, declaredSeconds: null, repairs };
  // A part of a block is a pad byte that was counted.
  return whole < end && !sound.isOpen ? { window: { start: 0, end: whole } } : {};
}

/** MP3, MP2 or AAC frames in a WAV. */
function framedSound(source: ByteSource, { dataOffset, dataSize }: Walk): SniffResult | null {
  const announced = dataSize === null ? source.size : Math.min(source.size, dataOffset + dataSize);
  const inner = sliceSource(source, dataOffset, announced);
  const found = sniffMpeg(inner, 0) ?? sniffAdts(inner, 0);
  if (found?.kind !== 'audio') return null;
  return {
    ...within(found, { start: dataOffset, end: announced }),
    container: 'WAV',
    extensions: [...voiceFormats.wav, ...found.extensions],
  };
}

function promisedSeconds(format: SettledFormat, dataSize: number): number | null {
  if (plainTags.has(format.tag)) return dataSize / format.byteRate;
  if (!blockTags.has(format.tag) || format.samplesPerBlock === 0 || format.blockAlign === 0) return null;
  return ((dataSize / format.blockAlign) * format.samplesPerBlock) / format.rate;
}
