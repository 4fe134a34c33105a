import type { Repair } from '../../../domain/audio/verdict.ts';

export type { Repair };
/** The identity of a file by its bytes. Nothing here comes from its name or its MIME header. */
export type SniffResult = SniffedAudio | SniffedRefusal;

/** A part of a file, in bytes. */
export interface Span {
  start: number;
  end: number;
}

export interface SniffedAudio {
  kind: 'audio';
  /** ffmpeg's demuxer, forced with `-f`, so that content cannot lead ffmpeg to a reader of playlists or modules. */
  demuxer: string;
  /** For people: `WAV`, `MP3`, `M4A/MP4`. */
  container: string;
  /** Extensions this content is usually given, without the dot. */
  extensions: readonly string[];
  /** Bytes of ID3v2 tags in front, skipped instead of parsed (a tag of 20,000 frames takes ffmpeg seconds). */
  skipBytes: number;
  sampleRateHz: number | null;
  channels: number | null;
  /** Length the container promises, only where it is exact. */
  declaredSeconds: number | null;
  /** The container announces more bytes than the file has. */
  cutShort: boolean;
  /** The samples are 8-bit codes (mu-law, A-law, unsigned 8 bit). */
  coarse: boolean;
  /** The decoder gives floats, which may go beyond full scale without being cut. */
  floats: boolean;
  /** Pages that are missing in the middle: how much, and where the first one is. */
  lost: { seconds: number; at: number } | null;
  /** Length of each recording in the file that is not used, in seconds. */
  unused: readonly number[];
  /** Where its own sound ends, in bytes, in containers behind which another recording would not be read; else null. */
  soundEnd: number | null;
  /** Pictures are shown beside the sound, as chapters have them: no film. */
  hasStills: boolean;
  /** Lengths of the sound tracks, in order, where the container has several and says them. */
  trackSeconds: readonly (number | null)[];
  /** Packets that a decoder stumbles over although nothing is missing: heads in the middle of a chain. */
  harmlessPackets: number;
  /** What is decoded instead of the file, where its own head misleads a decoder: this head, then these parts of the file. */
  rebuilt: { head: Uint8Array; parts: readonly Span[] } | null;
  /** What was put right, for the measurements. */
  repairs: readonly Repair[];
  /** A real video track was seen in the container. */
  hasVideo: boolean;
  /** Options of a headerless format, in front of `-i`. */
  inputOptions: readonly string[];
  /** Part of the file that is read, where its container does not say where the sound ends; null for all of it. */
  window: Span | null;
  /** Seconds at which something other than sound may begin, where that is uncertain. */
  unclearEndSeconds: number | null;
}

export interface SniffedRefusal {
  kind: 'refused';
  code: 'not_audio' | 'no_audio_stream' | 'damaged' | 'unsupported' | 'has_video' | 'playlist' | 'external_reference';
  params?: Record<string, string | number>;
}

/** A result about a part of a file, told of the whole file. */
export function within(found: SniffedAudio, { start, end }: Span): SniffedAudio {
  const shifted = (span: Span): Span => ({ start: start + span.start, end: start + span.end });
  if (found.rebuilt) return { ...found, rebuilt: { ...found.rebuilt, parts: found.rebuilt.parts.map(shifted) } };
  if (found.window) return { ...found, window: shifted(found.window) };
  return { ...found, skipBytes: 0, window: { start: start + found.skipBytes, end } };
}

/** A sniffed format of which only the kind is known. */
export function sniffedAudio(
  known: Pick<SniffedAudio, 'demuxer' | 'container' | 'extensions'> & Partial<SniffedAudio>,
): SniffedAudio {
  return {
    kind: 'audio',
    skipBytes: 0,
    sampleRateHz: null,
    channels: null,
    declaredSeconds: null,
    cutShort: false,
    floats: false,
    lost: null,
    unused: [],
    soundEnd: null,
    hasStills: false,
    trackSeconds: [],
    harmlessPackets: 0,
    rebuilt: null,
    repairs: [],
    coarse: false,
    hasVideo: false,
    inputOptions: [],
    window: null,
    unclearEndSeconds: null,
    ...known,
  };
}

export function refusal(code: SniffedRefusal['code'], params?: SniffedRefusal['params']): SniffedRefusal {
  return params ? { kind: 'refused', code, params } : { kind: 'refused', code };
}
