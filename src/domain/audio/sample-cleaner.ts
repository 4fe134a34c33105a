import { audioLimits } from './audio-limits.ts';

/** Invalid samples: not a number, infinite, or beyond every scale a recorder uses. */
export interface InvalidSamples {
  /** Moments (frames) with at least one such sample. */
  frames: number;
  firstFrame: number;
  /** Of those, the ones that are numbers but beyond every scale. */
  beyondFrames: number;
  /** Valid moments that are loud enough to be heard. */
  audibleFrames: number;
  /** Share of all moments. */
  share: number;
}

/** Silences invalid samples in place, before anything with a memory (a filter, a sum) sees them, and counts them. */
export class SampleCleaner {
  readonly #channels: 1 | 2;
  #frame = 0;
  #invalid = 0;
  #audible = 0;
  #beyond = 0;
  #first: number | null = null;

  constructor(channels: 1 | 2) {
    this.#channels = channels;
  }

  /** Whole frames of interleaved samples, in order. */
  clean(samples: Float32Array): void {
    const channels = this.#channels;
    const audible = 10 ** (audioLimits.silentPeakDbfs / 20);
    const { largestSample } = audioLimits;
    let audibleFrames = 0;
    for (let index = 0; index < samples.length; index += channels) {
      const one = Math.abs(samples[index] as number);
      const other = channels === 2 ? Math.abs(samples[index + 1] as number) : one;
      // Comparisons with NaN are always false.
      if (!(one <= largestSample && other <= largestSample)) this.#silence(samples, index);
      else if (one > audible || other > audible) audibleFrames += 1;
    }
    this.#audible += audibleFrames;
    this.#frame += samples.length / channels;
  }

  #silence(samples: Float32Array, start: number): void {
    let isNumber = true;
    for (let index = start; index < start + this.#channels; index += 1) {
      const size = Math.abs(samples[index] as number);
      if (size <= audioLimits.largestSample) continue;
      samples[index] = 0;
      if (!Number.isFinite(size)) isNumber = false;
    }
    this.#invalid += 1;
    if (isNumber) this.#beyond += 1;
    this.#first ??= this.#frame + start / this.#channels;
  }

  /** Null when every sample was valid. */
  result(): InvalidSamples | null {
    if (this.#first === null) return null;
    const counts = { frames: this.#invalid, beyondFrames: this.#beyond, audibleFrames: this.#audible };
    return { ...counts, firstFrame: this.#first, share: this.#invalid / this.#frame };
  }
}
