import type { ByteSource } from './byte-source.ts';

/** End of an ID3v2 tag at an offset (id3.org, v2.4 §3: 10 bytes, a syncsafe size, a footer where flagged); else the offset. */
function endOfId3(source: ByteSource, at: number): number {
  const head = source.read(at, 10);
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return at;
  const size = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + ((head[index] as number) & 0x7f), 0);
  return at + 10 + size + (((head[5] as number) & 0x10) !== 0 ? 10 : 0);
}

/** End of an APEv2 tag that begins with its head; its size counts the items and the foot. */
function endOfApe(source: ByteSource, at: number): number {
  const head = source.read(at, 32);
  if (head.length < 32 || head.toString('latin1', 0, 8) !== 'APETAGEX') return at;
  return at + 32 + head.readUInt32LE(12);
}

/** End of the tag, or of the byte-order mark, that begins at an offset; the offset itself where there is none. */
export function endOfTag(source: ByteSource, at: number): number {
  const head = source.read(at, 8);
  if (head.toString('latin1', 0, 3) === 'ID3') return endOfId3(source, at);
  if (head.toString('latin1') === 'APETAGEX') return endOfApe(source, at);
  if (head.toString('latin1', 0, 3) === 'TAG' && at > 0) return Math.min(source.size, at + 128);
  return at;
}

/** End of everything known that stands in front of the sound. */
export function endOfFront(source: ByteSource): number {
  const mark = source.read(0, 3);
  let end = mark.equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  for (let count = 0; count < 16; count += 1) {
    const next = endOfTag(source, end);
    if (next === end) return end;
    end = next;
  }
  return end;
}
