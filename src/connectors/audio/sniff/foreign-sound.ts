import type { ByteSource } from './byte-source.ts';
import { refusal, type SniffedRefusal } from './sniff-result.ts';

/** Sound that we cannot read, told by how it begins: the name that people know it by. */
const beginnings: Record<string, readonly string[]> = {
  SILK: ['#!SILK_V3', '\u0002#!SILK_V3'],
  DSS: ['\u0001dss', '\u0002dss', '\u0003dss', '\u0003ds2', '\u0006ds2', '\u0007ds2', '\u0003enc'],
  RealAudio: ['.ra\u00fd', '.RMF'],
  'NIST SPHERE': ['NIST_1A'],
  TTA: ['TTA1', 'TTA2'],
  VOC: ['Creative Voice File'],
  WavPack: ['wvpk'],
  "Monkey's Audio": ['MAC '],
  Musepack: ['MPCK', 'MP+'],
  DSD: ['DSD ', 'FRM8'],
  Shorten: ['ajkg'],
  IFF: ['FORM'],
  iLBC: ['#!iLBC'],
  EVRC: ['#!EVRC'],
  OptimFROG: ['OFR '],
  TwinVQ: ['TWIN9'],
  ATRAC: ['ea3\u0003', 'EA3\u0001', 'EA3\u0002'],
  DTS: ['\u007f\u00fe\u0080\u0001', '\u00fe\u007f\u0001\u0080'],
};

/** Names a kind of sound that is not on our list, so that its sender learns how to export it. */
export function sniffForeign(source: ByteSource): SniffedRefusal | null {
  const bytes = source.read(0, 64);
  const head = bytes.toString('latin1');
  // Matroska's clusters follow each other behind a head: without it nobody knows what is in them.
  if (head.startsWith('\u001fC\u00b6u')) return refusal('damaged', { reason: 'header' });
  if (isTrueHd(bytes)) return refusal('unsupported', { reason: 'format', actual: 'Dolby TrueHD' });
  const isQcp = head.startsWith('RIFF') && head.startsWith('QLCM', 8);
  const name = isQcp
    ? 'QCP'
    : Object.entries(beginnings).find(([, starts]) => starts.some((start) => head.startsWith(start)))?.[0];
  if (name) return refusal('unsupported', { reason: 'format', actual: name });
  if (isLatm(source)) return refusal('unsupported', { reason: 'format', actual: 'AAC (LATM)' });
  if (isG729(source)) return refusal('unsupported', { reason: 'format', actual: 'G.729' });
  return null;
}

function isTrueHd(head: Buffer): boolean {
  return head.length >= 8 && head.readUInt32BE(4) === 0xf8726fba;
}

/** AAC in LOAS: an 11-bit sync word and 13 bits of length (ISO/IEC 14496-3 §1.7.2), several in a row. */
function isLatm(source: ByteSource): boolean {
  let at = 0;
  for (let count = 0; count < 3; count += 1) {
    const head = source.read(at, 3);
    if (head.length < 3 || head[0] !== 0x56 || ((head[1] as number) & 0xe0) !== 0xe0) return false;
    at += 3 + ((((head[1] as number) & 0x1f) << 8) | (head[2] as number));
    if (at >= source.size) return count > 0;
  }
  return true;
}

/** The ITU's own test format: a sync word, the number of bits, then a word for each bit (ITU-T G.729 Annex A, §5). */
function isG729(source: ByteSource): boolean {
  const head = source.read(0, 8);
  return head.length === 8 && head.readUInt16LE(0) === 0x6b21 && head.readUInt16LE(2) === 80;
}

/** MP3 with a bit rate that no table has: valid, but hardly any player reads it. */
export function sniffFreeFormat(source: ByteSource, from: number): SniffedRefusal | null {
  const head = source.read(from, 4);
  const isFree =
    head.length === 4 &&
    head[0] === 0xff &&
    ((head[1] as number) & 0xe6) === 0xe2 &&
    ((head[2] as number) & 0xfc) < 0x0c;
  if (!isFree) return null;
  const next = source.read(from + 4, 8_192).indexOf(head.subarray(0, 2));
  return next < 0 ? null : refusal('unsupported', { reason: 'format', actual: 'MP3 (free format)' });
}
