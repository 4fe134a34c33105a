import type { ByteSource } from './byte-source.ts';

const marks = [
  ...['RIFF', 'RIFX', 'RF64', 'BW64', 'fLaC', 'OggS', 'FORM', 'caff', '#!AMR', '.snd'].map((mark) =>
    Buffer.from(mark, 'latin1'),
  ),
  // ASF, Wave64 and EBML.
  ...['3026b2758e66cf11a6d900aa0062ce6c', '726966662e91cf11a5d628db04c10000', '1a45dfa3'].map((mark) =>
    Buffer.from(mark, 'hex'),
  ),
];

/** Places in this part of a file at which a container may begin, in order; one of each kind. */
export function containerPlaces(source: ByteSource, from: number, length: number): number[] {
  const bytes = source.read(from, length);
  const places = marks.flatMap((mark) => {
    const at = bytes.indexOf(mark);
    return at >= 0 && isLikely(bytes.subarray(at, at + 64)) ? [from + at] : [];
  });
  const movie = bytes.indexOf('ftyp', 4, 'latin1');
  if (movie >= 4) places.push(from + movie - 4);
  return places.sort((one, other) => one - other);
}

/** Four bytes occur by chance; these two kinds have nothing else that is checked later. */
function isLikely(head: Buffer): boolean {
  const mark = head.toString('latin1', 0, 4);
  if (mark === '.snd')
    return head.length >= 24 && head.readUInt32BE(12) <= 27 && head.readUInt32BE(16) <= 192_000 && head[23] !== 0;
  if (mark === '\u001aE\u00df\u00a3') return head.includes('webm') || head.includes('matroska');
  return true;
}

/** What other files begin with, long enough that no sound has it by chance. */
const foreign = [
  '%PDF-1',
  '<!DOCTYPE',
  '<html',
  '<?xml ',
  'Rar!\u001a\u0007',
  'GIF87a',
  'GIF89a',
  '7z\u00bc\u00af\u0027\u001c',
];
/** First bytes of all of them. */
export const foreignStarts = new Set([...foreign.map((start) => start.charCodeAt(0)), 0xff]);

/** Something that is no sound begins here. The length of a picture's first segment stands between its mark and the segment's name. */
export function beginsForeign(text: string): boolean {
  if (foreign.some((start) => text.startsWith(start))) return true;
  return /^(\u00ff\u00d8\u00ff[\u00e0\u00e1])$/.test(text.slice(0, 4)) && /^(JFIF|Exif)/.test(text.slice(6));
}
