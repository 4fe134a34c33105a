import { describe, expect, it } from 'vitest';
import { makeWav, noise, voiceLike, type WavShape } from '../../fixtures/hostile/wav-bytes.ts';
import { createMemoryAudio } from '../../src/connectors/audio/memory-audio.ts';
import { audioFindingMessages } from '../../src/contract/messages/audio-findings.ts';
import { judgeHeader } from '../../src/domain/audio/judge.ts';
import { judgeDelivery } from '../../src/domain/audio/judge-delivery.ts';
import type { JudgedFile } from '../../src/domain/audio/judged-file.ts';
import { audioErrorCodes, audioWarningCodes } from '../../src/domain/audio/verdict.ts';
import { checkBytes, codesOf } from '../support/audio-jobs.ts';

const audio = createMemoryAudio();
const voice = voiceLike();

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

  it('longer_than_usual_for_slot and longer_than_5_minutes, each above its limit only', async () => {
    const shape = (seconds: number): WavShape => ({
      seconds,
      rateHz: 8_000,
      sample: (time) => 0.3 * Math.sin(time * 3000),
    });
    expect(codesOf(await findingsOf(shape(60), 'greeting'))).not.toContain('longer_than_usual_for_slot');
    expect(codesOf(await findingsOf(shape(61), 'greeting'))).toContain('longer_than_usual_for_slot');
    expect(codesOf(await findingsOf(shape(61), 'hold'))).not.toContain('longer_than_usual_for_slot');
    expect(codesOf(await findingsOf(shape(300), 'hold'))).not.toContain('longer_than_5_minutes');
    expect(codesOf(await findingsOf(shape(301), 'hold'))).toContain('longer_than_5_minutes');
  });

  it('says where clipping starts', async () => {
    const late = await findingsOf({ seconds: 4, sample: (time) => (time > 2 ? voice(time) * 12 : voice(time) * 0.5) });
    const clipped = late.findings.find(({ code }) => code === 'clipped');
    expect(clipped?.at).toBeGreaterThanOrEqual(2);
  });
});

function delivered(decode: Partial<JudgedFile['decode']>): string[] {
  const facts = {
    seconds: 10,
    declaredSeconds: null,
    cutShort: false,
    endMarkMissing: false,
    failedPackets: 0,
    reachedEnd: true,
    sampleRateHz: 16_000,
    ...decode,
  };
  const source = { peak: 0.5 } as JudgedFile['source'];
  return judgeDelivery({ decode: facts, source } as JudgedFile).map(({ code }) => code);
}

describe('whether the whole file arrived', () => {
  it.each([
    [{ seconds: 600.25 }, []],
    [{ seconds: 600.3 }, ['too_long']],
    [{ seconds: 0.5 }, []],
    [{ seconds: 0.49 }, ['too_short']],
    [{ seconds: 10, declaredSeconds: 10.2 }, []],
    [{ seconds: 10, declaredSeconds: 10.4 }, ['damaged']],
    [{ seconds: 10, declaredSeconds: 3 }, ['damaged']],
    [{ reachedEnd: false }, ['damaged']],
    [{ failedPackets: 2 }, ['last_frame_lost']],
    [{ failedPackets: 3 }, ['damaged']],
    [{ cutShort: true, declaredSeconds: 10.1 }, ['last_frame_lost']],
    [{ cutShort: true }, ['damaged']],
    [{ endMarkMissing: true }, ['last_frame_lost']],
  ])('%o: %o', (decode, expected) => {
    expect(delivered(decode)).toEqual(expected);
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
  it.each([...audioErrorCodes, ...audioWarningCodes])('%s has one and a fix in both languages', (code) => {
    for (const language of ['en', 'zh-TW'] as const) {
      const { message, fix } = audioFindingMessages[code][language];
      expect(message.length).toBeGreaterThan(5);
      expect(fix.length).toBeGreaterThan(5);
    }
  });
});
