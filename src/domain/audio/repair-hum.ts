import { audioLimits } from './audio-limits.ts';
import { type BiquadPair, filterPair, notch } from './biquad.ts';
import { besideHz, standsOut, steady, tonePower } from './hum-meter.ts';
import { eachPart, type InPieces } from './in-pieces.ts';

/** Harmonics above this are not heard as hum. */
const highestHz = 1_600;
const frameSeconds = 0.5;
/** So many frames, spread over the recording, tell whether a tone is always there. */
const mostFrames = 40;
/** A mains tone and what a device makes of it stay within this. */
const widthHz = (hertz: number) => 3 + hertz * 0.003;
/** The filters are run in over this much sound, so that the hum does not fade in at the start. */
const runInSeconds = 0.5;

/** The tones of the mains in a voice: multiples of its frequency that stand out and are never absent, Hz. */
export function* humTones(samples: Float32Array, rateHz: number, mainsHz: number): InPieces<number[]> {
  const frames = framesOf(samples, Math.round(rateHz * frameSeconds));
  const tones: number[] = [];
  for (let hertz = mainsHz; hertz <= Math.min(highestHz, rateHz / 2 - 100); hertz += mainsHz) {
    const turn = (at: number) => 2 * Math.cos((2 * Math.PI * at) / rateHz);
    const own = frames.map((frame) => tonePower(frame, turn(hertz)));
    const beside = frames.map((frame) =>
      Math.max(tonePower(frame, turn(hertz - besideHz)), tonePower(frame, turn(hertz + besideHz))),
    );
    const power = steady(own);
    if (power > standsOut * steady(beside) && power > inaudible) tones.push(hertz);
    yield;
  }
  return tones;
}

/** Power far below what the finding names. */
const inaudible = 10 ** ((audioLimits.humDbfs - 20) / 10);

function framesOf(samples: Float32Array, size: number): Float64Array[] {
  const count = Math.floor(samples.length / size);
  const step = Math.max(1, Math.ceil(count / mostFrames));
  const frames: Float64Array[] = [];
  for (let frame = 0; frame < count; frame += step) {
    const shaped = new Float64Array(size);
    for (let index = 0; index < size; index += 1)
      shaped[index] = (samples[frame * size + index] as number) * (1 - Math.cos((2 * Math.PI * index) / size));
    frames.push(shaped);
  }
  return frames;
}

/** The voice without these tones: a narrow notch at each, of a few Hz. */
export function* removeTones(samples: Float32Array, rateHz: number, tones: readonly number[]): InPieces<Float32Array> {
  const runIn = Math.min(Math.round(runInSeconds * rateHz), samples.length - 1);
  const work = new Float64Array(runIn + samples.length);
  // The start turned about its first sample: a tone goes on through it without a knock.
  const first = samples[0] as number;
  for (let index = 0; index < runIn; index += 1) work[index] = 2 * first - (samples[runIn - index] as number);
  yield* eachPart(samples.length, (start, end) => work.set(samples.subarray(start, end), runIn + start));
  for (let index = 0; index < tones.length; index += 2) {
    const pair = pairOf(tones, index, rateHz);
    yield* eachPart(work.length, (start, end) => {
      const piece = work.subarray(start, end);
      filterPair(pair, piece, piece, piece.length);
    });
  }
  const result = new Float32Array(samples.length);
  yield* eachPart(samples.length, (start, end) => result.set(work.subarray(runIn + start, runIn + end), start));
  return result;
}

function pairOf(tones: readonly number[], index: number, rateHz: number): BiquadPair {
  const at = (hertz: number) => notch(rateHz, hertz, hertz / widthHz(hertz));
  const [one, other] = [tones[index] as number, tones[index + 1]];
  return [at(one), other === undefined ? { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0, z1: 0, z2: 0 } : at(other)];
}
