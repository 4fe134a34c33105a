import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aiffWithoutPad,
  apeTag,
  chanceSyncWords,
  foreignSounds,
  oddFormat,
  tagTooSmall,
  wideFrames,
  withoutPad,
} from '../../fixtures/hostile/field-shapes.ts';
import { id3Tag, pngPicture } from '../../fixtures/hostile/open-ended.ts';
import { makeFloatWav, makeWav, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioCheckInput, AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import type { RawFormat } from '../../src/domain/audio/voice-formats.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { checkBytes, codesOf, systemFfmpeg } from '../support/audio-jobs.ts';

const ffmpeg = systemFfmpeg();
const folder = mkdtempSync(join(tmpdir(), 'lineshift-shapes-'));
const shape = { seconds: 3, sample: voiceLike() };
const spoken = makeWav(shape);

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

async function expectWhole(bytes: Buffer, input: Partial<AudioCheckInput> = {}, repairs?: string[]): Promise<void> {
  const result = await checkBytes(audio, bytes, { fileName: '', ...input });
  expect(codesOf(result).filter((code) => code !== 'narrow_band_source')).toEqual([]);
  expect(result.measurements?.durationSeconds).toBeGreaterThan(2.9);
  expect(result.measurements?.durationSeconds).toBeLessThan(3.2);
  expect(result.measurements?.repairs).toEqual(repairs);
}

describe('a head that misleads is worked out from what cannot be wrong', () => {
  it.each<[string, Buffer, string | undefined]>([
    ['a byte rate twice as high', oddFormat(shape, [[8, 4, 64_000]]), 'header_fields'],
    ['a byte rate of 0', oddFormat(shape, [[8, 4, 0]]), 'header_fields'],
    ['a block of 1', oddFormat(shape, [[12, 2, 1]]), 'header_fields'],
    [
      'a block of 0 and no byte rate',
      oddFormat(shape, [
        [12, 2, 0],
        [8, 4, 0],
      ]),
      'header_fields',
    ],
    ['12 bits in 16', oddFormat(shape, [[14, 2, 12]]), undefined],
    ['24 valid bits in 32', wideFrames(shape), 'header_fields'],
    ['no pad byte before the format', withoutPad(shape, 'before the format'), 'missing_pad_byte'],
    ['no pad byte before the sound', withoutPad(shape, 'before the sound'), 'missing_pad_byte'],
    ['no pad byte in an AIFF', aiffWithoutPad(shape), 'missing_pad_byte'],
    ['a byte-order mark in front', Buffer.concat([Buffer.from('efbbbf', 'hex'), spoken]), 'bytes_in_front'],
    ['a tag in front', Buffer.concat([id3Tag('greeting'), spoken]), 'bytes_in_front'],
  ])('a WAV or AIFF with %s', async (_name, bytes, repair) => {
    await expectWhole(bytes, {}, repair === undefined ? undefined : [repair]);
  });
});

describe('sound that we cannot read is told by its name', () => {
  it.each(foreignSounds)('%s', async (actual, bytes) => {
    const [finding] = (await checkBytes(audio, bytes)).findings;
    expect(finding).toMatchObject({ code: 'unsupported', params: { reason: 'format', actual } });
  });
});

describe.skipIf(ffmpeg === null)('coded sound (skipped without an ffmpeg on PATH to make it)', () => {
  it('in a WAV whose rates are 0', async () => {
    for (const options of [
      ['-c:a', 'libmp3lame'],
      ['-ar', '22050', '-c:a', 'adpcm_ima_wav'],
      ['-ar', '22050', '-c:a', 'adpcm_ms'],
    ]) {
      const bytes = encoded('coded.wav', options);
      bytes.writeUInt32LE(0, 28);
      await expectWhole(bytes, {}, options.includes('libmp3lame') ? undefined : ['header_fields']);
    }
  });

  it('MP3 behind tags of the right size and of the wrong one', async () => {
    const mp3 = encoded('a.mp3', ['-id3v2_version', '0']);
    for (const front of [apeTag(), Buffer.concat([id3Tag('one'), apeTag()]), tagTooSmall(6_000), tagTooSmall(90_000)])
      await expectWhole(Buffer.concat([front, mp3]));
    const notSynchsafe = Buffer.concat([
      Buffer.from('ID3\u0003\0\0\0\0\u0090\u0010', 'latin1'),
      chanceSyncWords(0x9010),
    ]);
    await expectWhole(Buffer.concat([notSynchsafe, mp3]));
    await expectWhole(Buffer.concat([chanceSyncWords(20_000), mp3]));
  });

  it('MP3 with a count of frames that is 0 or too small, as joined files have it', async () => {
    const mp3 = encoded('a.mp3', ['-id3v2_version', '0']);
    const zero = Buffer.from(mp3);
    const mark = Math.max(zero.indexOf('Xing'), zero.indexOf('Info'));
    zero.writeUInt32BE(0, mark + 8);
    await expectWhole(zero);
    const joined = await checkBytes(audio, Buffer.concat([mp3, id3Tag('two'), mp3]), { fileName: 'a.mp3' });
    expect(codesOf(joined)).toEqual([]);
    expect(joined.measurements?.durationSeconds).toBeGreaterThan(5.9);
  });

  it.each(['a.mp3', 'a.flac', 'a.aac'])(
    '%s with pictures, tags and chance sync words behind the sound',
    async (name) => {
      const bytes = encoded(name);
      const id3v1 = Buffer.concat([Buffer.from('TAG', 'latin1'), Buffer.alloc(125, 'g')]);
      for (const tail of [
        id3v1,
        Buffer.concat([apeTag(), id3v1]),
        ...(name === 'a.flac' ? [] : [pngPicture(), chanceSyncWords(60_000)]),
      ])
        await expectWhole(Buffer.concat([bytes, tail]), { fileName: name });
    },
  );

  it('FLAC and Ogg behind a tag', async () => {
    await expectWhole(Buffer.concat([id3Tag('x'), encoded('a.flac')]));
    await expectWhole(Buffer.concat([id3Tag('x'), encoded('a.ogg', ['-c:a', 'libvorbis'])]), {}, ['bytes_in_front']);
  });

  it('headerless GSM, when its sender names it', async () => {
    const gsm = Buffer.alloc(33 * 150);
    for (let frame = 0; frame < 150; frame += 1) {
      gsm[frame * 33] = 0xd8;
      for (let byte = 1; byte < 33; byte += 1) gsm[frame * 33 + byte] = (frame * 7 + byte * 31) & 0xff;
    }
    const result = await checkBytes(audio, gsm, { fileName: 'a.gsm', rawFormat: 'gsm' });
    expect(result.verdict).not.toBe('rejected');
    expect(result.measurements).toMatchObject({ durationSeconds: 3, sampleRateHz: 8_000 });
    const [finding] = (await checkBytes(audio, gsm, { fileName: 'a.gsm' })).findings;
    expect(finding).toMatchObject({ code: 'unsupported', params: { reason: 'headerless', actual: 'GSM' } });
  });

  it('a page lost in the middle is named with its place, and a chain of another codec with its length', async () => {
    const ogg = encoded('pages.opus', ['-ar', '48000', '-c:a', 'libopus', '-page_duration', '200000']);
    const starts = [...ogg.toString('latin1').matchAll(/OggS/g)].map(({ index }) => index);
    const without = Buffer.concat([ogg.subarray(0, starts[8]), ogg.subarray(starts[9])]);
    const lost = (await checkBytes(audio, without, { fileName: '' })).findings;
    expect(lost).toEqual([{ code: 'page_lost', severity: 'warning', params: { seconds: 0.2 }, at: 1 }]);
    const headless = Buffer.concat([ogg.subarray(0, starts[2]), ogg.subarray(starts[3])]);
    expect((await checkBytes(audio, headless, { fileName: '' })).findings).toEqual([
      { code: 'page_lost', severity: 'warning', params: { seconds: 0.2 }, at: 0 },
    ]);
    const cropped = Buffer.concat([ogg.subarray(0, starts[2]), ogg.subarray(starts[13])]);
    expect(codesOf(await checkBytes(audio, cropped, { fileName: '' }))).toEqual([]);
    const chain = Buffer.concat([ogg, encoded('other.ogg', ['-c:a', 'libvorbis'])]);
    const [unused, ...more] = (await checkBytes(audio, chain, { fileName: '' })).findings;
    expect(more).toEqual([]);
    expect(unused).toMatchObject({ code: 'part_not_used', params: { seconds: expect.closeTo(3, 0) } });
  });

  it('of several tracks the one with a voice is used, and the other is named', async () => {
    const silent = ['-f', 'lavfi', '-t', '5', '-i', 'anullsrc=r=16000:cl=mono', '-map', '1:a', '-map', '0:a'];
    for (const [name, ...codec] of [
      ['two.m4a'],
      ['two.mka'],
      ['two.ogg', '-c:a', 'libvorbis', '-ac:a:0', '2'],
    ] as const) {
      const result = await checkBytes(audio, encoded(name, [...silent, ...codec]), { fileName: '' });
      expect(result.verdict).toBe('accepted_with_warnings');
      expect(codesOf(result)).toEqual(['part_not_used']);
      // Its own length, not that of the voice.
      expect(result.findings[0]?.params?.seconds).toBeCloseTo(5, 0);
      expect(result.measurements?.durationSeconds).toBeCloseTo(3, 0);
    }
  });

  it('floats beyond full scale are loud, not overdriven, while an overdriven MP3 still is', async () => {
    const loud = makeFloatWav({ seconds: 4, sample: (time) => shape.sample(time) * 3 });
    expect(codesOf(await checkBytes(audio, loud))).not.toContain('clipped');
    const cut = makeFloatWav({ seconds: 4, sample: (time) => Math.max(-1, Math.min(1, shape.sample(time) * 9)) });
    expect(codesOf(await checkBytes(audio, cut))).toContain('clipped');
    const hard = encoded('hard.mp3', ['-af', 'volume=30dB,aformat=sample_fmts=s16', '-b:a', '128k']);
    expect(codesOf(await checkBytes(audio, hard, { fileName: '' }))).toContain('clipped');
  });

  it('a headerless file that was named as another type sounds like noise', async () => {
    const plain = encoded('plain.sln', ['-ar', '8000', '-ac', '1', '-f', 's16le']);
    const law = encoded('plain.ulaw', ['-ar', '8000', '-ac', '1', '-f', 'mulaw']);
    const named = async (bytes: Buffer, rawFormat: RawFormat) =>
      codesOf(await checkBytes(audio, bytes, { fileName: '', rawFormat }));
    expect(await named(plain, 'slin8k')).not.toContain('wrong_raw_format');
    expect(await named(law, 'ulaw8k')).not.toContain('wrong_raw_format');
    expect(await named(plain, 'ulaw8k')).toContain('wrong_raw_format');
    expect(await named(law, 'slin8k')).toContain('wrong_raw_format');
  });

  it('Ogg without an end mark has nothing missing', async () => {
    const ogg = encoded('a.opus', ['-ar', '48000', '-c:a', 'libopus']);
    const last = ogg.lastIndexOf('OggS');
    ogg[last + 5] = (ogg[last + 5] as number) & ~4;
    await expectWhole(ogg);
  });
});
