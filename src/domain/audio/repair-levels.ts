import { eachPart, type InPieces } from './in-pieces.ts';
import { powerDecibels } from './level.ts';
import { repairLimits } from './repair-plan.ts';

/** Whole blocks that are measured between two stops. */
const blocksPerPiece = 100;
/** Levels are looked at in blocks of a tenth of a second. */
const blocksPerSecond = 10;
/** A passage is what lies within this on either side: a phrase. */
const sideBlocks = 15;
/** A change of gain takes this long on either side. */
const smoothBlocks = 2;
/** Quieter than the loudest block by this, or below this level, is a pause. */
const pauseBelowDb = 32;
const pauseDbfs = -55;

/**
 * Gains that bring the passages of a voice to one level, in dB, one for each tenth of a second. The level of a passage is the
 * median of its spoken blocks, so that a jump stays sharp; pauses keep the gain of what is beside them.
 */
export function levellingGains(blockPower: readonly number[]): number[] {
  const levels = blockPower.map(powerDecibels);
  const loudest = levels.reduce((most, level) => Math.max(most, level), Number.NEGATIVE_INFINITY);
  const isSpoken = (level: number) => level > Math.max(pauseDbfs, loudest - pauseBelowDb);
  const spoken = levels.filter(isSpoken);
  if (spoken.length === 0) return levels.map(() => 0);
  const target = median(spoken);
  const gains = levels.map((level, block) => {
    if (!isSpoken(level)) return null;
    const around = levels.slice(Math.max(0, block - sideBlocks), block + sideBlocks + 1).filter(isSpoken);
    const off = target - median(around);
    const wanted = Math.sign(off) * Math.max(0, Math.abs(off) - repairLimits.liveDb);
    return Math.max(-repairLimits.mostLevelDb, Math.min(repairLimits.mostLevelDb, wanted));
  });
  return smooth(filled(gains));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

/** In a pause the gain goes over from that of the passage before to that of the one behind. */
function filled(gains: readonly (number | null)[]): number[] {
  const known = gains.flatMap((gain, block) => (gain === null ? [] : [block]));
  const result = gains.map((gain) => gain ?? 0);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return result;
  result.fill(result[first] as number, 0, first);
  result.fill(result[last] as number, last + 1);
  for (let index = 1; index < known.length; index += 1) {
    const [from, to] = [known[index - 1] as number, known[index] as number];
    const [before, behind] = [result[from] as number, result[to] as number];
    for (let block = from + 1; block < to; block += 1)
      result[block] = before + ((behind - before) * (block - from)) / (to - from);
  }
  return result;
}

function smooth(gains: readonly number[]): number[] {
  return gains.map((_, block) => {
    const around = gains.slice(Math.max(0, block - smoothBlocks), block + smoothBlocks + 1);
    return around.reduce((sum, gain) => sum + gain, 0) / around.length;
  });
}

/** The voice with its passages at one level. @returns also the most by which one was raised against another, dB. */
export function* levelPassages(
  samples: Float32Array,
  rateHz: number,
): InPieces<{ samples: Float32Array; decibels: number }> {
  const size = Math.round(rateHz / blocksPerSecond);
  const gains = levellingGains(yield* blockPowers(samples, size));
  yield;
  const [most, least] = [Math.max(...gains, Number.NEGATIVE_INFINITY), Math.min(...gains, Number.POSITIVE_INFINITY)];
  const decibels = most - least;
  if (!(decibels >= 1)) return { samples, decibels: 0 };
  const factors = gains.map((gain) => 10 ** (gain / 20));
  const result = new Float32Array(samples.length);
  yield* eachPart(samples.length, (start, end) => {
    for (let index = start; index < end; index += 1) {
      // A block's gain holds in its middle; between two middles it goes over in a straight line.
      const place = index / size - 0.5;
      const left = Math.max(0, Math.min(factors.length - 1, Math.floor(place)));
      const right = Math.min(factors.length - 1, left + 1);
      const share = Math.max(0, Math.min(1, place - left));
      const factor = (factors[left] as number) * (1 - share) + (factors[right] as number) * share;
      result[index] = (samples[index] as number) * factor;
    }
  });
  return { samples: result, decibels };
}

function* blockPowers(samples: Float32Array, size: number): InPieces<number[]> {
  const powers: number[] = [];
  yield* eachPart(
    samples.length,
    (from, until) => {
      for (let start = from; start + size <= until; start += size) {
        let sum = 0;
        for (let index = start; index < start + size; index += 1) sum += (samples[index] as number) ** 2;
        powers.push(sum / size);
      }
    },
    size * blocksPerPiece,
  );
  return powers;
}
