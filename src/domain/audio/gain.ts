import { decibels, gatedLevel, type LevelMethod } from './level.ts';

/** The limiter of the render chain, as numbers: look-ahead and recovery in seconds, ceiling linear. */
export interface Limiter {
  ceiling: number;
  attackSeconds: number;
  releaseSeconds: number;
  /** Extra gain, dB, that may be added to compensate for the limiter. */
  maxDriveDb: number;
}

export interface LevelledBlocks {
  /** Linear peak of each 10 ms block. */
  peak: ArrayLike<number>;
  /** Power of each block, weighted as the method asks. */
  power: ArrayLike<number>;
}

/**
 * Predicts from the blocks' peaks how far the limiter turns each 10 ms block down (1: not at all): it turns down in the
 * block before a peak and recovers linearly over its release.
 */
export function limiterTurns(
  blockPeak: ArrayLike<number>,
  options: { gainDb: number; limiter: Limiter },
): Float64Array {
  const { limiter } = options;
  const gain = 10 ** (options.gainDb / 20);
  const count = blockPeak.length;
  const turns = new Float64Array(count);
  const releaseBlocks = limiter.releaseSeconds * 100;
  let hold = 1;
  let step = 0;
  for (let block = 0; block < count; block += 1) {
    const here = Math.min(1, limiter.ceiling / ((blockPeak[block] as number) * gain || 1e-9));
    hold = Math.min(1, hold + step);
    if (here < hold) {
      hold = here;
      step = (1 - here) / releaseBlocks;
    }
    const next =
      block + 1 < count ? Math.min(1, limiter.ceiling / ((blockPeak[block + 1] as number) * gain || 1e-9)) : 1;
    turns[block] = next < hold ? (3 * hold + next) / 4 : hold;
  }
  return turns;
}

/** Predicts the level of a clip after gain and limiter from its 10 ms blocks, so that one render is enough. */
export function levelBehindLimiter(
  blocks: LevelledBlocks,
  options: { gainDb: number; limiter: Limiter; method: LevelMethod },
): number | null {
  const gain = 10 ** (options.gainDb / 20);
  const limited = limiterTurns(blocks.peak, options).map(
    (turn, block) => (blocks.power[block] as number) * (gain * turn) ** 2,
  );
  return gatedLevel(limited, options.method);
}

export interface GainChoice {
  gainDb: number;
  /** True when the target would need more gain or attenuation than we allow. */
  capped: boolean;
  /** Predicted level of the result. */
  expected: number;
}

/**
 * Gain that brings a clip to the target level despite the limiter, within ±`maxGainDb`: more would raise room noise and
 * hum more than it helps a voice.
 * @returns null for a clip without a measurable level (nothing passes the gate).
 */
export function chooseGain(
  blocks: LevelledBlocks,
  options: { target: number; maxGainDb: number; limiter: Limiter; method: LevelMethod },
): GainChoice | null {
  const { target, maxGainDb, limiter, method } = options;
  const level = gatedLevel(blocks.power, method);
  if (level === null) return null;
  // A sound that is all peaks gets no louder after a limiter, only harsher, so beyond this the target is given up.
  const highest = Math.min(maxGainDb, Math.max(0, target - level) + limiter.maxDriveDb);
  let gainDb = target - level;
  let expected = target;
  for (let round = 0; round < 12; round += 1) {
    gainDb = Math.min(highest, Math.max(-maxGainDb, gainDb));
    expected = levelBehindLimiter(blocks, { gainDb, limiter, method }) ?? target;
    if (Math.abs(target - expected) < 0.02) break;
    gainDb += target - expected;
  }
  const bounded = Math.min(highest, Math.max(-maxGainDb, gainDb));
  const capped = bounded === highest || bounded === -maxGainDb;
  return { gainDb: Math.round(bounded * 100) / 100, capped, expected };
}

/** Highest block peak, dBFS. */
export function peakDbfs(blockPeak: ArrayLike<number>): number {
  let peak = 0;
  for (let block = 0; block < blockPeak.length; block += 1) peak = Math.max(peak, blockPeak[block] as number);
  return decibels(peak);
}
