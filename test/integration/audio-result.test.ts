import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWav, noise, voiceLike, type WavShape } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { checkBytes, type FinishedJob, systemFfmpeg } from '../support/audio-jobs.ts';

const ffmpeg = systemFfmpeg();
const folder = mkdtempSync(join(tmpdir(), 'lineshift-result-'));
const inputOf: Record<string, string[]> = {
  ulaw8k: ['-f', 'mulaw', '-ar', '8000', '-ac', '1'],
  alaw8k: ['-f', 'alaw', '-ar', '8000', '-ac', '1'],
  g722: ['-f', 'g722'],
};

/** Integrated loudness and peak of a rendition by ffmpeg's own meter, as a second opinion. */
function secondOpinion(result: FinishedJob, name: string): { loudness: number; peak: number; seconds: number } {
  const path = join(folder, name);
  writeFileSync(path, result.bytes[name] as Buffer);
  const args = [
    '-hide_banner',
    '-nostats',
    ...(inputOf[name] ?? []),
    '-i',
    path,
    '-af',
    'volumedetect,ebur128=framelog=verbose',
    '-f',
    'null',
    '-',
  ];
  const log = spawnSync(ffmpeg as string, args, { encoding: 'utf8' }).stderr;
  const loudness = Number(/I:\s+(-?[\d.]+) LUFS\s+Threshold/.exec(log.slice(log.lastIndexOf('Summary')))?.[1]);
  const peak = Number(/max_volume: (-?[\d.]+) dB/.exec(log)?.[1]);
  const pcm = execFileSync(
    ffmpeg as string,
    ['-v', 'error', ...(inputOf[name] ?? []), '-i', path, '-ar', '8000', '-ac', '1', '-f', 's16le', '-'],
    { maxBuffer: 1e9 },
  );
  return { loudness, peak, seconds: pcm.length / 16_000 };
}

const hiss = noise(11);
const voice = voiceLike();
const voices: [string, () => Buffer][] = [
  ['the recorded greeting', () => readFileSync(shippedFile('fixtures', 'audio', 'greeting.wav'))],
  ['the recorded MP3', () => readFileSync(shippedFile('fixtures', 'audio', 'greeting-long.mp3'))],
  ...(
    [
      ['a quiet voice', { seconds: 8, rateHz: 44_100, channels: 2, sample: (time) => voice(time) * 0.3 }],
      ['an overdriven voice', { seconds: 8, sample: (time) => Math.max(-1, Math.min(1, voice(time) * 9)) }],
      [
        'a voice with knocks far above it',
        { seconds: 8, rateHz: 48_000, sample: (time) => voice(time) * 0.25 + (time % 1 < 0.002 ? 0.9 : 0) },
      ],
      ['bright noise', { seconds: 5, rateHz: 48_000, sample: () => hiss() * 0.7 }],
      [
        'opposite channels',
        { seconds: 6, channels: 2, sample: (time, channel) => voice(time) * (channel === 0 ? 1 : -1) },
      ],
    ] as [string, WavShape][]
  ).map(([name, shape]): [string, () => Buffer] => [name, () => makeWav(shape)]),
];

describe.skipIf(ffmpeg === null)(
  'what callers will hear (skipped without an ffmpeg on PATH as a second opinion)',
  () => {
    let audio: AudioProcessor;
    beforeAll(async () => {
      audio = await createFfmpegAudio();
    });
    afterAll(async () => {
      rmSync(folder, { recursive: true, force: true });
      await audio?.close();
    });

    it.each(voices)('%s comes out within half a decibel of the target and under -3 dBFS', async (_name, bytes) => {
      const result = await checkBytes(audio, bytes(), { fileName: '' });
      expect(result.verdict).not.toBe('rejected');
      const { level, peakDbfs, gainCapped } = result.delivered as NonNullable<typeof result.delivered>;
      expect(gainCapped).toBe(false);
      expect(Math.abs((level as number) + 19)).toBeLessThanOrEqual(0.5);
      expect(peakDbfs).toBeLessThanOrEqual(-3);
      for (const name of ['wav8k', 'ulaw8k', 'alaw8k', 'g722', 'wav16k']) {
        const other = secondOpinion(result, name);
        expect(Math.abs(other.seconds - (result.measurements?.durationSeconds as number))).toBeLessThan(0.01);
        if (name === 'g722' || name === 'wav16k') continue;
        expect(Math.abs(other.loudness + 19)).toBeLessThanOrEqual(0.6);
        expect(other.peak).toBeLessThanOrEqual(-2.9);
      }
    });

    it('honours a site target, and levels clips under 3 s by RMS', async () => {
      const quiet = await createFfmpegAudio({ targetLevel: -22 });
      const result = await checkBytes(quiet, makeWav({ seconds: 2, sample: voice }));
      expect(result.delivered).toMatchObject({ method: 'rms', gainCapped: false });
      expect(Math.abs((result.delivered?.level as number) + 22)).toBeLessThanOrEqual(0.5);
      await quiet.close();
    });

    it('lifts a whisper by 20 dB at most, and says that it is quiet', async () => {
      const result = await checkBytes(audio, makeWav({ seconds: 5, sample: (time) => voice(time) * 0.01 }));
      expect(result.delivered).toMatchObject({ gainDb: 20, gainCapped: true });
      expect(result.findings.map(({ code }) => code)).toContain('very_quiet');
    });

    it('keeps every sample in its place: nothing is trimmed, nothing is shifted', async () => {
      const click = makeWav({
        seconds: 4,
        sample: (time) => (Math.abs(time - 1) < 0.001 || time > 3.999 ? 0.5 : 0.02 * Math.sin(time * 6000)),
      });
      const { bytes } = await checkBytes(audio, click);
      const wav = bytes.wav16k as Buffer;
      const samples = new Int16Array(Uint8Array.from(wav.subarray(44)).buffer);
      expect(samples.length).toBe(64_000);
      const loudest = samples
        .subarray(0, 48_000)
        .reduce((best, value, at) => (Math.abs(value) > Math.abs(samples[best] as number) ? at : best), 0);
      expect(Math.abs(loudest / 16_000 - 1)).toBeLessThan(0.003);
    });

    it('carries no tag of the sender into any rendition', async () => {
      const path = join(folder, 'tagged.mp3');
      const source = shippedFile('fixtures', 'audio', 'greeting-long.mp3');
      execFileSync(ffmpeg as string, [
        '-v',
        'error',
        '-y',
        '-i',
        source,
        '-metadata',
        'title=SECRETTAG',
        '-c',
        'copy',
        path,
      ]);
      const result = await checkBytes(audio, readFileSync(path), { fileName: 'a.mp3' });
      for (const bytes of Object.values(result.bytes)) {
        expect(bytes.includes('SECRETTAG')).toBe(false);
        expect(bytes.includes('Lavf')).toBe(false);
      }
      expect((result.bytes.wav8k as Buffer).toString('latin1', 36, 40)).toBe('data');
    });
  },
);
