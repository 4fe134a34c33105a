import type { ByteSource } from './byte-source.ts';
import { headlessWindow, plainPcm } from './plain-pcm.ts';
import { refusal, type SniffedAudio, type SniffedRefusal, type SniffResult, sniffedAudio } from './sniff-result.ts';
import { findSoundEnd } from './sound-end.ts';

interface WavFormat {
  tag: number;
  channels: number;
  rate: number;
  byteRate: number;
  blockAlign: number;
  bits: number;
  samplesPerBlock: number;
}

/** Sizes a recorder that cannot seek back leaves behind. */
const unknownSizes = new Set([0, 0xffffffff, 0x7fffffff, 0xfffffffe, 0x7ffff000]);
/** PCM, float, A-law, mu-law: bytes tell the length. */
const plainTags = new Set([1, 3, 6, 7]);
/** MS ADPCM, IMA ADPCM, GSM: blocks tell it. (Their byte rate is often written wrong, by ffmpeg too.) */
const blockTags = new Set([2, 0x11, 0x31]);
const mostChunks = 100_000;
/** What commonly stands behind the sound: tags and things people's tools append. */
const knownTails = [
  'ID3',
  'TAG',
  'APET',
  'LYRI',
  'PK\u0003\u0004',
  '%PDF',
  'Rar!',
  '<!do',
  '<htm',
  '<scr',
  '<?xm',
  '<?ph',
  'MZ',
];

function readFormat(source: ByteSource, offset: number, big: boolean): WavFormat | null {
  const bytes = source.read(offset, 40);
  if (bytes.length < 14) return null;
  const u16 = (at: number) => (big ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at));
  const u32 = (at: number) => (big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  const tag = u16(0);
  return {
    tag: tag === 0xfffe && bytes.length >= 26 ? u16(24) : tag,
    channels: u16(2),
    rate: u32(4),
    byteRate: u32(8),
    blockAlign: u16(12),
    bits: bytes.length >= 16 ? u16(14) : 0,
    samplesPerBlock: bytes.length >= 20 ? u16(18) : 0,
  };
}

interface Walk {
  format: WavFormat | null;
  dataOffset: number;
  /** Null when the header leaves it open. */
  dataSize: number | null;
}

function walkChunks(source: ByteSource, big: boolean): Walk {
  const walk: Walk = { format: null, dataOffset: 0, dataSize: null };
  let offset = 12;
  let ds64: number | null = null;
  for (let count = 0; count < mostChunks && offset + 8 <= source.size; count += 1) {
    const head = source.read(offset, 8);
    const id = head.toString('latin1', 0, 4);
    const size = big ? head.readUInt32BE(4) : head.readUInt32LE(4);
    if (id === 'ds64') {
      const sizes = source.read(offset + 8, 16);
      if (sizes.length === 16) ds64 = Number(sizes.readBigUInt64LE(8));
    } else if (id === 'fmt ') walk.format = readFormat(source, offset + 8, big);
    else if (id === 'data') {
      walk.dataOffset = offset + 8;
      const left = source.size - walk.dataOffset;
      const isOpen = unknownSizes.has(size) && (size !== 0 || left > 0);
      walk.dataSize = isOpen ? null : size;
      // Larger than any file, or nothing in spite of what follows: the recorder did not come back to fill it in.
      if (size === 0xffffffff && ds64 !== null)
        walk.dataSize = ds64 > 2 ** 48 || (ds64 === 0 && left > 0) ? null : ds64;
      return walk;
    }
    offset += 8 + size + (size % 2);
  }
  return walk;
}

/** Sound data continues after the announced end, not as a chunk and not as anything tools append: the header is wrong. */
function goesOnBehind(source: ByteSource, sound: { end: number; size: number; byteRate: number }): boolean {
  const { end } = sound;
  // Something small after the sound is not a recording, whatever it is.
  if (source.size - end < Math.max(sound.byteRate / 2, sound.size / 4)) return false;
  const tail = source.read(end, 12);
  const isPrintable = (from: number) => tail.subarray(from, from + 4).every((byte) => byte >= 0x20 && byte < 0x7f);
  // A padding byte may stand between.
  if (isPrintable(0) || isPrintable(1)) return false;
  const text = tail.toString('latin1');
  if (knownTails.some((mark) => text.startsWith(mark) || text.startsWith(mark, 1))) return false;
  return source.read(end, 4096).some((byte) => byte !== 0);
}

/** WAV, RF64, BW64 and RIFX. Chunks are walked without reading them, so 20,000 empty ones cost nothing. */
export function sniffWav(source: ByteSource, container: 'WAV' | 'RF64' | 'RIFX'): SniffResult {
  const { format, dataOffset, dataSize } = walkChunks(source, container === 'RIFX');
  if (!format) return refusal('damaged', { reason: 'header' });
  if (dataOffset === 0) return refusal('no_audio_stream');
  const contradiction = contradictionOf(format);
  if (contradiction) return contradiction;
  const left = source.size - dataOffset;
  const exact = plainTags.has(format.tag);
  const promised = dataSize === null ? null : promisedSeconds(format, dataSize);
  if (
    dataSize !== null &&
    dataSize < left &&
    exact &&
    goesOnBehind(source, { end: dataOffset + dataSize, size: dataSize, byteRate: format.byteRate })
  )
    return refusal('damaged', { reason: 'length', declaredSeconds: Math.round((promised ?? 0) * 10) / 10 });
  const open = dataSize === null || left < dataSize ? openEnd(source, { format, dataOffset, container }) : null;
  if (open === 'nothing') return refusal('no_audio_stream');
  const known = dataSize === null || open?.window ? open : null;
  return sniffedAudio({
    demuxer: 'wav',
    container,
    extensions: ['wav', 'wave', 'rf64', 'bwf'],
    sampleRateHz: format.rate,
    channels: format.channels,
    declaredSeconds: promised,
    cutShort: dataSize !== null && left < dataSize && !open?.window,
    coarse: format.tag === 6 || format.tag === 7 || (format.tag === 1 && format.bits <= 8),
    ...known,
  });
}

type OpenEnd = Partial<
  Pick<SniffedAudio, 'demuxer' | 'inputOptions' | 'window' | 'declaredSeconds' | 'unclearEndSeconds'>
>;

/** Where the sound ends when the header does not say: before the chunks that were written behind it. */
function openEnd(
  source: ByteSource,
  { format, dataOffset, container }: { format: WavFormat; dataOffset: number; container: 'WAV' | 'RF64' | 'RIFX' },
): OpenEnd | 'nothing' {
  const big = container === 'RIFX';
  const { end, unclearAt } = findSoundEnd(source, dataOffset, big ? 'aiff' : 'riff');
  if (end <= dataOffset) return 'nothing';
  const unclear = unclearAt === null ? null : (unclearAt - dataOffset) / format.byteRate;
  const kinds: Record<number, 'integer' | 'float' | 'alaw' | 'mulaw'> = {
    1: 'integer',
    3: 'float',
    6: 'alaw',
    7: 'mulaw',
  };
  const kind = kinds[format.tag];
  const shape = { bits: format.bits, big, sampleRateHz: format.rate, channels: format.channels };
  const plain = kind ? plainPcm({ kind, ...shape }) : null;
  // ffmpeg takes an open RF64 for an empty one.
  if (plain && (end < source.size || container === 'RF64'))
    return { ...headlessWindow(plain, { start: dataOffset, end }), unclearEndSeconds: unclear };
  return {
    ...(end < source.size ? { window: { start: 0, end }, declaredSeconds: null } : {}),
    unclearEndSeconds: unclear,
  };
}

function promisedSeconds(format: WavFormat, dataSize: number): number | null {
  if (plainTags.has(format.tag)) return dataSize / format.byteRate;
  if (!blockTags.has(format.tag) || format.samplesPerBlock === 0 || format.blockAlign === 0) return null;
  return ((dataSize / format.blockAlign) * format.samplesPerBlock) / format.rate;
}

function contradictionOf(format: WavFormat): SniffedRefusal | null {
  if (format.channels === 0 || format.rate === 0) return refusal('damaged', { reason: 'header' });
  const plain = format.tag === 1 || format.tag === 3;
  if (!plain) return format.byteRate === 0 ? refusal('damaged', { reason: 'header' }) : null;
  const width = Math.ceil(format.bits / 8);
  const consistent =
    format.blockAlign === format.channels * width && format.byteRate === format.rate * format.blockAlign;
  return consistent && width > 0 ? null : refusal('damaged', { reason: 'header' });
}
