import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAiff, openAu, openRf64, openW64, openWav, tails } from '../../fixtures/hostile/open-ended.ts';
import { noise, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { bufferSource } from '../../src/connectors/audio/sniff/byte-source.ts';
import { findSoundEnd } from '../../src/connectors/audio/sniff/sound-end.ts';
import { checkBytes, codesOf } from '../support/audio-jobs.ts';

const spoken = { seconds: 3, sample: voiceLike() };
const soundBytes = 96_000;
const list = tails['a LIST'] as Buffer;
const unknown = 0xffffffffffffffffn;

let audio: AudioProcessor;
beforeAll(async () => {
  audio = await createFfmpegAudio();
});
afterAll(() => audio?.close());

/** Expects the exact length of the sound, to the sample, and no finding. */
async function expectOnlySound(bytes: Buffer, fileName: string): Promise<void> {
  const result = await checkBytes(audio, bytes, { fileName });
  expect(codesOf(result)).toEqual([]);
  expect(result.measurements?.durationSeconds).toBe(3);
  expect(result.bytes.wav16k).toHaveLength(44 + soundBytes);
}

describe('the sound of an open-ended file ends where the sound ends', () => {
  it.each(Object.entries(tails))('WAV of size 0 with %s behind', async (_name, tail) => {
    await expectOnlySound(openWav(spoken, 0, tail), 'a.wav');
  });

  it.each([0xffffffff, 0x7fffffff, 0x7ffff000, soundBytes + 1_000_000])('WAV of size %i', async (size) => {
    await expectOnlySound(openWav(spoken, size, list), 'a.wav');
    await expectOnlySound(openWav(spoken, size, tails['bext and iXML'] as Buffer), 'a.wav');
  });

  it.each([0n, unknown])('RF64 whose ds64 says %i', async (size) => {
    await expectOnlySound(openRf64(spoken, size, list), 'a.wav');
    await expectOnlySound(openRf64(spoken, size, Buffer.alloc(0)), 'a.wav');
  });

  it.each([
    [0, 0],
    [0xffffffff, 0],
    [0, 48_000],
    [0xffffffff, 48_000],
  ])('AIFF of sound size %i and %i frames', async (size, frames) => {
    await expectOnlySound(openAiff(spoken, size, frames), 'a.aiff');
  });

  it.each([0n, 24n, unknown])('Wave64 of data size %i', async (size) => {
    await expectOnlySound(openW64(spoken, size), 'a.w64');
  });

  it('AU of unknown size', async () => {
    await expectOnlySound(openAu(spoken, list), 'a.au');
    await expectOnlySound(openAu(spoken, tails['a bare ID3v1 tag'] as Buffer), 'a.au');
  });

  it('a file with chunks and no sound has none', async () => {
    const empty = openWav({ seconds: 0, sample: () => 0 }, 0, list);
    expect(codesOf(await checkBytes(audio, empty))).toEqual(['no_audio_stream']);
  });

  it('says so where the end cannot be determined: a known chunk name that leads nowhere', async () => {
    const odd = Buffer.concat([Buffer.from('cue \u0010\u0002\0\0', 'latin1'), Buffer.alloc(400, 1)]);
    const result = await checkBytes(audio, openWav(spoken, 0, odd));
    expect(result.findings).toContainEqual({ code: 'end_unclear', severity: 'warning', params: {}, at: 3 });
  });
});

describe('a real recording is never cut', () => {
  const whole = (sound: Buffer) => findSoundEnd(bufferSource(sound), 0, 'riff').end === sound.length;

  it('noise of every seed, to its last sample', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const value = noise(seed);
      expect(whole(Buffer.from(Array.from({ length: 100_000 }, () => (value() + 1) * 128)))).toBe(true);
    }
  });

  it('text-like samples: every byte a letter', () => {
    const value = noise(3);
    expect(whole(Buffer.from(Array.from({ length: 400_000 }, () => 0x41 + Math.floor((value() + 1) * 12))))).toBe(true);
  });

  it('samples that spell a known name, but whose next four are not the rest of the file', () => {
    for (const name of ['LIST', 'data', 'bext', 'RIFF', 'id3 ']) {
      for (const behind of [0, 2, 100, 4_000]) {
        const end = Buffer.concat([
          Buffer.from(name, 'latin1'),
          Buffer.from([behind + 2, 0, 0, 0]),
          Buffer.alloc(behind),
        ]);
        expect(whole(Buffer.concat([Buffer.alloc(30_000, 0x11), end]))).toBe(true);
      }
    }
  });
});
