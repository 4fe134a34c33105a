import { audioLimits } from './audio-limits.ts';

/** Measurements of the decoded file at its own sample rate, before any mixing. Levels are linear, 1 is full scale. */
export interface SourceMeasurements {
  frames: number;
  channels: 1 | 2;
  peak: number;
  /** Power (mean square), mean and peak of each channel. */
  channelPower: number[];
  channelMean: number[];
  channelPeak: number[];
  /** Mean of left times right; 0 for one channel. */
  crossPower: number;
  clippedSamples: number;
  firstClippedFrame: number | null;
  /** Samples at full scale or beyond, flat or not. */
  fullScaleSamples: number;
  /** Flat tops at the recording's own peak, and the frame of the first; meant for peaks below full scale. */
  flatTops: number;
  firstFlatTopFrame: number | null;
}

interface ChannelState {
  peak: number;
  sum: number;
  power: number;
  run: number;
  last: number;
  /** The sample before, and the run of samples at the peak so far. */
  before: number;
  topRun: number;
  topStep: number;
  tops: number;
  firstTop: number | null;
}

const untouched: ChannelState = {
  peak: 0,
  sum: 0,
  power: 0,
  run: 0,
  last: 0,
  before: 0,
  topRun: 0,
  topStep: 0,
  tops: 0,
  firstTop: null,
};

/** Overdriven coarse codes (mu-law, 8 bit) reach this, too. */
const clipFloor = 32_000;

/**
 * Measures a decoded file while it streams by; memory stays constant.
 * `coarse` is for 8-bit codes, whose top step is so wide that a clean peak stays on it for some samples.
 */
export class SourceMeter {
  readonly #channels: 1 | 2;
  readonly #shortestRun: number;
  readonly #states: ChannelState[];
  #frames = 0;
  #cross = 0;
  #clipped = 0;
  #fullScale = 0;
  #firstClipped: number | null = null;

  constructor(options: { channels: 1 | 2; coarse: boolean }) {
    this.#channels = options.channels;
    this.#shortestRun = options.coarse ? audioLimits.clippedRunCoarse : audioLimits.clippedRun;
    this.#states = Array.from({ length: options.channels }, () => ({ ...untouched }));
  }

  /** Whole frames of interleaved samples at the scale of 16 bits, in order; floats may go beyond it. */
  push(samples: Int16Array | Int32Array): void {
    if (this.#channels === 1) this.#pushMono(samples);
    else this.#pushStereo(samples);
    this.#frames += samples.length / this.#channels;
  }

  result(): SourceMeasurements {
    for (const state of this.#states) this.#endRun(state, this.#frames);
    const count = Math.max(1, this.#frames);
    const full = 32_768;
    return {
      frames: this.#frames,
      channels: this.#channels,
      peak: Math.max(...this.#states.map((state) => state.peak)) / full,
      channelPower: this.#states.map((state) => state.power / count / full ** 2),
      channelMean: this.#states.map((state) => state.sum / count / full),
      channelPeak: this.#states.map((state) => state.peak / full),
      crossPower: this.#cross / count / full ** 2,
      clippedSamples: this.#clipped,
      firstClippedFrame: this.#firstClipped,
      fullScaleSamples: this.#fullScale,
      ...this.#flatTops(),
    };
  }

  #pushMono(samples: Int16Array | Int32Array): void {
    const state = this.#states[0] as ChannelState;
    let { peak, sum, power } = state;
    for (let index = 0; index < samples.length; index += 1) {
      const value = samples[index] as number;
      const size = value < 0 ? -value : value;
      sum += value;
      power += value * value;
      if (size >= peak) {
        followTop(state, { size, peak, frame: this.#frames + index });
        peak = size;
      }
      state.before = size;
      if (size >= clipFloor || state.run > 0) this.#follow(state, value, this.#frames + index);
    }
    state.peak = peak;
    state.sum = sum;
    state.power = power;
  }

  /** Both channels in one loop, because this runs over every sample a customer sends. */
  #pushStereo(samples: Int16Array | Int32Array): void {
    const [left, right] = this.#states as [ChannelState, ChannelState];
    let { peak: leftPeak, sum: leftSum, power: leftPower } = left;
    let { peak: rightPeak, sum: rightSum, power: rightPower } = right;
    let cross = this.#cross;
    for (let index = 0; index + 1 < samples.length; index += 2) {
      const one = samples[index] as number;
      const other = samples[index + 1] as number;
      const oneSize = one < 0 ? -one : one;
      const otherSize = other < 0 ? -other : other;
      leftSum += one;
      rightSum += other;
      leftPower += one * one;
      rightPower += other * other;
      cross += one * other;
      if (oneSize >= leftPeak) {
        if (index > 0) left.before = Math.abs(samples[index - 2] as number);
        followTop(left, { size: oneSize, peak: leftPeak, frame: this.#frames + index / 2 });
        leftPeak = oneSize;
      }
      if (otherSize >= rightPeak) {
        if (index > 0) right.before = Math.abs(samples[index - 1] as number);
        followTop(right, { size: otherSize, peak: rightPeak, frame: this.#frames + index / 2 });
        rightPeak = otherSize;
      }
      if (oneSize >= clipFloor || left.run > 0) this.#follow(left, one, this.#frames + index / 2);
      if (otherSize >= clipFloor || right.run > 0) this.#follow(right, other, this.#frames + index / 2);
    }
    const [lastLeft = 0, lastRight = 0] = samples.subarray(-2);
    Object.assign(left, { peak: leftPeak, sum: leftSum, power: leftPower, before: Math.abs(lastLeft) });
    Object.assign(right, { peak: rightPeak, sum: rightSum, power: rightPower, before: Math.abs(lastRight) });
    this.#cross = cross;
  }

  #flatTops(): Pick<SourceMeasurements, 'flatTops' | 'firstFlatTopFrame'> {
    const [flattest] = [...this.#states].sort((one, other) => other.tops - one.tops);
    return { flatTops: flattest?.tops ?? 0, firstFlatTopFrame: flattest?.firstTop ?? null };
  }

  /** A clipped passage is a flat top: equal samples at full scale. */
  #follow(state: ChannelState, value: number, frame: number): void {
    if (Math.abs(value) >= clipFloor) this.#fullScale += 1;
    if (state.run > 0 && value === state.last) {
      state.run += 1;
      return;
    }
    this.#endRun(state, frame);
    if (Math.abs(value) >= clipFloor) {
      state.run = 1;
      state.last = value;
    }
  }

  #endRun(state: ChannelState, frame: number): void {
    if (state.run >= this.#shortestRun) {
      this.#clipped += state.run;
      this.#firstClipped = Math.min(this.#firstClipped ?? frame, frame - state.run);
    }
    state.run = 0;
  }
}

/**
 * Counts runs of equal samples at the highest level so far. A slow wave has such runs by rounding, but comes to them in
 * small steps; one that was cut off comes in a large one.
 */
function followTop(state: ChannelState, top: { size: number; peak: number; frame: number }): void {
  const { size, peak, frame } = top;
  if (size > peak) {
    state.tops = 0;
    state.firstTop = null;
  }
  const goesOn = size === peak && state.before === size;
  state.topRun = goesOn ? state.topRun + 1 : 1;
  if (!goesOn) state.topStep = size - state.before;
  const isStep = state.topStep >= Math.max(4, size * audioLimits.flatTopStep);
  if (state.topRun !== audioLimits.clippedRun || !isStep) return;
  state.tops += 1;
  state.firstTop ??= frame - state.topRun + 1;
}
