import { chooseGain, type GainChoice, type Limiter } from './gain.ts';
import { type LevelMethod, levelMethodFor } from './level.ts';
import type { RenditionProfile, RenditionShape } from './rendition-profile.ts';
import type { MonoMix, VoiceMeasurements } from './voice-meter.ts';

/** Everything the second ffmpeg run does, as data; the driver only translates it. */
export interface RenderPlan {
  mix: MonoMix;
  gainDb: number;
  /** True when the target is outside the gain limits: the result is then not held to the tolerance. */
  gainCapped: boolean;
  limiter: Limiter;
  method: LevelMethod;
  renditions: readonly RenditionShape[];
}

/** Block powers with the weighting by which the clip's level is measured. */
export function levelledBlocks(voice: VoiceMeasurements, method: LevelMethod) {
  return { peak: voice.blockPeak, power: method === 'loudness' ? voice.blockWeighted : voice.blockPower };
}

/** Plans the render of a measured, accepted clip. A clip without a level (clicks in silence) keeps its own. */
export function planRender(input: {
  seconds: number;
  mix: MonoMix;
  voice: VoiceMeasurements;
  profile: RenditionProfile;
}): RenderPlan {
  const { profile, voice, mix } = input;
  const method = levelMethodFor(input.seconds);
  const choice: GainChoice = chooseGain(levelledBlocks(voice, method), {
    target: profile.targetLevel,
    maxGainDb: profile.maxGainDb,
    limiter: profile.limiter,
    method,
  }) ?? { gainDb: 0, capped: true, expected: profile.targetLevel };
  return {
    mix,
    gainDb: choice.gainDb,
    gainCapped: choice.capped,
    limiter: profile.limiter,
    method,
    renditions: profile.renditions,
  };
}

export interface RenderedLevel {
  level: number | null;
  peakDbfs: number;
}

/**
 * Compares the measured result with the profile. The predicted level can be off where a clip is all peaks; then one more
 * render with the difference added is worth its time.
 * @returns the corrected plan, or null when the result is accepted.
 */
export function correctPlan(plan: RenderPlan, rendered: RenderedLevel, profile: RenditionProfile): RenderPlan | null {
  const over = rendered.peakDbfs - profile.maxPeakDbfs;
  const off = plan.gainCapped || rendered.level === null ? 0 : profile.targetLevel - rendered.level;
  if (over <= 0 && Math.abs(off) <= profile.toleranceDb) return null;
  const wanted = plan.gainDb + off;
  const gainDb = Math.min(profile.maxGainDb, Math.max(-profile.maxGainDb, wanted));
  const ceiling = over > 0 ? plan.limiter.ceiling * 10 ** (-(over + 0.3) / 20) : plan.limiter.ceiling;
  return {
    ...plan,
    gainDb: Math.round(gainDb * 100) / 100,
    gainCapped: plan.gainCapped || gainDb !== wanted,
    limiter: { ...plan.limiter, ceiling },
  };
}
