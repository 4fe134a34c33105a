import { describe, expect, it } from 'vitest';
import { chooseGain } from '../../src/domain/audio/gain.ts';
import { gatedLevel, levelMethodFor } from '../../src/domain/audio/level.ts';
import { chooseMix } from '../../src/domain/audio/mono-mix.ts';
import { correctPlan, planRender } from '../../src/domain/audio/render-plan.ts';
import { findRenditionProfile, telephonyV1 } from '../../src/domain/audio/rendition-profile.ts';
import { SourceMeter } from '../../src/domain/audio/source-meter.ts';
import { VoiceMeter } from '../../src/domain/audio/voice-meter.ts';

function tone(options: { level: number; seconds: number; rateHz: number; hz?: number }): Float32Array {
  const { level, seconds, rateHz, hz = 997 } = options;
  return Float32Array.from(
    { length: seconds * rateHz },
    (_, index) => level * Math.sin((2 * Math.PI * hz * index) / rateHz),
  );
}

function voiceOf(samples: Float32Array, rateHz = 48_000) {
  const meter = new VoiceMeter({ rateHz, channels: 1, mix: 'only', fullScale: 1 });
  meter.push(samples);
  return meter.result();
}

describe('loudness', () => {
  it('reads a full-scale 997 Hz sine in one channel as -3.01 LUFS (BS.1770-4, annex 1)', () => {
    const { blockWeighted } = voiceOf(tone({ level: 1, seconds: 5, rateHz: 48_000 }));
    expect(gatedLevel(blockWeighted, 'loudness')).toBeCloseTo(-3.01, 1);
  });

  it('ignores pauses: EBU Tech 3341 case 3, -36, -23 and -36 dBFS, reads -23 LUFS in stereo, 3.01 lower in mono', () => {
    const parts = [
      [-36, 10],
      [-23, 60],
      [-36, 10],
    ] as const;
    const meter = new VoiceMeter({ rateHz: 48_000, channels: 1, mix: 'only', fullScale: 1 });
    for (const [level, seconds] of parts)
      meter.push(tone({ level: 10 ** (level / 20), seconds, rateHz: 48_000, hz: 1000 }));
    expect(gatedLevel(meter.result().blockWeighted, 'loudness')).toBeCloseTo(-26.0, 1);
  });

  it('has no value for silence, and RMS is used under 3 s', () => {
    expect(gatedLevel(voiceOf(new Float32Array(48_000)).blockWeighted, 'loudness')).toBeNull();
    expect([levelMethodFor(2.99), levelMethodFor(3)]).toEqual(['rms', 'loudness']);
    const { blockPower } = voiceOf(tone({ level: 1, seconds: 1, rateHz: 48_000, hz: 1000 }));
    expect(gatedLevel(blockPower, 'rms')).toBeCloseTo(-3.01, 1);
  });

  it('measures the same in one piece or in many', () => {
    const samples = tone({ level: 0.5, seconds: 2, rateHz: 16_000 });
    const whole = voiceOf(samples, 16_000);
    const meter = new VoiceMeter({ rateHz: 16_000, channels: 1, mix: 'only', fullScale: 1 });
    for (let at = 0; at < samples.length; at += 777) meter.push(samples.subarray(at, at + 777));
    expect(meter.result()).toEqual(whole);
  });
});

describe('the gain', () => {
  const limiter = telephonyV1.limiter;
  const options = { target: -19, maxGainDb: 20, limiter, method: 'loudness' as const };
  const steady = (level: number) => ({ peak: Array(600).fill(level), power: Array(600).fill(level ** 2 / 2) });

  it('is the plain difference where the limiter has nothing to do', () => {
    const choice = chooseGain(steady(0.1), options);
    expect(choice?.gainDb).toBeCloseTo(-19 - (-23.01 - 0.691), 1);
    expect(choice?.capped).toBe(false);
  });

  it('is never more than the profile allows, either way', () => {
    expect(chooseGain(steady(0.001), options)).toMatchObject({ gainDb: 20, capped: true });
    expect(chooseGain(steady(0.99), { ...options, target: -40 })).toMatchObject({ gainDb: -20, capped: true });
  });

  it('does not exist for silence, and the plan then leaves the clip as it is', () => {
    expect(chooseGain(steady(0), options)).toBeNull();
    const plan = planRender({
      seconds: 5,
      mix: 'only',
      voice: voiceOf(new Float32Array(80_000), 16_000),
      profile: telephonyV1,
    });
    expect(plan.gainDb).toBe(0);
  });
});

describe('correcting a result', () => {
  const plan = planRender({
    seconds: 5,
    mix: 'only',
    voice: voiceOf(tone({ level: 0.2, seconds: 5, rateHz: 16_000 }), 16_000),
    profile: telephonyV1,
  });

  it('lets a result inside the tolerance stand', () => {
    expect(correctPlan(plan, { level: -19.4, peakDbfs: -3.2 }, telephonyV1)).toBeNull();
  });

  it('takes the difference in where the level is off, and lowers the ceiling where a peak is over', () => {
    expect(correctPlan(plan, { level: -20, peakDbfs: -4 }, telephonyV1)?.gainDb).toBeCloseTo(plan.gainDb + 1, 2);
    expect(correctPlan(plan, { level: -19, peakDbfs: -2.5 }, telephonyV1)?.limiter.ceiling).toBeLessThan(0.6);
  });
});

describe('profiles', () => {
  it('keeps a site target between -22 and -17 LUFS', () => {
    expect(findRenditionProfile('telephony-v1', -10)?.targetLevel).toBe(-17);
    expect(findRenditionProfile('telephony-v1', -30)?.targetLevel).toBe(-22);
    expect(findRenditionProfile('telephony-v1')?.targetLevel).toBe(-19);
    expect(findRenditionProfile('nothing')).toBeNull();
  });
});

describe('mixing two channels', () => {
  function mixOf(left: (index: number) => number, right: (index: number) => number) {
    const meter = new SourceMeter({ channels: 2, coarse: false });
    meter.push(
      Int16Array.from({ length: 8000 }, (_, at) => (at % 2 === 0 ? left(at / 2) : right((at - 1) / 2)) * 20_000),
    );
    return chooseMix(meter.result());
  }
  const sine = (index: number) => Math.sin(index / 7);

  it.each([
    ['equal ones are averaged', sine, sine, { mix: 'mean', cancels: false, deadChannel: null }],
    ['unrelated ones are averaged', sine, (index: number) => Math.sin(index / 11), { mix: 'mean', cancels: false }],
    ['opposite ones: the first is kept', sine, (index: number) => -sine(index), { mix: 'left', cancels: true }],
    ['a dead right one is left out', sine, () => 0, { mix: 'left', deadChannel: 'right', cancels: false }],
    ['a dead left one is left out', () => 0.001, sine, { mix: 'right', deadChannel: 'left', cancels: false }],
  ])('%s', (_name, left, right, expected) => {
    expect(mixOf(left, right)).toMatchObject(expected);
  });
});
