import { fileTypeFromFile } from 'file-type';
import { parseFile } from 'music-metadata';
import type { RawFormat } from '../audio.port.ts';
import { withByteSource } from './byte-source.ts';
import { sniffBytes, sniffDeep } from './sniff-bytes.ts';
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

async function nameUnknown(path: string): Promise<SniffResult> {
  const type = await fileTypeFromFile(path).catch(() => undefined);
  if (!type || type.mime === 'audio/mpeg') {
    const found = withByteSource(path, sniffDeep);
    if (found) return found;
  }
  if (!type) return refusal('not_audio', { actual: 'unknown' });
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
