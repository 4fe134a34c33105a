import { describe, expect, it } from 'vitest';
import { voiceLike } from '../../../fixtures/hostile/wav-bytes.ts';
import { HumMeter } from '../../../src/domain/audio/hum-meter.ts';
import { gapInSpeech, levelJump } from '../../../src/domain/audio/judge-passages.ts';
import { planText, type RepairStep } from '../../../src/domain/audio/repair-plan.ts';
import { type RepairPart, repairVoice } from '../../../src/domain/audio/repair-voice.ts';
import { VoiceMeter } from '../../../src/domain/audio/voice-meter.ts';

const rateHz = 16_000;

function part(seconds: number, sample: (time: number) => number, mainsHz: number | null = null): RepairPart {
  const samples = Float32Array.from({ length: seconds * rateHz }, (_, index) => sample(index / rateHz));
  return { samples, mainsHz };
}

const voice = voiceLike(0.3);
const between = (from: number, until: number) => (time: number) => (time >= from && time < until ? voice(time) : 0);
const buzz = (time: number) =>
  [1, 2, 3, 4, 5, 6, 8, 10].reduce((sum, n) => sum + (0.02 / n) * Math.sin(2 * Math.PI * 50 * n * time + n), 0);

function measured(samples: Float32Array) {
  const meter = new VoiceMeter({ rateHz, channels: 1, mix: 'only', fullScale: 1 });
  meter.push(samples);
  return meter.result();
}

function humOf(samples: Float32Array) {
  const meter = new HumMeter({ rateHz, channels: 1, fullScale: 1 });
  meter.push(samples);
  return meter.result();
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

const repair = (parts: RepairPart[], ...steps: RepairStep[]) => repairVoice(parts, rateHz, steps);

describe('silence at the ends', () => {
  it('goes but for a breath, and the voice keeps every sample', () => {
    const { samples, done, momentOf } = repair([part(8, between(2, 5))], { kind: 'trim_silence' });
    expect(samples.length / rateHz).toBeCloseTo(3.5, 1);
    expect(done).toEqual([{ kind: 'trim_silence', startSeconds: 1.8, endSeconds: 2.7 }]);
    expect(samples[0.2 * rateHz + 5_000]).toBeCloseTo(voice(2 + 5_000 / rateHz), 1);
    expect(momentOf(0, 3)).toBeCloseTo(1.2, 1);
    expect(momentOf(0, 0)).toBe(0);
  });

  it('is left alone where there is none, and in a file without any sound', () => {
    const whole = part(3, (time) => voice(time));
    const { samples, done } = repair([whole], { kind: 'trim_silence' });
    expect(samples).toBe(whole.samples);
    expect(done).toEqual([{ kind: 'trim_silence', startSeconds: 0, endSeconds: 0 }]);
    expect(repair([part(2, () => 0)], { kind: 'trim_silence' }).samples).toHaveLength(2 * rateHz);
  });
});

describe('a gap', () => {
  it('becomes a pause, and moments behind it move', () => {
    const gap = (time: number) => between(0, 3)(time) + between(8, 11)(time);
    const { samples, done, momentOf } = repair([part(11, gap)], { kind: 'cut_gaps' });
    expect(gapInSpeech(measured(samples))).toBeNull();
    expect(done).toEqual([{ kind: 'cut_gaps', count: 1, seconds: expect.closeTo(4.2, 0) }]);
    expect(momentOf(0, 9)).toBeCloseTo(9 - 4.2, 0);
    expect(momentOf(0, 5)).toBeCloseTo(3.4, 0);
  });

  it('of less than two seconds is the speaker’s own', () => {
    const pause = (time: number) => between(0, 3)(time) + between(4.5, 7)(time);
    expect(repair([part(7, pause)], { kind: 'cut_gaps' }).done).toEqual([{ kind: 'cut_gaps', count: 0, seconds: 0 }]);
  });
});

describe('hum', () => {
  it('is taken out from its first moment on, and the voice stays', () => {
    const clean = part(6, (time) => voice(time) * 0.6);
    const humming = part(6, (time) => voice(time) * 0.6 + buzz(time), 50);
    expect(humOf(humming.samples)?.mainsHz).toBe(50);
    const { samples, done } = repair([humming], { kind: 'remove_hum' });
    expect(done).toEqual([{ kind: 'remove_hum', hertz: 50 }]);
    expect(humOf(samples)?.level ?? -100).toBeLessThan(-60);
    const left = samples.map((sample, index) => sample - (clean.samples[index] as number));
    const was = humming.samples.map((sample, index) => sample - (clean.samples[index] as number));
    expect(rms(left)).toBeLessThan(rms(was) / 3);
    expect(rms(left.subarray(0, rateHz / 2))).toBeLessThan(rms(was.subarray(0, rateHz / 2)));
    expect(rms(samples) / rms(clean.samples)).toBeGreaterThan(0.9);
  });

  it('that was not measured changes nothing', () => {
    const clean = part(3, (time) => voice(time));
    const { samples, done } = repair([clean], { kind: 'remove_hum' });
    expect(samples).toBe(clean.samples);
    expect(done).toEqual([{ kind: 'remove_hum', hertz: 0 }]);
  });
});

describe('passages', () => {
  it('come to one level', () => {
    const jump = part(16, (time) => voice(time) * (time < 8 ? 0.1 : 1));
    expect(levelJump(measured(jump.samples))?.decibels).toBeGreaterThan(15);
    const { samples, done } = repair([jump], { kind: 'level_passages' });
    expect(levelJump(measured(samples))).toBeNull();
    expect(done).toEqual([{ kind: 'level_passages', decibels: expect.closeTo(14, -1) }]);
    expect(samples).toHaveLength(jump.samples.length);
  });

  it('of one level are not touched', () => {
    const even = part(8, (time) => voice(time));
    const { samples, done } = repair([even], { kind: 'level_passages' });
    expect(samples).toBe(even.samples);
    expect(done).toEqual([{ kind: 'level_passages', decibels: 0 }]);
  });
});

describe('joined files', () => {
  it('follow each other after their pause, each trimmed, and moments of both are known', () => {
    const join = { kind: 'join', promptId: 'b', pauseSeconds: 0.5 } as const;
    const tone = (from: number, until: number) => (time: number) =>
      time >= from && time < until ? 0.3 * Math.sin(2_000 * time) : 0;
    const parts = [part(5, tone(1, 4)), part(4, tone(0, 2))];
    const { samples, done, momentOf } = repair(parts, join, { kind: 'trim_silence' });
    expect(samples.length / rateHz).toBeCloseTo(3.5 + 0.5 + 2.3, 1);
    expect(done[0]).toEqual(join);
    expect(momentOf(1, 0)).toBeCloseTo(4, 1);
    expect(rms(samples.subarray(3.6 * rateHz, 3.9 * rateHz))).toBe(0);
  });
});

it('plans are equal whatever order their steps were chosen in, but for the order of joined files', () => {
  const joinOf = (promptId: string): RepairStep => ({ kind: 'join', promptId, pauseSeconds: 1 });
  const trim: RepairStep = { kind: 'trim_silence' };
  const hum: RepairStep = { kind: 'remove_hum' };
  expect(planText([hum, trim, joinOf('a')])).toBe(planText([joinOf('a'), trim, hum]));
  expect(planText([joinOf('a'), joinOf('b')])).not.toBe(planText([joinOf('b'), joinOf('a')]));
  expect(planText([trim])).not.toBe(planText([hum]));
});
