import { headerlessExtensions, type RawFormat } from '../../../domain/audio/voice-formats.ts';
import { sniffAiff } from './aiff-header.ts';
import { sniffAmr } from './amr-frames.ts';
import { containerPlaces } from './buried-sound.ts';
import { type ByteSource, sliceSource } from './byte-source.ts';
import { sniffCaf } from './caf-header.ts';
import { sniffForeign, sniffFreeFormat } from './foreign-sound.ts';
import { sniffMp4 } from './mp4-boxes.ts';
import { findAdts, findMpeg, sniffAdts, sniffMpeg } from './mpeg-sniff.ts';
import { sniffOgg } from './ogg-pages.ts';
import { sniffAu, sniffFlac, sniffW64 } from './plain-headers.ts';
import { type Repair, refusal, type SniffedAudio, type SniffResult, sniffedAudio, within } from './sniff-result.ts';
import { tailBefore } from './sound-end.ts';
import { sniffAsf, sniffMatroska } from './stream-containers.ts';
import { endOfFront } from './tags-in-front.ts';
import { sniffText } from './text-sniff.ts';
import { sniffWav } from './wav-header.ts';

const asfId = Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex');
const w64Id = Buffer.from('726966662e91cf11a5d628db04c10000', 'hex');
const movieBoxes = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** Formats with an unmistakable beginning. */
function sniffStrongMagic(source: ByteSource): SniffResult | null {
  const head = source.read(0, 32);
  const mark = head.toString('latin1', 0, 4);
  const kind = head.toString('latin1', 8, 12);
  if (mark === 'fLaC') return sniffFlac(source);
  if (kind === 'WAVE' && mark === 'RIFF') return sniffWav(source, 'WAV');
  if (kind === 'WAVE' && (mark === 'RF64' || mark === 'BW64')) return sniffWav(source, 'RF64');
  if (kind === 'WAVE' && mark === 'RIFX') return sniffWav(source, 'RIFX');
  if (mark === 'FORM' && (kind === 'AIFF' || kind === 'AIFC')) return sniffAiff(source);
  const foreign = sniffForeign(source);
  if (foreign) return foreign;
  if (mark === 'RIFF' && kind === 'AVI ') return sniffAvi(source);
  if (mark === 'RIFF') return refusal('not_audio', { actual: 'RIFF' });
  if (mark === '.snd') return sniffAu(source);
  if (mark === 'caff') return sniffCaf(source);
  if (mark === 'OggS') return sniffOgg(source);
  if (head.subarray(0, 16).equals(w64Id)) return sniffW64(source);
  if (head.subarray(0, 16).equals(asfId)) return sniffAsf(source);
  if (head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return sniffMatroska(source);
  if (movieBoxes.has(head.toString('latin1', 4, 8))) return sniffMp4(source);
  return sniffAmr(source);
}

const raw: Record<RawFormat, { demuxer: string; inputOptions: string[]; rate: number; bytesPerSecond: number }> = {
  ulaw8k: { demuxer: 'mulaw', inputOptions: ['-ar', '8000', '-ac', '1'], rate: 8_000, bytesPerSecond: 8_000 },
  alaw8k: { demuxer: 'alaw', inputOptions: ['-ar', '8000', '-ac', '1'], rate: 8_000, bytesPerSecond: 8_000 },
  slin8k: { demuxer: 's16le', inputOptions: ['-ar', '8000', '-ac', '1'], rate: 8_000, bytesPerSecond: 16_000 },
  slin16k: { demuxer: 's16le', inputOptions: ['-ar', '16000', '-ac', '1'], rate: 16_000, bytesPerSecond: 32_000 },
  g722: { demuxer: 'g722', inputOptions: [], rate: 16_000, bytesPerSecond: 8_000 },
  gsm: { demuxer: 'gsm', inputOptions: [], rate: 8_000, bytesPerSecond: 1_650 },
};

/** A headerless telephony file, of the type the sender names. */
export function headerless(format: RawFormat, size: number): SniffResult {
  const { demuxer, inputOptions, rate, bytesPerSecond } = raw[format];
  return sniffedAudio({
    demuxer,
    container: format,
    extensions: headerlessExtensions,
    inputOptions,
    sampleRateHz: rate,
    channels: 1,
    declaredSeconds: size / bytesPerSecond,
    coarse: format === 'ulaw8k' || format === 'alaw8k',
  });
}

/** These streams end where a tag begins; other containers know their own end. */
const endless = new Set(['mp3', 'aac', 'flac', 'amr']);

/** The sound without what is known to stand in front of it and behind it. */
function sniffBetween(source: ByteSource, front: number): SniffResult | null {
  const found = sniffStrongMagic(front === 0 ? source : sliceSource(source, front, source.size));
  if (found?.kind !== 'audio') return found;
  return { ...withoutTags(source, found, front), unused: [...found.unused, ...recordingsBehind(source, front, found)] };
}

function withoutTags(source: ByteSource, found: SniffedAudio, front: number): SniffedAudio {
  let end = source.size;
  for (let tail = tailBefore(source, end); tail !== null && tail > front; tail = tailBefore(source, end)) end = tail;
  const isShorter = endless.has(found.demuxer) && end < source.size;
  const readable = readableEnd(source, front, found);
  if (front === 0 && !isShorter && readable === source.size) return found;
  if (found.demuxer === 'flac' && !isShorter) return { ...found, skipBytes: front };
  return {
    ...within(found, { start: front, end: isShorter ? end : readable }),
    repairs: [...found.repairs, ...inFront(front)],
  };
}

/** A Wave64's decoder looks for a chunk behind the sound, and fails where what stands there leads it beyond the end. */
function readableEnd(source: ByteSource, front: number, { demuxer, soundEnd }: SniffedAudio): number {
  return demuxer === 'w64' && soundEnd !== null ? Math.min(source.size, front + soundEnd) : source.size;
}

/** More would be no accident. */
const mostBehind = 20;
const searchedBehind = 65_536;

/** Lengths of whole recordings that were joined behind this one, which no decoder of its kind reads. */
function recordingsBehind(source: ByteSource, front: number, first: SniffedAudio): number[] {
  const lengths: number[] = [];
  let before = { start: front, found: first };
  while (before.found.soundEnd !== null && lengths.length < mostBehind) {
    const from = before.start + before.found.soundEnd;
    const next = containerPlaces(source, from, searchedBehind).flatMap((start) => {
      const found = sniffStrongMagic(sliceSource(source, start, source.size));
      return found?.kind === 'audio' && found.declaredSeconds !== null ? [{ start, found }] : [];
    })[0];
    if (!next) break;
    lengths.push(next.found.declaredSeconds as number);
    before = next;
  }
  return lengths;
}

function inFront(front: number): Repair[] {
  return front > 0 ? ['bytes_in_front'] : [];
}

const searchedBytes = 1_048_576;

/**
 * A container or frames behind something that is not known: a tag whose size is wrong, the head of an answer of a web
 * server, an empty block.
 */
export function sniffBehind(source: ByteSource): SniffResult | null {
  for (const at of containerPlaces(source, 1, searchedBytes)) {
    const found = sniffBetween(source, at);
    // Ogg pages whose beginning is lost are no chance, unlike other marks: nothing better can be said.
    const isPage = source.read(at, 4).toString('latin1') === 'OggS';
    if (found?.kind === 'audio' || (isPage && found?.code === 'damaged')) return found;
  }
  return findMpeg(source, 0) ?? findAdts(source);
}

/**
 * Identifies the bytes by our own reading alone; null when they match nothing we know.
 * A named raw format counts only where no container is found, because frame patterns of MP3 and ADTS may occur by chance.
 */
export function sniffBytes(source: ByteSource, rawFormat: RawFormat | null): SniffResult | null {
  if (source.size === 0) return refusal('not_audio', { actual: 'empty' });
  const front = endOfFront(source);
  const strong = front < source.size ? sniffBetween(source, front) : null;
  if (strong) return strong;
  const text = sniffText(source.read(0, 65_536));
  if (text) return text;
  if (rawFormat && front === 0) return headerless(rawFormat, source.size);
  const frames = sniffAdts(source, front) ?? sniffMpeg(source, front) ?? sniffFreeFormat(source, front);
  if (frames) return frames;
  if (front === 0) return null;
  return sniffBehind(source) ?? (front >= source.size ? refusal('no_audio_stream') : null);
}

/** An AVI with sound only is no film, but nothing we read. */
function sniffAvi(source: ByteSource): SniffResult {
  const head = source.read(0, 8_192);
  const isSound = head.includes('auds') && !head.includes('vids');
  return isSound ? refusal('unsupported', { reason: 'format', actual: 'AVI' }) : refusal('has_video');
}
