import type { ByteSource } from './byte-source.ts';

/** Chunks that programs write behind the sound, or before it. */
export const tailNames: readonly string[] = [
  ...['LIST', 'id3 ', 'ID3 ', 'bext', 'iXML', 'axml', '_PMX', 'cue ', 'smpl', 'inst', 'fact', 'PEAK', 'JUNK', 'junk'],
  ...['PAD ', 'FLLR', 'acid', 'cart', 'umid', 'MD5 ', 'afsp', 'DISP', 'plst', 'chna', 'link', 'levl', 'strc', 'SAUR'],
  ...['COMM', 'MARK', 'INST', 'MIDI', 'AESD', 'APPL', 'COMT', 'NAME', 'AUTH', '(c) ', 'ANNO', 'FVER', 'CHAN'],
];
const names = new Set([...tailNames, 'fmt ', 'data', 'SSND']);

/**
 * Where the next chunk begins: a chunk of odd size is followed by a pad byte, which some writers forget. It is missing
 * where a known name stands at once, and none behind it.
 */
export function nextChunk(source: ByteSource, end: number, isOdd: boolean): { offset: number; padIsMissing: boolean } {
  if (!isOdd) return { offset: end, padIsMissing: false };
  const head = source.read(end, 5).toString('latin1');
  const padIsMissing = names.has(head.slice(0, 4)) && !names.has(head.slice(1));
  return { offset: padIsMissing ? end : end + 1, padIsMissing };
}
