import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import { beginsForeign } from './buried-sound.ts';
import { type ByteSource, bufferedSource } from './byte-source.ts';
import { refusal, type SniffResult, type Span, sniffedAudio } from './sniff-result.ts';
import { endOfTag } from './tags-in-front.ts';

/** Bytes of a frame with its head, by the type in the head (RFC 4867 §5.3, tables 1a and 1b of 3GPP TS 26.101 and 26.201). */
const narrowBytes = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];
const wideBytes = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];
/** Every head has these bits clear. */
const paddingBits = 0x83;
/** Frames in a row that prove that sound goes on. */
const proof = 12;
const searchedBytes = 65_536;

interface Kind {
  head: string;
  bytes: readonly number[];
}

/** Length of the frame at an offset; null where none begins. A frame of zeros alone is what a recorder filled a block up with. */
function frameLength(source: ByteSource, at: number, { bytes }: Kind): number | null {
  const frame = source.read(at, 61);
  const first = frame[0];
  if (first === undefined || (first & paddingBits) !== 0 || beginsForeign(frame.toString('latin1', 0, 12))) return null;
  const length = bytes[first >> 3] ?? 0;
  return length === 0 || frame.subarray(0, length).every((byte) => byte === 0) ? null : length;
}

function goesOn(source: ByteSource, from: number, kind: Kind): boolean {
  let at = from;
  for (let count = 0; count < proof; count += 1) {
    const length = frameLength(source, at, kind);
    if (length === null) return false;
    at += length;
  }
  return true;
}

function isKnownTail(source: ByteSource, at: number): boolean {
  return beginsForeign(source.read(at, 12).toString('latin1')) || endOfTag(source, at) > at;
}

/** Recordings joined to one file; nobody joins so many. */
const mostParts = 1_000;

/**
 * The parts of the file in which frames stand: joined recordings have a head in the middle, and what stands behind the last
 * frame is no sound. Null where frames go on behind something unknown, so that the decoder tells what that is.
 */
function framesIn(source: ByteSource, kind: Kind): Span[] | null {
  const part = { start: kind.head.length, end: kind.head.length };
  const parts = [part];
  for (let at = part.start; at < source.size; ) {
    const last = parts[parts.length - 1] as Span;
    const length = frameLength(source, at, kind);
    if (length !== null) {
      at += length;
      last.end = Math.min(at, source.size);
    } else if (source.read(at, kind.head.length).toString('latin1') === kind.head) {
      at += kind.head.length;
      parts.push({ start: at, end: at });
      if (parts.length > mostParts) break;
    } else if (isKnownTail(source, at)) break;
    else {
      for (let next = at + 1; next < Math.min(source.size, at + searchedBytes); next += 1)
        if (goesOn(source, next, kind)) return null;
      break;
    }
  }
  return parts.length > mostParts ? parts : parts.filter(({ start, end }) => end > start);
}

/** AMR and AMR-WB in their file format (RFC 4867 §5.1). */
export function sniffAmr(whole: ByteSource): SniffResult | null {
  const mark = whole.read(0, 15).toString('latin1');
  if (/^#!AMR(-WB)?_MC/.test(mark)) return refusal('unsupported', { reason: 'format', actual: 'AMR (multichannel)' });
  const isWide = mark.startsWith('#!AMR-WB\n');
  if (!isWide && !mark.startsWith('#!AMR\n')) return null;
  const kind = { head: isWide ? '#!AMR-WB\n' : '#!AMR\n', bytes: isWide ? wideBytes : narrowBytes };
  const parts = framesIn(bufferedSource(whole), kind);
  if (parts && parts.length > mostParts) return refusal('damaged', { reason: 'limits' });
  const [first] = parts ?? [];
  const joined = parts && parts.length > 1 ? { head: Buffer.from(kind.head, 'latin1'), parts } : null;
  return sniffedAudio({
    demuxer: 'amr',
    container: 'AMR',
    extensions: voiceFormats.amr,
    sampleRateHz: isWide ? 16_000 : 8_000,
    channels: 1,
    floats: true,
    ...(joined ? { rebuilt: joined, repairs: ['tags_between'] } : {}),
    ...(!joined && first && first.end < whole.size ? { window: { start: 0, end: first.end } } : {}),
  });
}
