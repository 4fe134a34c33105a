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
    const audible = 10 ** (audioLimits.silentPeakDbfs / 20);
    for (let index = 0; index < samples.length; index += this.#channels) {
      let isValid = true;
      let isNumber = true;
      let peak = 0;
      for (let channel = index; channel < index + this.#channels; channel += 1) {
        const size = Math.abs(samples[channel] as number);
        // Comparisons with NaN are always false.
        if (size <= audioLimits.largestSample) peak = Math.max(peak, size);
        else {
          samples[channel] = 0;
          isValid = false;
          if (!Number.isFinite(size)) isNumber = false;
        }
      }
      if (!isValid) {
        this.#invalid += 1;
        if (isNumber) this.#beyond += 1;
        this.#first ??= this.#frame;
      } else if (peak > audible) this.#audible += 1;
      this.#frame += 1;
    }
  }

  /** Null when every sample was valid. */
  result(): InvalidSamples | null {
    if (this.#first === null) return null;
    const counts = { frames: this.#invalid, beyondFrames: this.#beyond, audibleFrames: this.#audible };
    return { ...counts, firstFrame: this.#first, share: this.#invalid / this.#frame };
  }
}
