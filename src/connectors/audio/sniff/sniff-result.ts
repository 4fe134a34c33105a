/** The identity of a file by its bytes. Nothing here comes from its name or its MIME header. */
export type SniffResult = SniffedAudio | SniffedRefusal;

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
  endMarkMissing: boolean;
  /** The samples are 8-bit codes (mu-law, A-law, unsigned 8 bit). */
  coarse: boolean;
  /** A real video track was seen in the container. */
  hasVideo: boolean;
  /** Options of a headerless format, in front of `-i`. */
  inputOptions: readonly string[];
  /** Part of the file that is read, where its container does not say where the sound ends; null for all of it. */
  window: { start: number; end: number } | null;
  /** Seconds at which something other than sound may begin, where that is uncertain. */
  unclearEndSeconds: number | null;
}

export interface SniffedRefusal {
  kind: 'refused';
  code: 'not_audio' | 'no_audio_stream' | 'damaged' | 'unsupported' | 'has_video' | 'playlist' | 'external_reference';
  params?: Record<string, string | number>;
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
    endMarkMissing: false,
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
