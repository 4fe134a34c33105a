import type { ByteSource } from './byte-source.ts';

/** Where the samples lie, and one frame of them, in bytes. */
export interface SampleBytes {
  source: ByteSource;
  start: number;
  channels: number;
}

const places = 4;
const framesAtPlace = 2_000;

/** Frames of this size at several places of the sound, whole and aligned. */
function* framesOf({ source, start, channels }: SampleBytes, width: number): Generator<Buffer> {
  const frame = width * channels;
  const frames = Math.floor((source.size - start) / frame);
  for (let place = 0; place < places; place += 1) {
    const first = Math.floor((frames * place) / places);
    yield source.read(start + first * frame, Math.min(framesAtPlace, frames - first) * frame);
  }
}

/**
 * First difference energy over energy of the first channel, read with samples of this width: near 2 where the width is wrong,
 * because that gives noise; 0 for silence.
 */
export function roughness(sound: SampleBytes, width: number): number {
  let energy = 0;
  let difference = 0;
  for (const bytes of framesOf(sound, width)) {
    let last: number | null = null;
    for (let at = 0; at + width <= bytes.length; at += width * sound.channels) {
      const value = width === 1 ? (bytes[at] as number) - 128 : bytes.readInt16LE(at + width - 2);
      energy += value * value;
      difference += last === null ? 0 : (value - last) ** 2;
      last = value;
    }
  }
  return energy === 0 ? 0 : difference / energy;
}

/** Samples of 32 bits that can only be floats: integers would be not a number, or smaller than anything that is heard. */
export function areFloats(sound: SampleBytes): boolean {
  let heard = 0;
  for (const bytes of framesOf({ ...sound, channels: 1 }, 4)) {
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const size = Math.abs(bytes.readFloatLE(at));
      if (!(size <= 8) || (size > 0 && size < 1e-9)) return false;
      if (size > 0) heard += 1;
    }
  }
  return heard > framesAtPlace / 10;
}
