import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import type { ByteSource } from './byte-source.ts';
import { refusal, type SniffResult, sniffedAudio } from './sniff-result.ts';

interface Box {
  type: string;
  /** Start of the content, behind the head. */
  start: number;
  end: number;
}

interface Found {
  handlers: string[];
  external: boolean;
  encrypted: boolean;
  /** Tracks of single pictures beside the sound. */
  stills: number;
  /** Of the track that is being read. */
  isPictures: boolean;
  hasStillEntry: boolean;
  declaredSeconds: number | null;
  /** Of the track that is being read, and of every track of sound so far. */
  mediaSeconds: number | null;
  trackSeconds: (number | null)[];
  movieScale: number;
  /** Played length by the edit list of the first track that has one, in movie ticks. */
  editedTicks: number | null;
  cutShort: boolean;
  fragmented: boolean;
  hasMovie: boolean;
}

const mostBoxes = 20_000;
const movieParts = new Set(['mdat', 'moov', 'moof', 'free']);
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'dinf', 'edts', 'stbl']);

/** Boxes of one level. A size of 0 reaches to the end; nothing is read but the heads. */
function* boxesIn(source: ByteSource, from: number, to: number, budget: { left: number }): Generator<Box> {
  let offset = from;
  while (offset + 8 <= to && budget.left > 0) {
    budget.left -= 1;
    const head = source.read(offset, 16);
    if (head.length < 8) return;
    let size = head.readUInt32BE(0);
    let headSize = 8;
    if (size === 1 && head.length === 16) {
      size = Number(head.readBigUInt64BE(8));
      headSize = 16;
    } else if (size === 0) size = to - offset;
    if (size < headSize) return;
    yield { type: head.toString('latin1', 4, 8), start: offset + headSize, end: offset + size };
    offset += size;
  }
}

function lengthOfMedia(source: ByteSource, box: Box): number | null {
  const bytes = source.read(box.start, 32);
  if (bytes.length < 24) return null;
  const wide = bytes[0] === 1;
  const scale = bytes.readUInt32BE(wide ? 20 : 12);
  if (scale === 0 || (wide && bytes.length < 32)) return null;
  const ticks = wide ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16);
  return ticks === 0 || ticks === 0xffffffff ? null : ticks / scale;
}

function scaleOfMovie(bytes: Buffer): number {
  const at = bytes[0] === 1 ? 20 : 12;
  return bytes.length >= at + 4 ? bytes.readUInt32BE(at) : 0;
}

/** Sum of the edits that play something (a media time of -1 is a pause, which ffmpeg drops). */
function editedTicks(bytes: Buffer): number | null {
  if (bytes.length < 8 || bytes[0] !== 0) return null;
  const count = bytes.readUInt32BE(4);
  let sum = 0;
  for (let entry = 0; entry < count; entry += 1) {
    const at = 8 + entry * 12;
    if (at + 12 > bytes.length) return null;
    if (bytes.readInt32BE(at + 4) !== -1) sum += bytes.readUInt32BE(at);
  }
  return sum > 0 ? sum : null;
}

/** A data reference without the "same file" flag points to another file, or to the network. */
function pointsElsewhere(source: ByteSource, box: Box, budget: { left: number }): boolean {
  for (const entry of boxesIn(source, box.start + 8, Math.min(box.end, source.size), budget)) {
    const flags = source.read(entry.start, 4);
    if (flags.length === 4 && ((flags[3] as number) & 1) === 0) return true;
  }
  return false;
}

/** A film has more. */
const mostStillsPerSecond = 1;
/** An elementary stream descriptor's type for JPEG and PNG (ISO/IEC 14496-1, table 5). */
const stillTypes = new Set([0x6c, 0x6d]);

/** Pictures that are compressed one by one: of chapters, or of a film. */
function isStillEntry(entry: Buffer): boolean {
  const name = entry.toString('latin1', 4, 8);
  if (name === 'jpeg' || name === 'png ') return true;
  const descriptor = entry.indexOf('esds', 0, 'latin1');
  if (name !== 'mp4v' || descriptor < 0) return false;
  // Behind version and flags: the descriptor's tag, its size of one to four bytes, and so on down to the decoder's.
  const decoder = entry.indexOf(4, descriptor + 9 + 3);
  let at = decoder + 1;
  while (at < entry.length && ((entry[at] as number) & 0x80) !== 0) at += 1;
  return decoder > 0 && stillTypes.has(entry[at + 1] ?? 0);
}

function visit(source: ByteSource, box: Box, found: Found, budget: { left: number }): void {
  const end = Math.min(box.end, source.size);
  if (box.type === 'moov') found.hasMovie = true;
  if (box.type === 'moof' || box.type === 'mvex') found.fragmented = true;
  if (containers.has(box.type)) {
    for (const child of boxesIn(source, box.start, end, budget)) visit(source, child, found, budget);
  } else if (box.type === 'hdlr') {
    const handler = source.read(box.start + 8, 4).toString('latin1');
    found.handlers.push(handler);
    found.isPictures = handler === 'vide';
    // The media header always stands before it.
    if (handler === 'soun') found.trackSeconds.push(found.mediaSeconds);
  } else if (box.type === 'dref') found.external ||= pointsElsewhere(source, box, budget);
  else if (box.type === 'mdhd') {
    found.mediaSeconds = lengthOfMedia(source, box);
    found.declaredSeconds ??= found.mediaSeconds;
  } else if (box.type === 'mvhd') found.movieScale = scaleOfMovie(source.read(box.start, 24));
  else if (box.type === 'elst') found.editedTicks ??= editedTicks(source.read(box.start, 4096));
  else if (box.type === 'stsd') {
    const entry = source.read(box.start + 12, 4).toString('latin1');
    found.encrypted ||= entry === 'enca' || entry === 'drms' || entry === 'aavd';
    found.hasStillEntry = isStillEntry(source.read(box.start + 8, Math.min(1_024, end - box.start)));
  } else if (box.type === 'stsz' && found.isPictures) {
    const count = source.read(box.start + 8, 4);
    const isSlow = count.length === 4 && count.readUInt32BE(0) <= 1 + (found.mediaSeconds ?? 0) * mostStillsPerSecond;
    if (found.hasStillEntry && isSlow && !found.fragmented) found.stills += 1;
  }
}

/** Fragments carry their own lengths; an edit list says what of the media is played. */
function playedSeconds(found: Found): number | null {
  if (found.fragmented) return null;
  if (found.editedTicks === null) return found.declaredSeconds;
  return found.movieScale > 0 ? found.editedTicks / found.movieScale : null;
}

function nothingFound(): Found {
  return {
    handlers: [],
    external: false,
    encrypted: false,
    stills: 0,
    isPictures: false,
    hasStillEntry: false,
    declaredSeconds: null,
    mediaSeconds: null,
    trackSeconds: [],
    movieScale: 0,
    editedTicks: null,
    cutShort: false,
    fragmented: false,
    hasMovie: false,
  };
}

/** MP4, M4A, MOV and 3GP. Refuses pictures, references to other files and protected tracks before anything is decoded. */
export function sniffMp4(source: ByteSource): SniffResult {
  const found = nothingFound();
  const behind = nothingFound();
  const budget = { left: mostBoxes };
  let soundEnd: number | null = null;
  for (const box of boxesIn(source, 0, source.size, budget)) {
    // Another recording, joined behind a whole one.
    if (box.type === 'ftyp' && found.hasMovie && !found.fragmented) soundEnd ??= box.start - 8;
    // Anything may be appended; only a box that belongs to a movie can be cut short.
    if (box.end > source.size && movieParts.has(box.type) && soundEnd === null) found.cutShort = true;
    visit(source, box, soundEnd === null ? found : behind, budget);
  }
  if (found.external || behind.external) return refusal('external_reference');
  if (found.handlers.filter((handler) => handler === 'vide').length > found.stills) return refusal('has_video');
  if (!found.hasMovie) return refusal('damaged', { reason: 'header' });
  if (!found.handlers.includes('soun')) return refusal('no_audio_stream');
  if (found.encrypted) return refusal('unsupported', { reason: 'protected', actual: 'M4P' });
  return sniffedAudio({
    demuxer: 'mov',
    container: 'M4A/MP4',
    extensions: voiceFormats.m4a,
    declaredSeconds: playedSeconds(found),
    cutShort: found.cutShort,
    soundEnd,
    hasStills: found.stills > 0,
    trackSeconds: found.fragmented ? [] : found.trackSeconds,
    floats: true,
  });
}
