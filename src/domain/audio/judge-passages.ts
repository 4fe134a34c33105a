import { audioLimits } from './audio-limits.ts';
import { blocksPerSecond, powerDecibels } from './level.ts';
import type { VoiceMeasurements } from './voice-meter.ts';

/** A stretch of silence between two that are heard, in seconds. */
export interface Gap {
  at: number;
  seconds: number;
}

/** This many of the loudest blocks are left out: one knock says nothing about the voice. */
const knockBlocks = 5;

/** Below this a block of 10 ms is silent, linear: far below the voice, never above what can be heard. */
export function silenceOf({ blockPeak }: Pick<VoiceMeasurements, 'blockPeak'>): number {
  const loudest = loudestBut(blockPeak, Math.min(knockBlocks, blockPeak.length - 1));
  const { silentPeakDbfs, edgeSilenceBelowPeakDb } = audioLimits;
  return Math.max(10 ** (silentPeakDbfs / 20), loudest * 10 ** (-edgeSilenceBelowPeakDb / 20));
}

/** The highest value when this many of the highest are left out; without sorting all of a long recording. */
function loudestBut(values: readonly number[], leftOut: number): number {
  const highest: number[] = [];
  for (const value of values) {
    if (highest.length > leftOut && value <= (highest[leftOut] as number)) continue;
    highest.push(value);
    highest.sort((one, other) => other - one);
    highest.length = Math.min(highest.length, leftOut + 1);
  }
  return highest[leftOut] ?? 0;
}

/** The longest silence inside the recording; null when none is longer than the limit. */
export function gapInSpeech(voice: Pick<VoiceMeasurements, 'blockPeak'>): Gap | null {
  const threshold = silenceOf(voice);
  let longest = { start: 0, length: 0 };
  let last: number | null = null;
  for (const [block, peak] of voice.blockPeak.entries()) {
    if (peak <= threshold) continue;
    if (last !== null && block - last - 1 > longest.length) longest = { start: last + 1, length: block - last - 1 };
    last = block;
  }
  if (longest.length <= audioLimits.gapSeconds * blocksPerSecond) return null;
  return { at: longest.start / blocksPerSecond, seconds: longest.length / blocksPerSecond };
}

const frameBlocks = 50;
/** Frames on either side that are compared: three seconds. */
const sideFrames = 6;
const fewestFrames = 3;

/**
 * Where the voice becomes louder or quieter by more than the limit for longer than a phrase, in seconds; null when it keeps
 * its level. Only frames with the ups and downs of speech are compared, so pauses with room noise count for nothing.
 */
export function levelJump({
  blockPower,
}: Pick<VoiceMeasurements, 'blockPower'>): { at: number; decibels: number } | null {
  const spoken: { frame: number; level: number }[] = [];
  for (let frame = 0; (frame + 1) * frameBlocks <= blockPower.length; frame += 1) {
    const levels = blockPower
      .slice(frame * frameBlocks, (frame + 1) * frameBlocks)
      .map((power) => Math.max(-90, powerDecibels(power)))
      .sort((one, other) => one - other);
    const [low, high] = [levels[frameBlocks / 10] as number, levels[(frameBlocks * 9) / 10] as number];
    if (high - low > audioLimits.speechVariationDb && high > audioLimits.silentPeakDbfs)
      spoken.push({ frame, level: high });
  }
  let worst: { at: number; decibels: number } | null = null;
  for (let split = fewestFrames; split + fewestFrames <= spoken.length; split += 1) {
    const before = median(spoken.slice(Math.max(0, split - sideFrames), split));
    const behind = median(spoken.slice(split, split + sideFrames));
    const decibels = Math.abs(behind - before);
    if (decibels > audioLimits.levelJumpDb && decibels > (worst?.decibels ?? 0))
      worst = { at: ((spoken[split] as { frame: number }).frame * frameBlocks) / blocksPerSecond, decibels };
  }
  return worst;
}

function median(frames: readonly { level: number }[]): number {
  const sorted = frames.map(({ level }) => level).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

/** First difference energy over energy: near 2 for white noise, under 0.3 for a voice. Noise also keeps its level. */
export function soundsLikeNoise({ blockPower, blockDifference }: VoiceMeasurements): boolean {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const power = sum(blockPower);
  if (power === 0) return false;
  const levels = blockPower.map((each) => Math.max(-90, powerDecibels(each))).sort((one, other) => one - other);
  const [low, high] = [0.1, 0.9].map((share) => levels[Math.floor(levels.length * share)] as number) as [
    number,
    number,
  ];
  const whiteness = sum(blockDifference) / power;
  const { rawNoiseWhiteness, rawNoiseVariationDb } = audioLimits;
  return whiteness > rawNoiseWhiteness || (high - low < rawNoiseVariationDb && whiteness > rawNoiseWhiteness / 2);
}
