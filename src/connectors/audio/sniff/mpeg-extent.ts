import type { ByteSource } from './byte-source.ts';
import type { Span } from './sniff-result.ts';
import { endOfTag } from './tags-in-front.ts';

/** Length of the frame at an offset, null where none of the same kind begins. */
export type FrameLength = (source: ByteSource, at: number) => number | null;

export interface Extent {
  /** Where frames stand; known tags between them are left out. */
  parts: Span[];
  frames: number;
}

/** Frames in a row that prove that sound goes on: single ones occur by chance in pictures and archives. */
const proof = 4;
/** Bytes between frames that are searched for more of them. */
const searchedBytes = 1_048_576;

/**
 * Walks the frames of a stream. Known tags between them are cut out; other bytes between frames stay in, so that the
 * decoder tells what they are; what stands behind the last frame is no sound.
 */
export function frameExtent(source: ByteSource, from: number, lengthAt: FrameLength): Extent {
  const parts: Span[] = [{ start: from, end: from }];
  let frames = 0;
  let at = from;
  while (at < source.size) {
    const part = parts[parts.length - 1] as Span;
    const length = lengthAt(source, at);
    if (length !== null) {
      frames += 1;
      at += length;
      part.end = Math.min(at, source.size);
      continue;
    }
    const behindTag = endOfTag(source, at);
    const next = behindTag > at && isSound(source, behindTag, lengthAt) ? behindTag : findSound(source, at, lengthAt);
    if (next === null) break;
    if (next === behindTag) parts.push({ start: next, end: next });
    at = next;
  }
  return { parts, frames };
}

function isSound(source: ByteSource, from: number, lengthAt: FrameLength): boolean {
  let at = from;
  for (let count = 0; count < proof; count += 1) {
    const length = at >= source.size && count > 0 ? 0 : lengthAt(source, at);
    if (length === null) return false;
    at += length;
  }
  return true;
}

/** The next place from which several frames follow each other. */
export function findSound(source: ByteSource, from: number, lengthAt: FrameLength): number | null {
  const end = Math.min(source.size, from + searchedBytes);
  for (let low = from; low < end; low += 16_384) {
    const bytes = source.read(low, 16_384);
    for (let index = bytes.indexOf(0xff); index >= 0; index = bytes.indexOf(0xff, index + 1))
      if (isSound(source, low + index, lengthAt)) return low + index;
  }
  return null;
}
