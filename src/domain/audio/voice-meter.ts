import { type BiquadPair, filterBeside, filterPair, highPass, kWeighting, lowPass } from './biquad.ts';

/** Which channel or mix becomes the single channel a caller hears. */
export type MonoMix = 'only' | 'mean' | 'left' | 'right';

/** 10 ms blocks of the mono voice. Powers are mean squares; 1 is full scale. */
export interface VoiceMeasurements {
  blockPeak: number[];
  /** Power inside the telephone band (below 3.8 kHz where the source has more). */
  blockPower: number[];
  /** The same, K-weighted (BS.1770-4). */
  blockWeighted: number[];
  /** Power of the first difference: tells hiss from a held tone. */
  blockDifference: number[];
  /** Power above 4.2 kHz over all power, linear; 0 where it was not measured. */
  upperBandShare: number;
  /** Min/max pairs, 8 bit signed, 20 pairs a second. */
  peaks: number[];
}

export interface VoiceMeterOptions {
  rateHz: number;
  channels: 1 | 2;
  mix: MonoMix;
  /** Value of full scale in the samples: 1 for floats, 32768 for 16 bit. */
  fullScale: number;
}

/** Quality factors of the two sections of a fourth-order Butterworth filter. */
const [q1, q2] = [0.54119610014619, 1.30656296487637];

interface Filters {
  /** Absent where the source has nothing above the telephone band. */
  wide: { band: BiquadPair; upper: BiquadPair } | null;
  weighting: BiquadPair;
}

function filtersFor(rateHz: number): Filters {
  const band: BiquadPair = [lowPass(rateHz, 3_800, q1), lowPass(rateHz, 3_800, q2)];
  const upper: BiquadPair = [highPass(rateHz, 4_200, q1), highPass(rateHz, 4_200, q2)];
  return { wide: rateHz >= 16_000 ? { band, upper } : null, weighting: kWeighting(rateHz) };
}

const pairBlocks = 5;

/** Measures a mono voice, or mixes two channels to it, block by block; memory grows by 32 bytes per 10 ms. */
export class VoiceMeter {
  readonly #channels: 1 | 2;
  readonly #leftGain: number;
  readonly #rightGain: number;
  readonly #filters: Filters;
  readonly #mono: Float64Array;
  readonly #found: VoiceMeasurements;
  #filled = 0;
  #last = 0;
  #all = 0;
  #upper = 0;
  #low = 0;
  #high = 0;
  #inPair = 0;

  constructor(options: VoiceMeterOptions) {
    const { channels, mix, rateHz, fullScale } = options;
    this.#channels = channels;
    this.#leftGain = (mix === 'mean' ? 0.5 : mix === 'right' ? 0 : 1) / fullScale;
    this.#rightGain = (mix === 'mean' ? 0.5 : mix === 'right' ? 1 : 0) / fullScale;
    this.#filters = filtersFor(rateHz);
    this.#mono = new Float64Array(Math.round(rateHz / 100));
    this.#found = {
      blockPeak: [],
      blockPower: [],
      blockWeighted: [],
      blockDifference: [],
      upperBandShare: 0,
      peaks: [],
    };
  }

  /** Whole frames of interleaved samples, in order. */
  push(samples: Float32Array | Int16Array): void {
    const mono = this.#mono;
    const channels = this.#channels;
    const leftGain = this.#leftGain;
    const rightGain = this.#rightGain;
    const size = mono.length;
    let filled = this.#filled;
    for (let index = 0; index < samples.length; index += channels) {
      const left = (samples[index] as number) * leftGain;
      mono[filled] = channels === 1 ? left : left + (samples[index + 1] as number) * rightGain;
      filled += 1;
      if (filled === size) {
        this.#endBlock(size);
        filled = 0;
      }
    }
    this.#filled = filled;
  }

  result(): VoiceMeasurements {
    if (this.#filled > 0) this.#endBlock(this.#filled);
    this.#filled = 0;
    if (this.#inPair > 0) this.#endPair();
    this.#found.upperBandShare = this.#all > 0 ? this.#upper / this.#all : 0;
    return this.#found;
  }

  #endBlock(count: number): void {
    const mono = this.#mono;
    const found = this.#found;
    const all = this.#scan(count);
    const { wide, weighting } = this.#filters;
    if (wide) {
      this.#all += all;
      const [band, upper] = filterBeside(wide.band, wide.upper, mono, count);
      this.#upper += upper;
      found.blockPower.push(band);
    } else found.blockPower.push(all);
    found.blockWeighted.push(filterPair(weighting, mono, mono, count));
  }

  /** Peak, waveform and first difference of a block. @returns its mean square. */
  #scan(count: number): number {
    let low = 0;
    let high = 0;
    let difference = 0;
    let sum = 0;
    let last = this.#last;
    for (let index = 0; index < count; index += 1) {
      const value = this.#mono[index] as number;
      if (value < low) low = value;
      else if (value > high) high = value;
      sum += value * value;
      difference += (value - last) * (value - last);
      last = value;
    }
    this.#last = last;
    this.#found.blockPeak.push(Math.max(-low, high));
    this.#found.blockDifference.push(difference / count);
    this.#low = Math.min(this.#low, low);
    this.#high = Math.max(this.#high, high);
    this.#inPair += 1;
    if (this.#inPair === pairBlocks) this.#endPair();
    return sum / count;
  }

  #endPair(): void {
    const low = Math.max(-128, Math.round(this.#low * 127));
    const high = Math.min(127, Math.round(this.#high * 127));
    this.#found.peaks.push(low, high);
    this.#low = 0;
    this.#high = 0;
    this.#inPair = 0;
  }
}
