import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import type { RawFormat } from '../../src/domain/audio/voice-formats.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { checkBytes, codesOf, systemFfmpeg } from '../support/audio-jobs.ts';

const ffmpeg = systemFfmpeg();
const folder = mkdtempSync(join(tmpdir(), 'lineshift-formats-'));
const source = shippedFile('fixtures', 'audio', 'greeting.wav');

/** Makes a sample of the recorded voice; null where this ffmpeg lacks the encoder. */
function make(name: string, options: string[], inputs: string[] = []): Buffer | null {
  const path = join(folder, name);
  try {
    const common = ['-v', 'error', '-y', '-t', '6', '-i', source, ...inputs];
    execFileSync(ffmpeg as string, [...common, ...options, path], { stdio: ['ignore', 'ignore', 'ignore'] });
    return readFileSync(path);
  } catch {
    return null;
  }
}

const wide = ['-ar', '44100', '-ac', '2'];
const narrow = ['-ar', '8000', '-ac', '1'];
const accepted: [string, string[]][] = [
  ...['pcm_u8', 'pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_f64le', 'adpcm_ima_wav', 'adpcm_ms'].map(
    (codec): [string, string[]] => [`${codec}.wav`, [...wide, '-c:a', codec]],
  ),
  ...['pcm_alaw', 'pcm_mulaw', 'libgsm_ms', 'g726'].map((codec): [string, string[]] => [
    `${codec}.wav`,
    [...narrow, '-c:a', codec],
  ]),
  ['rf64.wav', [...wide, '-rf64', 'always']],
  ['a.w64', wide],
  ['a.mp3', [...wide, '-metadata', 'title=greeting']],
  ['no-xing.mp3', [...wide, '-write_xing', '0', '-id3v2_version', '0']],
  ['narrow.mp3', [...narrow, '-b:a', '16k']],
  ['a.mp2', wide],
  ['a.m4a', wide],
  ['fast-start.m4a', [...wide, '-movflags', 'faststart']],
  ['fragments.m4a', [...wide, '-movflags', 'frag_keyframe+empty_moov']],
  ['alac.m4a', [...wide, '-c:a', 'alac']],
  ['a.mov', [...wide, '-c:a', 'pcm_s16be']],
  ['a.3gp', [...narrow, '-c:a', 'aac']],
  ['a.aac', wide],
  ['a.ogg', [...wide, '-c:a', 'libvorbis']],
  ['a.opus', ['-ar', '48000', '-c:a', 'libopus']],
  ['speex.ogg', ['-c:a', 'libspeex']],
  ['flac.oga', [...wide, '-c:a', 'flac']],
  ['a.flac', wide],
  ['six.flac', ['-ac', '6']],
  ['a.wma', wide],
  ['old.wma', [...wide, '-c:a', 'wmav1']],
  ['a.aiff', wide],
  ['float.aiff', [...wide, '-c:a', 'pcm_f32be']],
  ['a.au', wide],
  ['a.webm', ['-ar', '48000', '-c:a', 'libopus']],
  ['a.mka', [...wide, '-c:a', 'pcm_s16le']],
  ['a.caf', wide],
  ['alac.caf', [...wide, '-c:a', 'alac']],
  ['slow.wav', ['-ar', '6000']],
  ['fast.wav', ['-ar', '192000']],
  ['eight.wav', ['-ac', '8']],
];

const raw: [RawFormat, string[]][] = [
  ['ulaw8k', [...narrow, '-f', 'mulaw']],
  ['alaw8k', [...narrow, '-f', 'alaw']],
  ['slin8k', [...narrow, '-f', 's16le']],
  ['slin16k', ['-f', 's16le']],
  ['g722', ['-f', 'g722']],
];

const film = ['-f', 'lavfi', '-i', 'testsrc=d=6:s=64x64'];
const cover = ['-f', 'lavfi', '-i', 'color=red:s=64x64:d=1'];
const withCover = ['-map', '0', '-map', '1', '-frames:v', '1', '-c:v', 'mjpeg', '-disposition:v', 'attached_pic'];

describe.skipIf(ffmpeg === null)('files people really send (skipped without an ffmpeg on PATH to make them)', () => {
  let audio: AudioProcessor;
  beforeAll(async () => {
    audio = await createFfmpegAudio();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await audio?.close();
  });

  it.each(accepted)('%s is accepted, at its true length and the target level', async (name, options) => {
    const bytes = make(name, options);
    if (!bytes) return expect(name).toMatch(/gsm|g726|speex/);
    const result = await checkBytes(audio, bytes, { fileName: name });
    expect(codesOf(result).filter((code) => code !== 'narrow_band_source')).toEqual([]);
    expect(result.measurements?.durationSeconds).toBeGreaterThan(5.9);
    expect(result.measurements?.durationSeconds).toBeLessThan(6.1);
    expect(result.renditions).toHaveLength(5);
    expect(Math.abs((result.delivered?.level as number) + 19)).toBeLessThan(0.5);
  });

  it.each(raw)('headerless %s is accepted when its sender names it', async (rawFormat, options) => {
    const bytes = make(`${rawFormat}.raw`, options) as Buffer;
    const result = await checkBytes(audio, bytes, { fileName: 'a.raw', rawFormat });
    expect(result.verdict).not.toBe('rejected');
    expect(result.measurements?.durationSeconds).toBeCloseTo(6, 1);
  });

  it.each(['mp4', 'webm', 'ogg', 'ts', 'wmv', 'avi'])('a film in %s is refused', async (extension) => {
    const bytes = make(`film.${extension}`, ['-shortest'], film) as Buffer;
    expect(codesOf(await checkBytes(audio, bytes, { fileName: 'a.mp3' }))).toEqual(['has_video']);
  });

  it.each(['mp3', 'm4a', 'flac'])('a cover picture in %s is no film', async (extension) => {
    const bytes = make(`cover.${extension}`, withCover, cover) as Buffer;
    const result = await checkBytes(audio, bytes, { fileName: `a.${extension}` });
    expect(result.verdict).not.toBe('rejected');
  });

  it.each(['mp4', 'wav'])('a codec that no telephone recording has is unsupported (%s)', async (extension) => {
    const bytes = make(`ac3.${extension}`, ['-c:a', 'ac3']) as Buffer;
    const [finding] = (await checkBytes(audio, bytes)).findings;
    expect(finding).toMatchObject({ code: 'unsupported', params: { actual: 'AC-3' } });
  });

  const cut = [
    'a.mp3',
    'a.m4a',
    'fast-start.m4a',
    'fragments.m4a',
    'a.ogg',
    'a.flac',
    'a.wma',
    'a.webm',
    'a.caf',
    'a.aiff',
    'a.au',
    'a.w64',
    'pcm_s24le.wav',
    'adpcm_ima_wav.wav',
  ];
  it.each(cut)('%s cut in the middle is damaged', async (name) => {
    const bytes = make(name, Object.fromEntries(accepted)[name] as string[]) as Buffer;
    const half = bytes.subarray(0, Math.floor(bytes.length * 0.6));
    expect(codesOf(await checkBytes(audio, half, { fileName: name }))).toEqual(['damaged']);
  });

  const shortened = ['a.m4a', 'a.flac', 'a.wma', 'a.caf', 'a.aiff', 'a.au', 'pcm_s24le.wav'];
  it.each(shortened)('%s without its last 90 bytes is accepted with a warning', async (name) => {
    const bytes = make(name, Object.fromEntries(accepted)[name] as string[]) as Buffer;
    const result = await checkBytes(audio, bytes.subarray(0, -90), { fileName: name });
    // FLAC does not tell where its frames end, so a lost one may be any.
    expect(codesOf(result)).toEqual([name === 'a.flac' ? 'page_lost' : 'last_frame_lost']);
  });

  it.each(['a.mp3', 'a.m4a', 'a.ogg', 'a.flac', 'a.wma', 'a.aiff', 'pcm_s16le.wav'])(
    '%s with a ZIP appended is the same sound',
    async (name) => {
      const bytes = make(name, Object.fromEntries(accepted)[name] as string[]) as Buffer;
      const plain = await checkBytes(audio, bytes, { fileName: extname(name) });
      const more = await checkBytes(
        audio,
        Buffer.concat([bytes, Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(3000, 0x41)]),
      );
      expect(more.verdict).not.toBe('rejected');
      expect(more.measurements?.durationSeconds).toBeCloseTo(plain.measurements?.durationSeconds as number, 1);
    },
  );

  it('an MP3 with noise in its middle is damaged', async () => {
    const bytes = make('a.mp3', ['-b:a', '64k']) as Buffer;
    for (let at = 20_000; at < 28_000; at += 1) bytes[at] = (at * 7919) & 0xff;
    const result = await checkBytes(audio, bytes, { fileName: 'a.mp3' });
    expect(result.verdict).toBe('rejected');
    expect(codesOf(result)).toEqual(['damaged']);
  });
});
