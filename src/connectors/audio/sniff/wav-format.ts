import type { ByteSource } from './byte-source.ts';
import { type PlainPcm, plainPcm } from './plain-pcm.ts';
import { areFloats, roughness } from './samples-by-ear.ts';
import { refusal, type SniffedRefusal } from './sniff-result.ts';

/** A `fmt ` chunk as it stands in the file. */
export interface WavFormat {
  tag: number;
  /** It lacks the extension that it announces. */
  isCut: boolean;
  channels: number;
  rate: number;
  byteRate: number;
  blockAlign: number;
  /** Of the container: 32 where 24 bits are valid in it. */
  bits: number;
  /** 0 where the chunk does not say. */
  validBits: number;
  samplesPerBlock: number;
  /** The whole chunk without its head. */
  content: Buffer;
}

/** What the format says after its fields have been reconciled with each other. */
export interface SettledFormat extends WavFormat {
  /** How plain samples are read without the header; null for coded ones. */
  plain: PlainPcm | null;
  /** The chunk contradicts itself, or says something that a decoder would misread. */
  isMended: boolean;
}

const kinds: Record<number, 'integer' | 'float' | 'alaw' | 'mulaw'> = {
  1: 'integer',
  3: 'float',
  6: 'alaw',
  7: 'mulaw',
};

/** PCM, float, A-law, mu-law: bytes tell the length. */
export const plainTags = new Set([1, 3, 6, 7]);

/** Tags of coded sound whose blocks have a size that follows from what they hold. */
const [msAdpcm, imaAdpcm, gsm610] = [2, 0x11, 0x31];
export const blockTags = new Set([msAdpcm, imaAdpcm, gsm610]);

export function readWavFormat(
  source: ByteSource,
  chunk: { offset: number; size: number; big: boolean },
): WavFormat | null {
  const bytes = source.read(chunk.offset, 40);
  // The shortest there is; what follows a shorter one belongs to the next chunk.
  if (bytes.length < 14 || chunk.size < 14) return null;
  const u16 = (at: number) => (chunk.big ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at));
  const u32 = (at: number) => (chunk.big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  const isExtensible = u16(0) === 0xfffe && bytes.length >= 26 && chunk.size >= 26;
  // What an extensible chunk without its extension leaves out is its kind: plain samples.
  const tag = u16(0) === 0xfffe ? 1 : u16(0);
  return {
    tag: isExtensible ? u16(24) : tag,
    // A decoder believes the extension's own size, which some writers leave at 0.
    isCut: u16(0) === 0xfffe && (!isExtensible || u16(16) < 22),
    channels: u16(2),
    rate: u32(4),
    byteRate: u32(8),
    blockAlign: u16(12),
    bits: bytes.length >= 16 && chunk.size >= 16 ? u16(14) : 0,
    validBits: isExtensible ? u16(18) : 0,
    samplesPerBlock: bytes.length >= 20 ? u16(18) : 0,
    content: source.read(chunk.offset, Math.min(chunk.size, 4_096)),
  };
}

/** Works out each field that follows from the others; what no field tells is damage. */
export function settleFormat(
  format: WavFormat,
  sound: { source: ByteSource; start: number; big: boolean },
): SettledFormat | SniffedRefusal {
  const unreadable = unreadableTags[format.tag];
  if (unreadable) return refusal('unsupported', { reason: 'codec', actual: unreadable });
  const isFloat = format.tag === 1 && format.bits === 32 && !sound.big && areFloats({ ...sound, channels: 1 });
  const named = isFloat ? { ...format, tag: 3, isCut: true } : namedAsIntegers(format);
  const kind = kinds[named.tag];
  const settled = kind ? settlePlain(named, kind, sound) : settleCoded(named);
  return settled ?? refusal('damaged', { reason: 'header' });
}

/** A kind that was left open, or floats narrower than any: what has the frame of plain samples is plain samples. */
function namedAsIntegers(format: WavFormat): WavFormat {
  const { tag, bits, channels, blockAlign } = format;
  const isNarrow = tag === 3 && bits < 32;
  const isPlain = [8, 16, 24, 32].includes(bits) && blockAlign === (channels * bits) / 8;
  return isPlain && (tag === 0 || isNarrow) ? { ...format, tag: 1, isCut: true } : format;
}

/** Sound in packets whose ends a WAV does not tell, so that no decoder finds them; by tag. */
const unreadableTags: Record<number, string> = {
  255: 'AAC',
  41222: 'AAC',
  41225: 'Speex',
  26447: 'Vorbis',
  28751: 'Opus',
};

function settlePlain(
  format: WavFormat,
  kind: (typeof kinds)[number],
  sound: { source: ByteSource; start: number; big: boolean },
): SettledFormat | null {
  const { big } = sound;
  const isLaw = kind === 'alaw' || kind === 'mulaw';
  const named = isLaw ? 1 : Math.ceil(format.bits / 8);
  // A frame may be wider than its samples: 24 valid bits in 32. It is believed only where the rates agree with it.
  const agrees =
    format.byteRate === format.rate * format.blockAlign && format.blockAlign % Math.max(1, format.channels) === 0;
  const framed = agrees && format.channels > 0 ? format.blockAlign / format.channels : 0;
  const mayBeWider = !isLaw && framed > named && framed <= (kind === 'float' ? 8 : 4);
  const heard = { ...sound, channels: format.channels };
  // Others write the frame of one kind over the samples of another: the width that gives noise is not the right one.
  const isCertain = named === 0 || kind === 'float' || big;
  const isWider = mayBeWider && (isCertain || roughness(heard, framed) <= roughness(heard, named));
  const width = isWider ? framed : named;
  const channels = format.channels || Math.floor(format.blockAlign / Math.max(1, width));
  const rate = format.rate || Math.floor(format.byteRate / Math.max(1, format.blockAlign));
  if (width === 0 || channels === 0 || rate === 0) return null;
  const blockAlign = width * channels;
  const plain = plainPcm({ kind: kind as 'integer', bits: width * 8, big, sampleRateHz: rate, channels });
  const isSame = format.blockAlign === blockAlign && format.byteRate === rate * blockAlign && format.rate === rate;
  const isNarrower = format.validBits > 0 && Math.ceil(format.validBits / 8) !== width;
  const isMended = format.isCut || !isSame || format.channels !== channels || named !== width || isNarrower;
  if (isMended && !plain) return null;
  return { ...format, channels, rate, blockAlign, byteRate: rate * blockAlign, bits: width * 8, plain, isMended };
}

/** Bytes of one block, from the samples in it. */
function blockBytes({ tag, channels, samplesPerBlock }: WavFormat): number | null {
  if (tag === gsm610) return 65;
  if (samplesPerBlock < 4) return null;
  if (tag === imaAdpcm) return 4 * channels + ((samplesPerBlock - 1) * channels) / 2;
  if (tag === msAdpcm) return 7 * channels + ((samplesPerBlock - 2) * channels) / 2;
  return null;
}

function settleCoded(format: WavFormat): SettledFormat | null {
  if (format.channels === 0 || format.rate === 0) return null;
  const derived = blockBytes(format);
  // Its codes have four bits, whatever the chunk says.
  const bits = format.tag === imaAdpcm || format.tag === msAdpcm ? 4 : format.bits;
  const isWrong = derived !== null && format.blockAlign !== derived && format.blockAlign <= format.channels;
  const blockAlign = isWrong ? (derived as number) : format.blockAlign;
  const perBlock = format.tag === gsm610 ? 320 : format.samplesPerBlock;
  const isKnown = blockTags.has(format.tag) && perBlock > 0 && blockAlign > 0;
  const byteRate = format.byteRate || (isKnown ? Math.round((format.rate * blockAlign) / perBlock) : 0);
  return {
    ...format,
    samplesPerBlock: perBlock,
    blockAlign,
    byteRate,
    bits,
    plain: null,
    isMended: isWrong || byteRate !== format.byteRate || bits !== format.bits,
  };
}

/** A head for this sound with the fields as they should be, for a decoder that is given the sound behind it. */
export function mendedHead(format: SettledFormat, dataBytes: number): Uint8Array {
  const content = Buffer.alloc(format.plain ? 16 : Math.max(16, format.content.length));
  format.content.copy(content);
  if (format.plain) {
    content.writeUInt16LE(format.tag, 0);
    content.writeUInt16LE(format.channels, 2);
    content.writeUInt32LE(format.rate, 4);
  }
  content.writeUInt32LE(format.byteRate, 8);
  content.writeUInt16LE(format.blockAlign, 12);
  content.writeUInt16LE(format.bits, 14);
  const head = Buffer.alloc(20 + content.length + (content.length % 2) + 8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(head.length - 8 + dataBytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(content.length, 16);
  content.copy(head, 20);
  head.write('data', head.length - 8, 'latin1');
  head.writeUInt32LE(dataBytes, head.length - 4);
  return head;
}
