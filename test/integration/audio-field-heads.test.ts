import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatChunk, namedChunk, pcm16, riff, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { checkBytes, codesOf } from '../support/audio-jobs.ts';

const seconds = 3;
const samples = pcm16({ seconds, sample: voiceLike() });
const plain = riff([formatChunk(16_000, 1), namedChunk('data', samples)]);

let audio: AudioProcessor;
let wanted: Buffer | undefined;
beforeAll(async () => {
  audio = await createFfmpegAudio();
  wanted = (await checkBytes(audio, plain)).bytes.wav8k;
});
afterAll(() => audio?.close());

function withFormat(content: Buffer): Buffer {
  return riff([namedChunk('fmt ', content), namedChunk('data', samples)]);
}

/** The plain format with another tag, and what follows it. */
function format(tag: number, ...more: number[]): Buffer {
  const content = Buffer.concat([formatChunk(16_000, 1).subarray(8, 24), Buffer.from(more)]);
  content.writeUInt16LE(tag, 0);
  return content;
}

function bigEndian(): Buffer {
  const file = Buffer.from(plain);
  file.write('RIFX', 0, 'latin1');
  file.writeUInt32BE(plain.readUInt32LE(4), 4);
  file.subarray(16, 20).swap32();
  file.subarray(20, 24).swap16();
  file.subarray(24, 32).swap32();
  file.subarray(32, 36).swap16();
  file.subarray(40, 44).swap32();
  file.subarray(44).swap16();
  return file;
}

const guid = [1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

it.each<[string, Buffer]>([
  ['big-endian samples (RIFX)', bigEndian()],
  ['an extension whose size says 0', withFormat(format(0xfffe, 0, 0, 16, 0, 4, 0, 0, 0, ...guid))],
  ['a format without its bits', withFormat(format(1).subarray(0, 14))],
  ['floats of 16 bits, which are integers', withFormat(format(3))],
  ['a kind that was left open', withFormat(format(0))],
])('%s: the same sound as in a plain head', async (_, bytes) => {
  const result = await checkBytes(audio, bytes);
  expect(codesOf(result)).toEqual([]);
  expect(result.measurements?.durationSeconds).toBe(seconds);
  expect(wanted?.length).toBeGreaterThan(40_000);
  expect(result.bytes.wav8k?.equals(wanted as Buffer)).toBe(true);
});

it('a second piece of sound in one WAV is read behind the first, with what stands between them left out', async () => {
  const [first, second] = [samples.subarray(0, 64_000), samples.subarray(64_000)].map((each) =>
    namedChunk('data', each),
  );
  const between = namedChunk('LIST', Buffer.alloc(301, 'INFO'));
  for (const head of [
    formatChunk(16_000, 1),
    namedChunk('fmt ', format(1).subarray(0, 14)),
    namedChunk('fmt ', format(0)),
  ]) {
    const result = await checkBytes(audio, riff([head, first as Buffer, between, second as Buffer]));
    expect(codesOf(result)).toEqual([]);
    expect(result.measurements).toMatchObject({ durationSeconds: seconds, repairs: ['tags_between'] });
    expect(result.bytes.wav8k?.equals(wanted as Buffer)).toBe(true);
  }
});

it('an AVI without pictures is not called a film', async () => {
  const avi = (kind: string) =>
    Buffer.concat([
      Buffer.from('RIFF\0\x10\0\0AVI LIST\0\x01\0\0hdrlstrh8\0\0\0', 'latin1'),
      Buffer.from(kind),
      samples,
    ]);
  const [sound] = (await checkBytes(audio, avi('auds'))).findings;
  expect(sound).toMatchObject({ code: 'unsupported', params: { reason: 'format', actual: 'AVI' } });
  expect(codesOf(await checkBytes(audio, avi('vids')))).toEqual(['has_video']);
});
