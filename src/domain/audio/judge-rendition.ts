import { type Activity, mixedActivity } from './activity-meter.ts';
import { limiterTurns } from './gain.ts';
import { powerDecibels } from './level.ts';
import type { RenderPlan } from './render-plan.ts';
import type { VoiceMeasurements } from './voice-meter.ts';

/** What every rendition of a recording must sound like, derived from the decoded recording. */
export interface ExpectedSound {
  seconds: number;
  /** Level of each 20 ms in the telephone band, dBFS, after gain and limiter. */
  levels: number[];
  /** Share of each 20 ms' power that lies inside the telephone band, linear. */
  shares: number[];
}

/** A rendition decoded again from the bytes that would be delivered. */
export interface HeardSound {
  seconds: number;
  activity: Activity;
}

export interface RenditionFault {
  /** `duration`: longer or shorter. `level`: louder or quieter. `activity`: loud and quiet at other times. */
  what: 'duration' | 'level' | 'activity';
  expected: number;
  found: number;
}

export const renditionTolerance = {
  seconds: 0.02,
  /** Tolerance for even sounds; for others three times as much, because ADPCM follows single knocks badly. */
  levelDb: 2,
  /** Levels that vary by more than this are compared by correlation. */
  variationDb: 6,
  /** In an even sound at most this share of the parts may differ by more than the tolerance. */
  unevenShare: 0.1,
  /** Only parts at most this much below the loudest are compared: quieter ones hold codec noise. */
  loudPartsDb: 20,
  /** Least correlation of the two level curves. docs/audio.md#the-result-is-checked-too has what good ones reach. */
  correlation: 0.95,
  /** Quieter parts count as silence: codecs add their own noise there. */
  floorDbfs: -60,
  /** A part this far below the loudest part also counts as silence. */
  floorBelowLoudestDb: 40,
  /** A part with a smaller share inside the telephone band is not compared; white noise at 44.1 kHz has -5. */
  bandShareDb: -6,
  /** With fewer comparable parts than this, only the length is compared. */
  comparedShare: 0.2,
} as const;

/** Frames of 20 ms. */
const blocksPerFrame = 2;

/** @param source activity of the decoded recording, before any filter of the render chain. */
export function expectSound(input: {
  seconds: number;
  source: Activity;
  voice: VoiceMeasurements;
  plan: RenderPlan;
}): ExpectedSound {
  const { source, plan, voice, seconds } = input;
  const gain = 10 ** (plan.gainDb / 20);
  const turns = limiterTurns(voice.blockPeak, plan);
  const blocks = mixedActivity(source, plan.mix).map((power, block) => power * (gain * (turns[block] ?? 1)) ** 2);
  return {
    seconds,
    levels: frameLevels(blocks),
    shares: frames(source.bandShare),
  };
}

/**
 * Compares one rendition with its recording.
 * @returns the first difference that a caller would hear; null when there is none.
 */
export function judgeRendition(expected: ExpectedSound, heard: HeardSound): RenditionFault | null {
  const tolerance = renditionTolerance;
  if (Math.abs(heard.seconds - expected.seconds) > tolerance.seconds)
    return { what: 'duration', expected: expected.seconds, found: heard.seconds };
  const loudest = highest(expected.levels);
  if (loudest < tolerance.floorDbfs + tolerance.variationDb) return null;
  const floor = Math.max(tolerance.floorDbfs, loudest - tolerance.floorBelowLoudestDb);
  const pairs = comparedFrames(expected, frameLevels(heard.activity.left), floor);
  if (pairs.length < expected.levels.length * tolerance.comparedShare) return null;
  const wanted = pairs.map(([level]) => level);
  const varies = highest(wanted) - lowest(wanted) > tolerance.variationDb;
  const level = medianDifference(pairs, highest(wanted) - tolerance.loudPartsDb);
  if (Math.abs(level) > tolerance.levelDb * (varies ? 3 : 1)) return { what: 'level', expected: 0, found: level };
  if (!varies) return judgeEvenness(pairs, level);
  // Over noise single knocks make most of the correlation, and limiter and ADPCM a few decibels around each.
  const worst = pairs.reduce((most, [wanted, given]) => Math.max(most, Math.abs(given - wanted - level)), 0);
  if (worst <= tolerance.variationDb) return null;
  const likeness = correlation(pairs);
  return likeness < tolerance.correlation ? { what: 'activity', expected: 1, found: likeness } : null;
}

/** An even sound must stay even: few of its parts may be louder or quieter than the rest. */
function judgeEvenness(pairs: readonly Pair[], level: number): RenditionFault | null {
  const uneven = pairs.filter(([wanted, given]) => Math.abs(given - wanted - level) > renditionTolerance.variationDb);
  const share = uneven.length / pairs.length;
  return share > renditionTolerance.unevenShare ? { what: 'activity', expected: 0, found: share } : null;
}

type Pair = readonly [wanted: number, given: number];

/** Leaves out the frames that lie mostly above the telephone band, because a steep filter removes most of them. */
function comparedFrames(expected: ExpectedSound, found: readonly number[], floor: number): Pair[] {
  const pairs: Pair[] = [];
  const heard = found.map((level) => Math.max(floor, level));
  // Not the first: a resampler has nothing before a knock on the very first sample.
  for (let frame = 1; frame < Math.min(expected.levels.length, found.length); frame += 1) {
    const level = expected.levels[frame] as number;
    const isOutside = (expected.shares[frame] as number) < 10 ** (renditionTolerance.bandShareDb / 10);
    if (level > floor && isOutside) continue;
    pairs.push([Math.max(floor, level), nearest(heard, frame, Math.max(floor, level))]);
  }
  return pairs;
}

/**
 * The level found at a frame, or beside it where that is nearer to the wanted one: a knock at a frame's edge falls into
 * either, because a resampler answers on both sides of it.
 */
function nearest(found: readonly number[], frame: number, wanted: number): number {
  const around = found.slice(Math.max(0, frame - 1), frame + 2);
  return around.reduce(
    (best, level) => (Math.abs(level - wanted) < Math.abs(best - wanted) ? level : best),
    found[frame] as number,
  );
}

/** Means of the blocks of each frame. */
function frames(blocks: readonly number[]): number[] {
  const means: number[] = [];
  for (let start = 0; start + blocksPerFrame <= blocks.length; start += blocksPerFrame) {
    let sum = 0;
    for (let block = start; block < start + blocksPerFrame; block += 1) sum += blocks[block] as number;
    means.push(sum / blocksPerFrame);
  }
  return means;
}

function frameLevels(blocks: readonly number[]): number[] {
  return frames(blocks).map(powerDecibels);
}

function highest(levels: readonly number[]): number {
  return levels.reduce((most, level) => Math.max(most, level), Number.NEGATIVE_INFINITY);
}

function lowest(levels: readonly number[]): number {
  return levels.reduce((least, level) => Math.min(least, level), Number.POSITIVE_INFINITY);
}

/** Difference in level, dB, in the frames in which at least `least` is expected. */
function medianDifference(pairs: readonly Pair[], least: number): number {
  const differences = pairs.filter(([wanted]) => wanted >= least).map(([wanted, given]) => given - wanted);
  return differences.sort((one, other) => one - other)[Math.floor(differences.length / 2)] ?? 0;
}

/** Pearson correlation; 0 where one of the two is constant. */
function correlation(pairs: readonly Pair[]): number {
  const mean = pairs.reduce((sum, [wanted]) => sum + wanted, 0) / pairs.length;
  const otherMean = pairs.reduce((sum, [, given]) => sum + given, 0) / pairs.length;
  let product = 0;
  let square = 0;
  let otherSquare = 0;
  for (const [wanted, given] of pairs) {
    product += (wanted - mean) * (given - otherMean);
    square += (wanted - mean) ** 2;
    otherSquare += (given - otherMean) ** 2;
  }
  return square > 0 && otherSquare > 0 ? product / Math.sqrt(square * otherSquare) : 0;
}
