import { fileTypeFromFile } from 'file-type';
import { parseFile } from 'music-metadata';
import type { RawFormat } from '../../../domain/audio/voice-formats.ts';
import { withByteSource } from './byte-source.ts';
import { sniffBehind, sniffBytes } from './sniff-bytes.ts';
import { refusal, type SniffedAudio, type SniffResult } from './sniff-result.ts';

/** Only these keep their rate and channels where our own reading does not look. */
const hintedDemuxers = new Set(['mov', 'matroska', 'asf']);
const matroskaVideoTrack = 1;

/**
 * Identifies a file. `onFirst` gets our own result before slower libraries run, so that a time limit loses only their
 * hints.
 */
export async function sniffFile(
  request: { path: string; rawFormat: RawFormat | null },
  onFirst: (result: SniffResult) => void,
): Promise<SniffResult> {
  const own = withByteSource(request.path, (source) => sniffBytes(source, request.rawFormat));
  if (own?.kind === 'refused') return own;
  if (!own) return await nameUnknown(request.path);
  if (!hintedDemuxers.has(own.demuxer)) return own;
  onFirst(own);
  return withHints(own, request.path);
}

/** Told by two bytes that occur by chance; a real one has frames, which we have looked for. */
const weakKinds = new Set(['audio/mpeg', 'audio/aac']);
/** Kinds that hold sound as often as pictures, and whether one holds pictures. */
const mixedKinds: Record<string, { name: string; hasVideo: (head: Buffer) => boolean }> = {
  // A packet of pictures begins with this and a stream number (ISO/IEC 13818-1, table 2-22).
  'video/mp2t': { name: 'MPEG-TS', hasVideo: (head) => head.includes(Buffer.from([0, 0, 1, 0xe0])) },
  'video/x-flv': { name: 'FLV', hasVideo: (head) => ((head[4] ?? 0) & 1) === 1 },
};

async function nameUnknown(path: string): Promise<SniffResult> {
  const type = await fileTypeFromFile(path).catch(() => undefined);
  if (!type || weakKinds.has(type.mime))
    return withByteSource(path, sniffBehind) ?? refusal('not_audio', { actual: 'unknown' });
  const mixed = mixedKinds[type.mime];
  if (mixed && !mixed.hasVideo(withByteSource(path, (source) => source.read(0, 262_144))))
    return refusal('unsupported', { reason: 'format', actual: mixed.name });
  if (type.mime.startsWith('audio/'))
    return refusal('unsupported', { reason: 'format', actual: type.ext.toUpperCase() });
  if (type.mime.startsWith('video/')) return refusal('has_video');
  return refusal('not_audio', { actual: type.ext.toUpperCase() });
}

async function withHints(own: SniffedAudio, path: string): Promise<SniffResult> {
  const metadata = await parseFile(path, { duration: false, skipCovers: true }).catch(() => null);
  if (!metadata) return own;
  const { format } = metadata;
  const hasVideo = format.trackInfo.some((track) => track.type === matroskaVideoTrack);
  if (own.demuxer === 'matroska' && hasVideo) return refusal('has_video');
  const isMatroska = own.demuxer === 'matroska' && format.duration !== undefined && format.duration > 0;
  return {
    ...own,
    sampleRateHz: format.sampleRate ?? null,
    channels: format.numberOfChannels ?? null,
    declaredSeconds: isMatroska ? (format.duration ?? null) : own.declaredSeconds,
  };
}
