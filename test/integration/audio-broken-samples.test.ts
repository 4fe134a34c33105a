import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFloatWav, voiceLike, type WavShape } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { runFfmpeg } from '../../src/connectors/audio/ffmpeg-runner.ts';
import { checkBytes, codesOf, type FinishedJob, systemFfmpeg } from '../support/audio-jobs.ts';

const ffmpeg = systemFfmpeg();
const folder = mkdtempSync(join(tmpdir(), 'lineshift-broken-'));
const voice = voiceLike();
const rateHz = 44_100;

/** The voice, with this value in the one sample at 2 s. */
function spoiled(value: number): WavShape {
  const sample = (time: number) => (Math.round(time * rateHz) === 2 * rateHz ? value : voice(time));
  return { seconds: 5, rateHz, sample };
}

/** The power in each tenth of a second of the delivered 8 kHz file. */
function tenths(result: FinishedJob): number[] {
  const samples = new Int16Array(Uint8Array.from((result.bytes.wav8k as Buffer).subarray(44)).buffer);
  return Array.from({ length: Math.floor(samples.length / 800) }, (_, tenth) =>
    samples.subarray(tenth * 800, tenth * 800 + 800).reduce((sum, value) => sum + (value / 32_768) ** 2 / 800, 0),
  );
}

let runs = 0;
let audio: AudioProcessor;
let clean: number[];

beforeAll(async () => {
  audio = await createFfmpegAudio({
    run: (run, options) => {
      runs += 1;
      return runFfmpeg(run, options);
    },
  });
  clean = tenths(await checkBytes(audio, makeFloatWav({ seconds: 5, rateHz, sample: voice })));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await audio?.close();
});

/** After the broken sample the voice must continue as it does without it. */
function expectVoiceBehind(result: FinishedJob): void {
  const heard = tenths(result);
  expect(heard).toHaveLength(clean.length);
  for (const [tenth, power] of heard.entries()) {
    if (tenth === 19 || tenth === 20) continue;
    expect(Math.abs(power - (clean[tenth] as number))).toBeLessThan(0.002);
  }
}

describe('samples that are not sound', () => {
  it.each([
    ['not a number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
    ['minus infinite', Number.NEGATIVE_INFINITY],
    ['1e30', 1e30],
    ['-1e300', -1e300],
    ['85 dB over full scale', 17_600],
  ])('one sample that is %s is made silent and named, and the voice goes on behind it', async (_name, value) => {
    for (const bits of [32, 64] as const) {
      const result = await checkBytes(audio, makeFloatWav(spoiled(value), bits));
      expect(result.verdict).toBe('accepted_with_warnings');
      expect(result.findings).toContainEqual({
        code: 'invalid_samples',
        severity: 'warning',
        params: { samples: 1 },
        at: 2,
      });
      expectVoiceBehind(result);
    }
  });

  it('one in the unused channel of two, and at the rate of the voice itself, spoils nothing either', async () => {
    const sample: WavShape['sample'] = (time, channel) =>
      channel === 0 ? voice(time) : Math.round(time * 16_000) === 32_000 ? Number.NaN : 0;
    const result = await checkBytes(audio, makeFloatWav({ seconds: 5, rateHz: 16_000, channels: 2, sample }));
    expect(codesOf(result)).toContain('invalid_samples');
    expectVoiceBehind(result);
  });

  it('a file of nothing else, or mostly of that, is refused as damaged', async () => {
    const broken: [string, WavShape['sample']][] = [
      ['not a number', () => Number.NaN],
      ['infinite', () => Number.POSITIVE_INFINITY],
      ['at 1e30', (time) => 1e30 * Math.sin(time * 5_000)],
      ['at the scale of 16-bit integers', (time) => voice(time) * 32_767],
      ['from the first second on', (time) => (time > 1 ? Number.NaN : voice(time))],
    ];
    for (const [name, sample] of broken) {
      const result = await checkBytes(audio, makeFloatWav({ seconds: 4, rateHz, sample }));
      expect([name, codesOf(result), result.renditions]).toEqual([name, ['damaged'], []]);
    }
  });

  it('floats over full scale stay sound as long as a mixer could have made them', async () => {
    const result = await checkBytes(audio, makeFloatWav({ seconds: 5, rateHz, sample: (time) => voice(time) * 6 }));
    expect(codesOf(result)).not.toContain('invalid_samples');
    expect(result.verdict).not.toBe('rejected');
  });

  it('costs an ordinary file nothing: two runs of ffmpeg, three where samples had to be silenced', async () => {
    runs = 0;
    await checkBytes(audio, makeFloatWav({ seconds: 5, rateHz, sample: voice }));
    expect(runs).toBe(2);
    runs = 0;
    await checkBytes(audio, makeFloatWav(spoiled(Number.NaN)));
    expect(runs).toBe(3);
  });
});

describe.skipIf(ffmpeg === null)(
  'in every container of floats (skipped without an ffmpeg on PATH to make them)',
  () => {
    it.each([
      ['a.aiff', 'pcm_f32be'],
      ['double.aiff', 'pcm_f64be'],
      ['a.caf', 'pcm_f32le'],
      ['a.au', 'pcm_f32be'],
      ['double.au', 'pcm_f64be'],
      ['a.w64', 'pcm_f32le'],
      ['a.mov', 'pcm_f32le'],
      ['a.mka', 'pcm_f32le'],
      ['rf64.wav', 'pcm_f32le'],
    ])('%s with %s', async (name, codec) => {
      const [from, to] = [join(folder, 'from.wav'), join(folder, name)];
      writeFileSync(from, makeFloatWav(spoiled(Number.NaN)));
      const options = ['-c:a', codec, ...(name === 'rf64.wav' ? ['-rf64', 'always'] : [])];
      execFileSync(ffmpeg as string, ['-v', 'error', '-y', '-i', from, ...options, to]);
      const result = await checkBytes(audio, readFileSync(to), { fileName: name });
      expect(codesOf(result)).toContain('invalid_samples');
      expectVoiceBehind(result);
    });
  },
);
