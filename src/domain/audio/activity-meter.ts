import { type Biquad, type BiquadRow, filterRow, highPass, lowPass } from './biquad.ts';
import type { MonoMix } from './voice-meter.ts';

/**
 * Power inside the telephone band (below 3.6 kHz, or 0.45 of a slower recording's rate) in 10 ms blocks, compared between a
 * recording and its renditions.
 */
export interface Activity {
  channels: 1 | 2;
  /** Mean square of each channel's blocks; `right` and `cross` (left times right) stay empty for one channel. */
  left: number[];
  right: number[];
  cross: number[];
  /** Each block's power inside the band over its power above hum, of all channels, linear. */
  bandShare: number[];
}

export interface ActivityMeterOptions {
  rateHz: number;
  channels: 1 | 2;
  /** Value of full scale in the samples: 1 for floats, 32768 for 16 bit. */
  fullScale: number;
  /** The render chain's high-pass, repeated on a source that has not been through it; null for a rendition. */
  highPassHz: number | null;
  /** Rate of the recording that a rendition was made of; omitted for a recording. */
  sourceRateHz?: number;
}

/** Where the 8 kHz renditions end, because their resampler cuts there; what is faster is cut here. */
const bandHz = 3_600;
/** The resampler cuts the top of a slow recording's own band, too: what is left of it, as a part of its rate. */
const keptOfRate = 0.45;
/** Faster sources are averaged down to between this and twice this, because filters cost by the sample. */
const enoughHz = 16_000;
/** Quality factors of a sixth-order Butterworth filter, and of a second-order one. */
const [q1, q2, q3, flatQ] = [0.51763809020504, Math.SQRT1_2, 1.93185165257814, Math.SQRT1_2];
const humHz = 200;
const untouched: Biquad = { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0, z1: 0, z2: 0 };

class Channel {
  readonly samples: Float64Array;
  readonly filters: BiquadRow | null;
  sum = 0;
  wide = 0;
  mean = 0;
  readonly #keep: number;
  #last = 0;
  #passed = 0;

  constructor(rateHz: number, highPassHz: number | null, lowPassHz: number | null) {
    this.samples = new Float64Array(Math.ceil(rateHz / 100) + 1);
    this.#keep = 1 / (1 + (2 * Math.PI * humHz) / rateHz);
    const pass = highPassHz === null ? null : highPass(rateHz, highPassHz, flatQ);
    const low = (q: number) => (lowPassHz === null ? { ...untouched } : lowPass(rateHz, lowPassHz, q));
    const isFiltered = pass !== null || lowPassHz !== null;
    this.filters = isFiltered ? [pass ?? { ...untouched }, low(q1), low(q2), low(q3)] : null;
  }

  /** Takes over what the other channel has been through. */
  follow(other: Channel): void {
    this.#last = other.#last;
    this.#passed = other.#passed;
    for (const [index, section] of (this.filters ?? []).entries()) Object.assign(section, other.filters?.[index]);
  }

  /** Filters one block in place. @returns its power. */
  filter(count: number): number {
    const { samples } = this;
    const unfiltered = this.#scan(count);
    const { power, mean } = this.filters ? filterRow(this.filters, samples, count) : unfiltered;
    this.mean = mean;
    // A constant level is silence.
    return Math.max(0, power - mean ** 2);
  }

  /** Power and mean of the block, and `wide`: its power behind a gentle high-pass, which takes offset and most of hum away. */
  #scan(count: number): { power: number; mean: number } {
    const { samples } = this;
    const keep = this.#keep;
    let last = this.#last;
    let passed = this.#passed;
    let sum = 0;
    let all = 0;
    let total = 0;
    for (let index = 0; index < count; index += 1) {
      const value = samples[index] as number;
      passed = keep * (passed + value - last);
      last = value;
      sum += passed * passed;
      all += value * value;
      total += value;
    }
    this.#last = last;
    this.#passed = Math.abs(passed) < 1e-30 ? 0 : passed;
    this.wide = sum / count;
    return { power: all / count, mean: total / count };
  }
}

/** Measures the activity of a recording or a rendition while it streams by; memory grows by 24 bytes per 10 ms. */
export class ActivityMeter {
  readonly #channels: Channel[];
  readonly #step: number;
  readonly #rate: number;
  readonly #scale: number;
  readonly #found: Activity;
  #inStep = 0;
  #filled = 0;
  #blockSize: number;
  #taken = 0;
  #blocks = 0;
  /** The second channel has been the first one's copy so far, as in most stereo files of a voice: it is not filtered twice. */
  #areTwins = true;

  constructor(options: ActivityMeterOptions) {
    const { rateHz, channels, fullScale, highPassHz, sourceRateHz = rateHz } = options;
    this.#step = Math.max(1, Math.floor(rateHz / enoughHz));
    this.#rate = rateHz / this.#step;
    this.#scale = 1 / (fullScale * this.#step);
    // A slower rendition than its recording was cut when it was made; a second, steeper cut would only make it differ.
    const lowPassHz = rateHz <= 8_000 && rateHz < sourceRateHz ? null : Math.min(bandHz, keptOfRate * sourceRateHz);
    this.#channels = Array.from({ length: channels }, () => new Channel(this.#rate, highPassHz, lowPassHz));
    this.#found = { channels, left: [], right: [], cross: [], bandShare: [] };
    this.#blockSize = this.#nextSize();
  }

  /** Whole frames of interleaved samples, in order. */
  push(samples: Float32Array | Int16Array): void {
    const [left, right] = this.#channels as [Channel, Channel | undefined];
    const width = right ? 2 : 1;
    const step = this.#step;
    const scale = this.#scale;
    const leftSamples = left.samples;
    let inStep = this.#inStep;
    let leftSum = left.sum;
    let rightSum = right?.sum ?? 0;
    for (let index = 0; index < samples.length; index += width) {
      leftSum += samples[index] as number;
      if (right) rightSum += samples[index + 1] as number;
      inStep += 1;
      if (inStep < step) continue;
      leftSamples[this.#filled] = leftSum * scale;
      if (right) right.samples[this.#filled] = rightSum * scale;
      inStep = 0;
      leftSum = 0;
      rightSum = 0;
      this.#filled += 1;
      if (this.#filled === this.#blockSize) this.#endBlock();
    }
    this.#inStep = inStep;
    left.sum = leftSum;
    if (right) right.sum = rightSum;
  }

  /** Drops a last part of less than a block. */
  result(): Activity {
    return this.#found;
  }

  /** A block is 10 ms on average, to the sample, also at rates that do not divide by 100. */
  #nextSize(): number {
    this.#blocks += 1;
    const end = Math.round((this.#blocks * this.#rate) / 100);
    const size = end - this.#taken;
    this.#taken = end;
    return size;
  }

  #isTwinBlock(left: Channel, right: Channel, count: number): boolean {
    if (!this.#areTwins) return false;
    for (let index = 0; index < count; index += 1) {
      if (left.samples[index] === right.samples[index]) continue;
      this.#areTwins = false;
      right.follow(left);
      return false;
    }
    return true;
  }

  #endBlock(): void {
    const [left, right] = this.#channels as [Channel, Channel | undefined];
    const count = this.#filled;
    const found = this.#found;
    const isTwin = right !== undefined && this.#isTwinBlock(left, right, count);
    const leftPower = left.filter(count);
    const rightPower = isTwin ? leftPower : (right?.filter(count) ?? 0);
    const wide = left.wide + ((isTwin ? left : right)?.wide ?? 0);
    found.left.push(leftPower);
    found.bandShare.push(wide > 0 ? (leftPower + rightPower) / wide : 1);
    if (right) {
      found.right.push(rightPower);
      found.cross.push(isTwin ? leftPower : crossPower(left, right, count));
    }
    this.#filled = 0;
    this.#blockSize = this.#nextSize();
  }
}

/** Mean of left times right, without what is constant. */
function crossPower(left: Channel, right: Channel, count: number): number {
  let cross = 0;
  const [one, other] = [left.samples, right.samples];
  for (let index = 0; index < count; index += 1) cross += (one[index] as number) * (other[index] as number);
  return cross / count - left.mean * right.mean;
}

/** Block powers of the single channel that callers hear. */
export function mixedActivity(activity: Activity, mix: MonoMix): number[] {
  const { left, right, cross } = activity;
  if (mix === 'right') return right;
  if (mix !== 'mean') return left;
  return left.map((power, block) => Math.max(0, (power + (right[block] as number) + 2 * (cross[block] as number)) / 4));
}
