import { afterAll, beforeAll, expect, it } from 'vitest';
import { apeTag } from '../../fixtures/hostile/field-shapes.ts';
import { id3Tag, tails } from '../../fixtures/hostile/open-ended.ts';
import { formatChunk, namedChunk, noise, pcm16, riff, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { checkBytes, codesOf } from '../support/audio-jobs.ts';

/** A short form here; `npm run test:long` tries thousands. */
const count = process.env.LINESHIFT_LONG ? 3_000 : 20;
const seconds = 2;
const data = pcm16({ seconds, sample: voiceLike() });

let audio: AudioProcessor;
beforeAll(async () => {
  audio = await createFfmpegAudio();
});
afterAll(() => audio?.close());

/** A good voice behind a head that says something else in ways that programs really do. */
function mutated(seed: number): { bytes: Buffer; what: string } {
  const next = noise(seed * 7_919 + 1);
  next();
  const pick = <T>(values: readonly T[]): T => values[Math.floor(((next() + 1) / 2) * values.length)] as T;
  const format = formatChunk(16_000, 1);
  const byteRate = pick([32_000, 32_000, 0, 64_000, 16_000, 1, 0xffffffff]);
  const block = pick([2, 2, 0, 1]);
  format.writeUInt32LE(byteRate, 16);
  format.writeUInt16LE(block, 20);
  const sound = namedChunk('data', data);
  const size = pick([data.length, data.length, 0, 0xffffffff, 0x7fffffff, data.length / 2]);
  sound.writeUInt32LE(size, 4);
  const odd = namedChunk('LIST', Buffer.alloc(1 + 2 * pick([10, 300, 5_000]), 'INFO'));
  const before = pick([Buffer.alloc(0), odd, odd.subarray(0, -1), namedChunk('JUNK', Buffer.alloc(28))]);
  const [tailName, tail] = pick<[string, Buffer]>([['nothing', Buffer.alloc(0)], ...Object.entries(tails)]);
  const front = pick([Buffer.alloc(0), Buffer.alloc(0), id3Tag('x'), apeTag(), Buffer.from('efbbbf', 'hex')]);
  const file = riff([
    ...pick([
      [before, format],
      [format, before],
    ]),
    sound,
    tail,
  ]);
  file.writeUInt32LE(pick([file.length - 8, 0, 0xffffffff, 12]), 4);
  const what = `${seed}: byte rate ${byteRate}, block ${block}, size ${size}, ${before.length} before, ${tailName} behind, ${front.length} in front`;
  return { bytes: Buffer.concat([front, file]), what };
}

it(`${count} good voices behind misleading heads are taken whole`, { timeout: 6 * 3_600_000 }, async () => {
  const faults: string[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const { bytes, what } = mutated(seed);
    // A rendition unlike its source throws.
    const result = await checkBytes(audio, bytes, { fileName: '' });
    const codes = codesOf(result).filter((code) => code !== 'end_unclear');
    const length = result.measurements?.durationSeconds ?? 0;
    if (codes.length > 0 || Math.abs(length - seconds) > 0.05) faults.push(`${what}: ${codes} ${length}`);
  }
  expect(faults).toEqual([]);
});
