import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apeTag } from '../../fixtures/hostile/field-shapes.ts';
import {
  aiff,
  amr,
  au,
  caf,
  foreignTails,
  fronts,
  misleadingHeads,
  moreForeignSounds,
} from '../../fixtures/hostile/field-siblings.ts';
import { makeWav, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { checkBytes, codesOf, systemFfmpeg } from '../support/audio-jobs.ts';

/** What people send, in other containers and with other damage than the cases of audio-field-shapes.test.ts. */

const ffmpeg = systemFfmpeg();
const folder = mkdtempSync(join(tmpdir(), 'lineshift-siblings-'));
const shape = { seconds: 3, sample: voiceLike() };

let audio: AudioProcessor;
beforeAll(async () => {
  audio = await createFfmpegAudio();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await audio?.close();
});

/** Three seconds of the recorded voice, encoded. */
function encoded(name: string, options: string[] = []): Buffer {
  const path = join(folder, name);
  const from = shippedFile('fixtures', 'audio', 'greeting.wav');
  execFileSync(ffmpeg as string, ['-v', 'error', '-y', '-t', '3', '-i', from, ...options, path]);
  return readFileSync(path);
}

async function expectWhole(bytes: Buffer, repairs?: string[]): Promise<void> {
  const result = await checkBytes(audio, bytes, { fileName: '' });
  expect(codesOf(result)).toEqual([]);
  expect(result.measurements?.durationSeconds).toBeCloseTo(3, 0);
  if (repairs) expect(result.measurements?.repairs).toEqual(repairs);
}

describe('heads that contradict what is there', () => {
  it.each(misleadingHeads(shape))('%s is read as it is', async (_name, bytes, repair) => {
    await expectWhole(bytes, repair === undefined ? undefined : [repair]);
  });
});

describe('a container behind something that is no tag', () => {
  it.each(Object.entries(fronts))('%s', async (_name, front) => {
    for (const bytes of [makeWav(shape), aiff(shape), caf(shape), au(shape)])
      await expectWhole(Buffer.concat([front, bytes]), ['bytes_in_front']);
  });

  it.skipIf(ffmpeg === null)('in coded sound, too', async () => {
    const front = fronts['the head of a web answer'] as Buffer;
    for (const name of ['a.mp3', 'a.aac', 'a.m4a', 'a.flac', 'a.ogg', 'a.w64', 'a.webm', 'a.wma'])
      await expectWhole(Buffer.concat([front, encoded(name, name === 'a.ogg' ? ['-c:a', 'libvorbis'] : [])]));
  });

  it.skipIf(ffmpeg === null)(
    'and a Wave64 in front of a tag, which its decoder takes for a chunk without an end',
    async () => {
      await expectWhole(Buffer.concat([encoded('a.w64'), apeTag()]));
    },
  );

  it('is not looked for in a program, and telephone sound without a head is none', async () => {
    const program = Buffer.concat([Buffer.from('MZ', 'latin1'), Buffer.alloc(2_000), makeWav(shape)]);
    expect(codesOf(await checkBytes(audio, program))).toEqual(['not_audio']);
  });
});

describe('recordings that were joined', () => {
  it.each([
    ['WAV', makeWav(shape)],
    ['AIFF', aiff(shape)],
    ['CAF', caf(shape)],
  ])('the second of two %s is named with its length, since no player reads it', async (_name, bytes) => {
    const result = await checkBytes(audio, Buffer.concat([bytes, bytes]), { fileName: '' });
    expect(result.findings).toMatchObject([{ code: 'part_not_used', params: { seconds: 3 }, at: 3 }]);
  });

  it.skipIf(ffmpeg === null)('also of M4A, WMA and Wave64', async () => {
    for (const name of ['j.m4a', 'j.wma', 'j.w64']) {
      const bytes = encoded(name);
      const [finding, ...more] = (await checkBytes(audio, Buffer.concat([bytes, bytes]), { fileName: '' })).findings;
      expect(finding).toMatchObject({ code: 'part_not_used', params: { seconds: expect.closeTo(3, 0) } });
      expect(more).toEqual([]);
    }
  });

  it('AMR is taken whole, without its second head and what stands behind', async () => {
    const joined = await checkBytes(audio, Buffer.concat([amr(100), amr(100)]), { fileName: '' });
    expect(joined.measurements).toMatchObject({ durationSeconds: 4, repairs: ['tags_between'] });
    for (const tail of [...Object.values(foreignTails), Buffer.alloc(30_000)]) {
      const result = await checkBytes(audio, Buffer.concat([amr(150), tail]), { fileName: '' });
      expect(result.measurements?.durationSeconds).toBeCloseTo(3, 1);
    }
  });
});

describe('what cannot be read is told by its name', () => {
  it.each(moreForeignSounds)('%s', async (actual, bytes) => {
    const [finding] = (await checkBytes(audio, bytes)).findings;
    expect(finding).toMatchObject({ code: 'unsupported', params: { reason: 'format', actual } });
  });

  it.skipIf(ffmpeg === null)('sound in a container of films, or in a WAV that cannot hold it', async () => {
    const actualOf = async (bytes: Buffer) => (await checkBytes(audio, bytes)).findings[0]?.params?.actual;
    expect(await actualOf(encoded('a.ts', ['-c:a', 'aac']))).toBe('MPEG-TS');
    expect(await actualOf(encoded('a.flv', ['-ar', '22050', '-c:a', 'libmp3lame']))).toBe('FLV');
    expect(await actualOf(encoded('aac.wav', ['-c:a', 'aac']))).toBe('AAC');
    expect(await actualOf(encoded('g723.wav', ['-ar', '8000', '-b:a', '6300', '-c:a', 'g723_1']))).toBe('G.723.1');
  });

  it.skipIf(ffmpeg === null)('the middle of a recording is one without its beginning', async () => {
    const webm = encoded('live.webm', ['-ar', '48000', '-c:a', 'libopus']);
    const ogg = encoded('live.ogg', ['-ar', '48000', '-c:a', 'libopus', '-page_duration', '200000']);
    const cluster = webm.indexOf(Buffer.from('1f43b675', 'hex'));
    for (const bytes of [webm.subarray(cluster), ogg.subarray(ogg.length / 2)]) {
      const [finding] = (await checkBytes(audio, bytes)).findings;
      expect(finding).toMatchObject({ code: 'damaged', params: { reason: 'header' } });
    }
  });
});

it.skipIf(ffmpeg === null)('pictures of chapters are no film, a film of single pictures is one', async () => {
  const pictures = (rate: string) => ['-f', 'lavfi', '-t', '3', '-i', `testsrc=s=64x64:r=${rate}`, '-c:v', 'mjpeg'];
  const still = encoded('chapters.m4a', [...pictures('1'), '-f', 'mp4']);
  expect(codesOf(await checkBytes(audio, still, { fileName: '' }))).toEqual([]);
  expect(codesOf(await checkBytes(audio, encoded('film.mov', pictures('10'))))).toEqual(['has_video']);
});
