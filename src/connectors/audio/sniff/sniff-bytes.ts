import type { RawFormat } from '../audio.port.ts';
import type { ByteSource } from './byte-source.ts';
import { sniffMp4 } from './mp4-boxes.ts';
import { endOfId3, sniffAdts, sniffMpeg } from './mpeg-sniff.ts';
import { sniffAiff, sniffAu, sniffCaf, sniffFlac, sniffW64 } from './plain-headers.ts';
import { refusal, type SniffResult, sniffedAudio } from './sniff-result.ts';
import { sniffAsf, sniffMatroska, sniffOgg } from './stream-containers.ts';
import { sniffText } from './text-sniff.ts';
import { sniffWav } from './wav-header.ts';

const asfId = Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex');
const w64Id = Buffer.from('726966662e91cf11a5d628db04c10000', 'hex');
const movieBoxes = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** Formats with an unmistakable beginning. */
function sniffStrongMagic(source: ByteSource, tagEnd: number): SniffResult | null {
  const head = source.read(tagEnd, 32);
  const mark = head.toString('latin1', 0, 4);
  const kind = head.toString('latin1', 8, 12);
  if (mark === 'fLaC') return sniffFlac(source, tagEnd);
  if (tagEnd > 0) return null;
  if (kind === 'WAVE' && mark === 'RIFF') return sniffWav(source, 'WAV');
  if (kind === 'WAVE' && (mark === 'RF64' || mark === 'BW64')) return sniffWav(source, 'RF64');
  if (kind === 'WAVE' && mark === 'RIFX') return sniffWav(source, 'RIFX');
  if (mark === 'RIFF') return kind === 'AVI ' ? refusal('has_video') : refusal('not_audio', { actual: 'RIFF' });
  if (mark === 'FORM' && (kind === 'AIFF' || kind === 'AIFC')) return sniffAiff(source);
  if (mark === 'FORM') return refusal('unsupported', { reason: 'format', actual: 'IFF' });
  if (mark === '.snd') return sniffAu(source);
  if (mark === 'caff') return sniffCaf(source);
  if (mark === 'OggS') return sniffOgg(source);
  if (head.subarray(0, 16).equals(w64Id)) return sniffW64(source);
  if (head.subarray(0, 16).equals(asfId)) return sniffAsf(source);
  if (head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return sniffMatroska(source);
  if (movieBoxes.has(head.toString('latin1', 4, 8))) return sniffMp4(source);
  const amr = head.toString('latin1', 0, 9);
  if (amr.startsWith('#!AMR\n') || amr === '#!AMR-WB\n')
    return sniffedAudio({
      demuxer: 'amr',
      container: 'AMR',
      extensions: ['amr', 'awb', '3ga'],
      sampleRateHz: amr === '#!AMR-WB\n' ? 16_000 : 8_000,
      channels: 1,
    });
  return null;
}

const raw: Record<RawFormat, { demuxer: string; inputOptions: string[]; rate: number; bytesPerSecond: number }> = {
  ulaw8k: { demuxer: 'mulaw', inputOptions: ['-ar', '8000', '-ac', '1'], rate: 8_000, bytesPerSecond: 8_000 },
  alaw8k: { demuxer: 'alaw', inputOptions: ['-ar', '8000', '-ac', '1'], rate: 8_000, bytesPerSecond: 8_000 },
  slin8k: { demuxer: 's16le', inputOptions: ['-ar', '8000', '-ac', '1'], rate: 8_000, bytesPerSecond: 16_000 },
  slin16k: { demuxer: 's16le', inputOptions: ['-ar', '16000', '-ac', '1'], rate: 16_000, bytesPerSecond: 32_000 },
  g722: { demuxer: 'g722', inputOptions: [], rate: 16_000, bytesPerSecond: 8_000 },
};

/** A headerless telephony file, of the type the sender names. */
export function headerless(format: RawFormat, size: number): SniffResult {
  const { demuxer, inputOptions, rate, bytesPerSecond } = raw[format];
  return sniffedAudio({
    demuxer,
    container: format,
    extensions: ['ulaw', 'ul', 'alaw', 'al', 'pcm', 'raw', 'sln', 'sln16', 'slin', 'g722', 'mu', 'law', 'bin'],
    inputOptions,
    sampleRateHz: rate,
    channels: 1,
    declaredSeconds: size / bytesPerSecond,
    coarse: format === 'ulaw8k' || format === 'alaw8k',
  });
}

/**
 * Identifies the bytes by our own reading alone; null when they match nothing we know.
 * A named raw format counts only where no container is found, because frame patterns of MP3 and ADTS may occur by chance.
 */
export function sniffBytes(source: ByteSource, rawFormat: RawFormat | null): SniffResult | null {
  if (source.size === 0) return refusal('not_audio', { actual: 'empty' });
  const tagEnd = endOfId3(source);
  const strong = sniffStrongMagic(source, tagEnd);
  if (strong) return strong;
  if (tagEnd >= source.size) return refusal('no_audio_stream');
  const text = sniffText(source.read(0, 65_536));
  if (text) return text;
  if (rawFormat && tagEnd === 0) return headerless(rawFormat, source.size);
  return sniffAdts(source, tagEnd) ?? sniffMpeg(source, tagEnd);
}
