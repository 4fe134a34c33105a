import { audioLimits } from './audio-limits.ts';

/** Blocks are 10 ms throughout: short enough for a limiter's envelope, long enough to be few. */
export const blocksPerSecond = 100;

export function decibels(ratio: number): number {
  return ratio > 0 ? 20 * Math.log10(ratio) : Number.NEGATIVE_INFINITY;
}

export function powerDecibels(power: number): number {
  return power > 0 ? 10 * Math.log10(power) : Number.NEGATIVE_INFINITY;
}

/** How a clip's level is measured: integrated loudness, or gated RMS where a clip is too short for loudness. */
export type LevelMethod = 'loudness' | 'rms';

export function levelMethodFor(seconds: number): LevelMethod {
  return seconds < audioLimits.loudnessSeconds ? 'rms' : 'loudness';
}

interface Gate {
  windowBlocks: number;
  hopBlocks: number;
  offsetDb: number;
}

/** EBU R 128 / BS.1770-4: 400 ms windows, 75 % overlap. For gated RMS shorter windows, so that half a second still has several. */
const gates: Record<LevelMethod, Gate> = {
  loudness: { windowBlocks: 40, hopBlocks: 10, offsetDb: -0.691 },
  rms: { windowBlocks: 10, hopBlocks: 5, offsetDb: 0 },
};

/**
 * Level of a clip from the mean power of its 10 ms blocks (K-weighted for loudness, plain for RMS),
 * gated as BS.1770-4 does: windows under -70 are dropped, then windows 10 under the mean of the rest.
 * @returns LUFS or dBFS; null when nothing passes the gate.
 */
export function gatedLevel(blockPower: ArrayLike<number>, method: LevelMethod): number | null {
  const { windowBlocks, hopBlocks, offsetDb } = gates[method];
  const windows: number[] = [];
  for (let start = 0; start + windowBlocks <= blockPower.length; start += hopBlocks) {
    let sum = 0;
    for (let block = start; block < start + windowBlocks; block += 1) sum += blockPower[block] as number;
    windows.push(sum / windowBlocks);
  }
  const absolute = 10 ** ((-70 - offsetDb) / 10);
  const audible = meanAbove(windows, absolute);
  if (audible === null) return null;
  const kept = meanAbove(windows, Math.max(absolute, audible / 10));
  return kept === null ? null : powerDecibels(kept) + offsetDb;
}

function meanAbove(windows: number[], gate: number): number | null {
  let sum = 0;
  let count = 0;
  for (const window of windows) {
    if (window > gate) {
      sum += window;
      count += 1;
    }
  }
  return count === 0 ? null : sum / count;
}
