import { beginsForeign, foreignStarts } from './buried-sound.ts';
import type { ByteSource } from './byte-source.ts';
import { tailNames } from './chunk-step.ts';

export interface SoundEnd {
  end: number;
  /** Where something that looks like a chunk begins, although no chain of chunks leads from it to the end of the file. */
  unclearAt: number | null;
}

/** How a container's chunks look: name and size of each, in which byte order. */
export type ChunkKind = 'riff' | 'aiff' | 'w64' | 'caf';

const knownNames = new Set(tailNames.map((name) => Buffer.from(name, 'latin1').readUInt32BE(0)));
/** A name and how its content begins: no sound has these eight bytes by chance, whatever the chunk's size says. */
const signed: [name: string, content: string][] = [
  ['LIST', 'INFO'],
  ['LIST', 'adtl'],
  ['id3 ', 'ID3'],
  ['ID3 ', 'ID3'],
  ['iXML', '<'],
  ['axml', '<?'],
  ['_PMX', '<?'],
];
const w64Tail = Buffer.from('f3acd3118cd100c04f8edb8a', 'hex');
const pngHead = Buffer.from('89504e470d0a1a0a', 'hex');
const pngEnd = Buffer.from('49454e44ae426082', 'hex');
const windowBytes = 1_048_576;

/**
 * Where the sound of an open-ended container ends. Looks from the end of the file backwards for a chain of chunks, tags and
 * pictures that reaches the end to the byte; samples that merely look like a chunk make no such chain.
 */
export function findSoundEnd(source: ByteSource, from: number, kind: ChunkKind): SoundEnd {
  const search = new Search(source, from, kind);
  for (let high = source.size; high > from; high -= windowBytes) search.look(Math.max(from, high - windowBytes), high);
  return search.result();
}

class Search {
  readonly #source: ByteSource;
  readonly #from: number;
  readonly #kind: ChunkKind;
  /** Offsets from which a chain reaches the end of the file. */
  readonly #ends: Set<number>;
  #end: number;
  #unclearAt: number | null = null;

  constructor(source: ByteSource, from: number, kind: ChunkKind) {
    this.#source = source;
    this.#from = from;
    this.#kind = kind;
    this.#end = source.size;
    this.#ends = new Set([source.size]);
    for (let tail = tailBefore(source, source.size); tail !== null && tail >= from; tail = tailBefore(source, tail))
      this.#reach(tail);
  }

  look(low: number, high: number): void {
    const bytes = this.#source.read(low, high - low + 32);
    for (let at = high - low - 1; at >= 0; at -= 1) {
      const first = bytes[at] as number;
      if (first === 0x89 || first === 0x49) this.#lookForTag(bytes, at, low);
      // 0xff is a byte of every quiet recording.
      const isPossible = first === 0xff ? bytes[at + 1] === 0xd8 : foreignStarts.has(first);
      if (isPossible && beginsForeign(bytes.toString('latin1', at, at + 12))) this.#reach(low + at);
      // Chunks begin at even offsets from the sound; in CAF anywhere.
      const isOdd = (low + at - this.#from) % 2 !== 0 && this.#kind !== 'caf';
      if (first < 0x20 || first > 0x7e || isOdd || at + 8 > bytes.length) continue;
      if (this.#kind === 'w64') this.#lookForW64(bytes, at, low);
      else if (this.#kind === 'caf') this.#lookForCaf(bytes, at, low);
      else this.#lookForChunk(bytes, at, low);
    }
  }

  result(): SoundEnd {
    const unclear = this.#unclearAt;
    return { end: this.#end, unclearAt: unclear !== null && unclear < this.#end ? unclear : null };
  }

  #reach(at: number): void {
    this.#ends.add(at);
    this.#end = Math.min(this.#end, at);
  }

  #lookForChunk(bytes: Buffer, at: number, low: number): void {
    const name = bytes.readUInt32BE(at);
    const isKnown = knownNames.has(name);
    if (!isKnown && !isName(bytes, at)) return;
    const size = this.#kind === 'riff' ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4);
    const next = low + at + 8 + size;
    if (this.#ends.has(next) || this.#ends.has(next + (size % 2))) this.#reach(low + at);
    else if (isKnown && this.#kind === 'riff') this.#noteOdd(bytes, { at, next, offset: low + at });
  }

  /** A chunk whose size is wrong or whose end is missing: dropped where its content proves it, else reported. */
  #noteOdd(bytes: Buffer, found: { at: number; next: number; offset: number }): void {
    const { at, next, offset } = found;
    const content = bytes.toString('latin1', at + 8, at + 12);
    const name = bytes.toString('latin1', at, at + 4);
    if (signed.some(([signedName, start]) => name === signedName && content.startsWith(start))) this.#reach(offset);
    else if (next > offset + 8 && next <= this.#source.size + windowBytes) this.#unclearAt = offset;
  }

  #lookForCaf(bytes: Buffer, at: number, low: number): void {
    if (at + 12 > bytes.length || !isName(bytes, at)) return;
    const size = Number(bytes.readBigInt64BE(at + 4));
    if (size >= 0 && this.#ends.has(low + at + 12 + size)) this.#reach(low + at);
  }

  #lookForW64(bytes: Buffer, at: number, low: number): void {
    if (at + 24 > bytes.length || !bytes.subarray(at + 4, at + 16).equals(w64Tail)) return;
    const size = Number(bytes.readBigUInt64LE(at + 16));
    const next = low + at + size;
    if (size >= 24 && (this.#ends.has(next) || this.#ends.has(next + ((8 - (size % 8)) % 8)))) this.#reach(low + at);
  }

  /** An ID3v2 tag or a PNG picture outside any chunk. */
  #lookForTag(bytes: Buffer, at: number, low: number): void {
    if (bytes.subarray(at, at + 8).equals(pngHead)) {
      if ([...this.#ends].some((end) => this.#source.read(end - 8, 8).equals(pngEnd))) this.#reach(low + at);
      return;
    }
    if (at + 10 > bytes.length || bytes.toString('latin1', at, at + 3) !== 'ID3') return;
    const size = bytes.subarray(at + 6, at + 10);
    const isTag = (bytes[at + 3] as number) <= 4 && size.every((byte) => byte < 0x80);
    const length = size.reduce((sum, byte) => sum * 128 + byte, 0);
    if (isTag && this.#ends.has(low + at + 10 + length)) this.#reach(low + at);
  }
}

/** Letters first, as every registered name has. */
function isName(bytes: Buffer, at: number): boolean {
  const isLetter = (byte: number) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  if (!isLetter(bytes[at] as number)) return false;
  for (let index = at + 1; index < at + 4; index += 1) {
    const byte = bytes[index] as number;
    if (!isLetter(byte) && !(byte >= 0x30 && byte <= 0x39) && byte !== 0x20 && byte !== 0x5f) return false;
  }
  return true;
}

/** Where a tag or archive begins that ends exactly here and says so itself: ID3v1, Lyrics3, APEv2, ZIP. Null when there is none. */
export function tailBefore(source: ByteSource, end: number): number | null {
  const start = startOfTail(source, end);
  // A tag of no size, or of more than there is, would be looked for again and again.
  return start !== null && start >= 0 && start < end ? start : null;
}

function startOfTail(source: ByteSource, end: number): number | null {
  if (end >= 128 && source.read(end - 128, 3).toString('latin1') === 'TAG') return end - 128;
  const lyrics = source.read(end - 15, 15).toString('latin1');
  if (lyrics.endsWith('LYRICS200') && /^\d{6}/.test(lyrics)) return end - 15 - Number(lyrics.slice(0, 6));
  const ape = source.read(end - 32, 32);
  if (ape.length === 32 && ape.toString('latin1', 0, 8) === 'APETAGEX')
    return end - ape.readUInt32LE(12) - (ape.readUInt32LE(20) >= 0x80000000 ? 32 : 0);
  const zip = source.read(end - 22, 22);
  if (zip.length === 22 && zip.toString('latin1', 0, 4) === 'PK\u0005\u0006') {
    const start = end - 22 - zip.readUInt32LE(12) - zip.readUInt32LE(16);
    if (source.read(start, 4).toString('latin1') === 'PK\u0003\u0004') return start;
  }
  return null;
}
