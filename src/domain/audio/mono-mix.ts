import { audioLimits } from './audio-limits.ts';
import { decibels, powerDecibels } from './level.ts';
import type { SourceMeasurements } from './source-meter.ts';
import type { MonoMix } from './voice-meter.ts';

export interface MixChoice {
  mix: MonoMix;
  deadChannel: 'left' | 'right' | null;
  /** The channels are each other's opposite: their sum is silence. */
  cancels: boolean;
}

/** How two channels become one. A dead channel is left out; of two that cancel, the first is kept. */
export function chooseMix(source: SourceMeasurements): MixChoice {
  if (source.channels === 1) return { mix: 'only', deadChannel: null, cancels: false };
  const [left = 0, right = 0] = source.channelPower;
  const distance = powerDecibels(left) - powerDecibels(right);
  const [leftPeak = 0, rightPeak = 0] = source.channelPeak.map(decibels);
  if (distance > audioLimits.deadChannelDb || (rightPeak < audioLimits.silentPeakDbfs && leftPeak > rightPeak))
    return { mix: 'left', deadChannel: 'right', cancels: false };
  if (-distance > audioLimits.deadChannelDb || (leftPeak < audioLimits.silentPeakDbfs && rightPeak > leftPeak))
    return { mix: 'right', deadChannel: 'left', cancels: false };
  const mixed = (left + right + 2 * source.crossPower) / 4;
  const kept = (left + right) / 2;
  const cancels = kept > 0 && mixed < kept * 10 ** (-audioLimits.cancelLossDb / 10);
  return { mix: cancels ? 'left' : 'mean', deadChannel: null, cancels };
}
