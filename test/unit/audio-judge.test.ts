import { describe, expect, it } from 'vitest';
import { makeWav, noise, voiceLike, type WavShape } from '../../fixtures/hostile/wav-bytes.ts';
import { createMemoryAudio } from '../../src/connectors/audio/memory-audio.ts';
import { audioFindingWords } from '../../src/contract/words/audio-findings.ts';
import { judgeAudio, judgeHeader } from '../../src/domain/audio/judge.ts';
import { judgeDelivery } from '../../src/domain/audio/judge-delivery.ts';
import type { JudgedFile } from '../../src/domain/audio/judged-file.ts';
import { chooseMix } from '../../src/domain/audio/mono-mix.ts';
import { SourceMeter } from '../../src/domain/audio/source-meter.ts';
import { audioErrorCodes, audioFaultCodes, audioWarningCodes } from '../../src/domain/audio/verdict.ts';
import { VoiceMeter } from '../../src/domain/audio/voice-meter.ts';
import { checkBytes, codesOf } from '../support/audio-jobs.ts';

const audio = createMemoryAudio();
const voice = voiceLike();
const hum = (hertz: number) => (time: number) =>
  [1, 2, 3, 5].reduce((sum, harmonic) => sum + (0.02 / harmonic) * Math.sin(2 * Math.PI * hertz * harmonic * time), 0);

function findingsOf(shape: WavShape, slot?: string) {
  return checkBytes(audio, makeWav(shape), slot ? { slot } : {});
}

describe('what a recording is warned about', () => {
  it('finds nothing wrong with a plain voice', async () => {
    expect(codesOf(await findingsOf({ seconds: 6, sample: voice }))).toEqual([]);
  });

  it.each<[string, WavShape]>([
    ['clipped', { seconds: 4, sample: (time) => voice(time) * 12 }],
    ['very_quiet', { seconds: 4, sample: (time) => voice(time) * 0.05 }],
    ['very_loud', { seconds: 4, rateHz: 16_000, sample: (time) => Math.tanh(voiceLike(40)(time)) * 0.95 }],
    ['long_leading_silence', { seconds: 5, sample: (time) => (time < 1 ? 0 : voice(time)) }],
    ['long_trailing_silence', { seconds: 5, sample: (time) => (time > 3.9 ? 0 : voice(time)) }],
    ['dc_offset', { seconds: 4, sample: (time) => voice(time) + 0.05 }],
    ['one_channel_dead', { seconds: 4, channels: 2, sample: (time, channel) => (channel === 0 ? voice(time) : 0) }],
    [
      'phase_cancels_in_mono',
      { seconds: 4, channels: 2, sample: (time, c) => (c === 0 ? 0.3 : -0.3) * Math.sin(time * 2000) },
    ],
    ['gap_in_speech', { seconds: 8, sample: (time) => (time > 3 && time < 5.5 ? 0 : voice(time)) }],
    ['level_jump', { seconds: 8, sample: (time) => voice(time) * (time < 4 ? 0.05 : 1) }],
    ['flat_tops', { seconds: 4, sample: (time) => 0.5 * Math.max(-0.4, Math.min(0.4, voice(time) * 3)) }],
    ['hum', { seconds: 4, sample: (time) => voice(time) + hum(50)(time) }],
    ['hum', { seconds: 4, sample: (time) => 0.3 * voice(time) + hum(60)(time) }],
    ['narrow_band_source', { seconds: 4, rateHz: 8_000, sample: voice }],
  ])('%s', async (code, shape) => {
    const result = await findingsOf(shape);
    expect(result.verdict).toBe('accepted_with_warnings');
    expect(codesOf(result)).toContain(code);
  });

  it('noisy: a voice in steady hiss, but not a held tone', async () => {
    const hiss = noise(3);
    const inNoise = await findingsOf({ seconds: 6, sample: (time) => voice(time) + 0.05 * hiss() });
    expect(codesOf(inNoise)).toContain('noisy');
    const tone = await findingsOf({ seconds: 6, sample: (time) => 0.3 * Math.sin(2 * Math.PI * 440 * time) });
    expect(codesOf(tone)).not.toContain('noisy');
  });

  it('longer_than_usual_for_slot: a greeting of 61 seconds', async () => {
    const tone = (time: number) => 0.3 * Math.sin(time * 3000);
    const codes = codesOf(await findingsOf({ seconds: 61, rateHz: 8_000, sample: tone }, 'greeting'));
    expect(codes).toContain('longer_than_usual_for_slot');
    expect(codes).not.toContain('longer_than_5_minutes');
  });

  it('takes neither a knock, nor tones, nor a pause for a fault of the voice', async () => {
    const knock = await findingsOf({
      seconds: 6,
      sample: (time) => (Math.abs(time - 1) < 0.0001 ? 1 : voice(time) * 0.008),
    });
    expect(codesOf(knock)).toEqual(['very_quiet']);
    const tones = (time: number) => 0.2 * (Math.sin(2 * Math.PI * 400 * time) + Math.sin(2 * Math.PI * 450 * time));
    expect(codesOf(await findingsOf({ seconds: 4, sample: tones }))).toEqual(['narrow_band_source']);
    const room = noise(9);
    const paused = (time: number) => (time > 3 && time < 4.5 ? 0 : voice(time)) + 0.001 * room();
    expect(codesOf(await findingsOf({ seconds: 8, sample: paused }))).toEqual([]);
    const slow = (time: number) => 0.3 * Math.sin(2 * Math.PI * 210 * time);
    expect(codesOf(await findingsOf({ seconds: 4, rateHz: 44_100, sample: slow }))).toEqual(['narrow_band_source']);
  });

  it('loud hum makes no wide voice a narrow one, and hides no narrow one', async () => {
    const loudHum = (time: number) => 20 * hum(60)(time);
    const wide = await findingsOf({ seconds: 6, sample: (time) => 0.05 * voice(time) + loudHum(time) });
    expect(codesOf(wide)).toContain('hum');
    expect(codesOf(wide)).not.toContain('narrow_band_source');
    const low = (time: number) =>
      Math.max(0, Math.sin(5 * time)) * (Math.sin(2 * Math.PI * 400 * time) + Math.sin(5_000 * time));
    const narrow = await findingsOf({ seconds: 6, sample: (time) => 0.05 * low(time) + loudHum(time) });
    expect(codesOf(narrow)).toEqual(expect.arrayContaining(['hum', 'narrow_band_source']));
  });

  it('says where clipping starts', async () => {
    const late = await findingsOf({ seconds: 4, sample: (time) => (time > 2 ? voice(time) * 12 : voice(time) * 0.5) });
    const clipped = late.findings.find(({ code }) => code === 'clipped');
    expect(clipped?.at).toBeGreaterThanOrEqual(2);
  });
});

const wholeFile: JudgedFile['decode'] = {
  seconds: 10,
  declaredSeconds: null,
  cutShort: false,
  unclearEndSeconds: null,
  failedPackets: 0,
  reachedEnd: true,
  sampleRateHz: 16_000,
  invalidSamples: null,
  isLossy: false,
  isHeaderless: false,
  lost: null,
  unused: [],
};

function delivered(decode: Partial<JudgedFile['decode']>): string[] {
  const source = { peak: 0.5 } as JudgedFile['source'];
  return judgeDelivery({ decode: { ...wholeFile, ...decode }, source } as JudgedFile).map(({ code }) => code);
}

describe('whether the whole file arrived', () => {
  it.each([
    [{ seconds: 600.25 }, []],
    [{ seconds: 600.3 }, ['too_long']],
    [{ seconds: 0.5 }, []],
    [{ seconds: 0.49 }, ['too_short']],
    [{ seconds: 10, declaredSeconds: 10.2 }, []],
    [{ seconds: 10, declaredSeconds: 10.4 }, ['damaged']],
    [{ seconds: 10, declaredSeconds: 3 }, []],
    [{ reachedEnd: false }, ['damaged']],
    [{ failedPackets: 2 }, ['page_lost']],
    [{ failedPackets: 3 }, ['damaged']],
    [{ cutShort: true, declaredSeconds: 10.1 }, ['last_frame_lost']],
    [{ cutShort: true }, ['damaged']],
    [{ failedPackets: 9, seconds: 10, declaredSeconds: 10 }, []],
  ])('%o: %o', (decode, expected) => {
    expect(delivered(decode)).toEqual(expected);
  });
});

/** One second of sound with this declared length, so that tests of the limits need no minutes of samples. */
function lasting(seconds: number, slot: string): string[] {
  const rateHz = 8_000;
  const samples = Int16Array.from({ length: rateHz }, (_, frame) => 9_000 * Math.sin((3000 * frame) / rateHz));
  const sourceMeter = new SourceMeter({ channels: 1, coarse: false });
  sourceMeter.push(samples);
  const source = sourceMeter.result();
  const mix = chooseMix(source);
  const voiceMeter = new VoiceMeter({ rateHz, channels: 1, mix: mix.mix, fullScale: 32_768 });
  voiceMeter.push(samples);
  const decode = { ...wholeFile, seconds, sampleRateHz: rateHz };
  const file = { decode, source, hum: null, mix, voice: voiceMeter.result(), channels: 1, slot, wrongExtension: null };
  return judgeAudio(file).map(({ code }) => code);
}

describe('how long a recording is', () => {
  it.each([
    [60, 'greeting', []],
    [60.01, 'greeting', ['longer_than_usual_for_slot']],
    [60.01, 'hold', []],
    [300, 'hold', []],
    [300.01, 'hold', ['longer_than_5_minutes']],
    [300.01, 'greeting', ['longer_than_5_minutes', 'longer_than_usual_for_slot']],
  ])('%d seconds as %s: %j', (seconds, slot, expected) => {
    expect(lasting(seconds, slot).filter((code) => code.startsWith('longer_'))).toEqual(expected);
  });
});

describe('the header alone', () => {
  it.each([
    [{ sampleRateHz: 6_000, channels: 8 }, undefined],
    [{ sampleRateHz: 192_000, channels: 1 }, undefined],
    [{ sampleRateHz: null, channels: null }, undefined],
    [{ sampleRateHz: 5_999, channels: 1 }, 'unsupported'],
    [{ sampleRateHz: 192_001, channels: 1 }, 'unsupported'],
    [{ sampleRateHz: 8_000, channels: 9 }, 'unsupported'],
  ])('%o: %s', (header, expected) => {
    expect(judgeHeader(header)?.code).toBe(expected);
  });
});

describe('the sentences', () => {
  it.each([...audioErrorCodes, ...audioWarningCodes, ...audioFaultCodes])(
    '%s has one and a fix in both languages',
    (code) => {
      for (const language of ['en', 'zh-TW'] as const) {
        const { message, fix } = audioFindingWords[code][language];
        expect(message.length).toBeGreaterThan(5);
        expect(fix.length).toBeGreaterThan(5);
      }
    },
  );
});
