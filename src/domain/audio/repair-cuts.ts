import { audioLimits } from './audio-limits.ts';
import { eachPart, type InPieces } from './in-pieces.ts';
import { silenceOf } from './judge-passages.ts';
import { blocksPerSecond } from './level.ts';
import { repairLimits } from './repair-plan.ts';

/** A stretch that stays, in samples; the end is not part of it. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Cuts {
  kept: Stretch[];
  /** Seconds taken away in front, behind, and inside. */
  startSeconds: number;
  endSeconds: number;
  gaps: number;
  gapSeconds: number;
}

/** Whole blocks that are measured between two stops. */
const blocksPerPiece = 1_000;

/** Peaks of 10 ms blocks: what silence is measured on (docs/audio.md#findings). */
function* blockPeaks(samples: Float32Array, size: number): InPieces<number[]> {
  const peaks: number[] = [];
  yield* eachPart(
    samples.length,
    (from, until) => {
      for (let start = from; start < until; start += size) {
        let peak = 0;
        const end = Math.min(until, start + size);
        for (let index = start; index < end; index += 1) peak = Math.max(peak, Math.abs(samples[index] as number));
        peaks.push(peak);
      }
    },
    size * blocksPerPiece,
  );
  return peaks;
}

/** A cut that saves less is not made, seconds. */
const leastSeconds = 0.1;

/**
 * Chooses what stays of a voice: silence at the ends down to a breath, and of each gap a pause, by the measure by which the
 * findings name them.
 */
export function* chooseCuts(
  samples: Float32Array,
  rateHz: number,
  wish: { ends: boolean; gaps: boolean },
): InPieces<Cuts> {
  const size = Math.round(rateHz / blocksPerSecond);
  const peaks = yield* blockPeaks(samples, size);
  const threshold = silenceOf({ blockPeak: peaks });
  const heard = peaks.flatMap((peak, block) => (peak > threshold ? [block] : []));
  const [first] = heard;
  const last = heard.at(-1);
  const whole = { start: 0, end: samples.length };
  const nothing = { kept: [whole], startSeconds: 0, endSeconds: 0, gaps: 0, gapSeconds: 0 };
  if (first === undefined || last === undefined) return nothing;
  const { start, end } = wish.ends ? endsOf({ first, last, size, rateHz }, samples.length) : whole;
  const gaps = wish.gaps ? gapsOf(heard, size, rateHz) : [];
  const kept: Stretch[] = [];
  let from = start;
  for (const gap of gaps) {
    kept.push({ start: from, end: gap.start });
    from = gap.end;
  }
  kept.push({ start: from, end });
  return {
    kept,
    startSeconds: start / rateHz,
    endSeconds: (samples.length - end) / rateHz,
    gaps: gaps.length,
    gapSeconds: gaps.reduce((sum, gap) => sum + gap.end - gap.start, 0) / rateHz,
  };
}

function endsOf(heard: { first: number; last: number; size: number; rateHz: number }, length: number): Stretch {
  const { first, last, size, rateHz } = heard;
  const least = leastSeconds * rateHz;
  const start = first * size - Math.round(repairLimits.leadSeconds * rateHz);
  const end = (last + 1) * size + Math.round(repairLimits.tailSeconds * rateHz);
  return { start: start > least ? start : 0, end: length - end > least ? end : length };
}

/** The middle of each silence that is longer than a gap: what is taken away. */
function gapsOf(heard: readonly number[], size: number, rateHz: number): Stretch[] {
  const least = audioLimits.gapSeconds * blocksPerSecond;
  const side = Math.round((repairLimits.gapLeftSeconds / 2) * rateHz);
  return heard.flatMap((block, index) => {
    const before = heard[index - 1];
    if (before === undefined || block - before - 1 <= least) return [];
    return [{ start: (before + 1) * size + side, end: block * size - side }];
  });
}

/** The stretches in a row; each fades where another stood beside it. */
export function joinStretches(samples: Float32Array, kept: readonly Stretch[], rateHz: number): Float32Array {
  const [only] = kept;
  if (kept.length === 1 && only?.start === 0 && only.end === samples.length) return samples;
  const result = new Float32Array(kept.reduce((sum, { start, end }) => sum + end - start, 0));
  let at = 0;
  for (const { start, end } of kept) {
    result.set(samples.subarray(start, end), at);
    fade(result.subarray(at, at + end - start), rateHz, { isIn: start > 0, isOut: end < samples.length });
    at += end - start;
  }
  return result;
}

function fade(part: Float32Array, rateHz: number, { isIn, isOut }: { isIn: boolean; isOut: boolean }): void {
  const length = Math.min(Math.round(repairLimits.fadeSeconds * rateHz), Math.floor(part.length / 2));
  for (let index = 0; index < length; index += 1) {
    const gain = index / length;
    const behind = part.length - 1 - index;
    if (isIn) part[index] = (part[index] as number) * gain;
    if (isOut) part[behind] = (part[behind] as number) * gain;
  }
}

/** Where a moment of the recording is after the cuts, seconds; a moment that was cut away lies at the cut. */
export function momentAfter(seconds: number, kept: readonly Stretch[], rateHz: number): number {
  const sample = seconds * rateHz;
  const before = kept.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(sample, end) - Math.min(sample, start)),
    0,
  );
  return before / rateHz;
}
