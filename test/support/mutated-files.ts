import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apeTag } from '../../fixtures/hostile/field-shapes.ts';
import { id3Tag, tails } from '../../fixtures/hostile/open-ended.ts';
import { formatChunk, namedChunk, noise, pcm16, riff, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import { shippedFile } from '../../src/shared/project-root.ts';

export type Picker = <T>(values: readonly T[]) => T;

/** Chooses by chance, the same for the same seed. */
export function picker(seed: number): Picker {
  const next = noise(seed * 7_919 + 1);
  next();
  return (values) => values[Math.floor(((next() + 1) / 2) * values.length)] as never;
}

export const headSeconds = 2;
const data = pcm16({ seconds: headSeconds, sample: voiceLike() });

/** A good voice behind a head that says something else in ways that programs really do. */
export function misleadingHead(seed: number): { bytes: Buffer; what: string } {
  const pick = picker(seed);
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
  const order = pick([
    [before, format],
    [format, before],
  ]);
  const file = riff([...order, sound, tail]);
  file.writeUInt32LE(pick([file.length - 8, 0, 0xffffffff, 12]), 4);
  const what = `${seed}: byte rate ${byteRate}, block ${block}, size ${size}, ${before.length} before, ${tailName} behind, ${front.length} in front`;
  return { bytes: Buffer.concat([front, file]), what };
}

const kinds: [name: string, options: string[]][] = [
  ['a.mp3', []],
  ['a.m4a', []],
  ['a.aac', []],
  ['a.ogg', ['-c:a', 'libvorbis']],
  ['a.opus', ['-ar', '48000', '-c:a', 'libopus']],
  ['a.flac', []],
  ['a.aiff', []],
  ['a.au', []],
  ['a.w64', []],
  ['a.caf', []],
  ['rf64.wav', ['-rf64', 'always']],
  ['a.webm', ['-ar', '48000', '-c:a', 'libopus']],
  ['a.wma', []],
];

/** Two seconds of a voice in each container. */
export function goodFiles(ffmpeg: string): [name: string, bytes: Buffer][] {
  const folder = mkdtempSync(join(tmpdir(), 'lineshift-mutated-'));
  try {
    const from = shippedFile('fixtures', 'audio', 'greeting.wav');
    return kinds.map(([name, options]) => {
      execFileSync(ffmpeg, ['-v', 'error', '-y', '-t', '2', '-i', from, ...options, join(folder, name)]);
      return [name, readFileSync(join(folder, name))];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One of the files with wrong bytes here and there, often in its head, and sometimes cut off. */
export function damaged(files: readonly [name: string, bytes: Buffer][], seed: number): Buffer {
  const pick = picker(seed);
  const bytes = Buffer.from(pick(files)[1]);
  const places = Array.from({ length: 64 }, (_, index) => Math.floor((bytes.length * index) / 64));
  for (let change = pick([1, 3, 20, 200]); change > 0; change -= 1)
    bytes[Math.min(bytes.length - 1, pick(places) + pick([0, 1, 2, 5, 11, 50]))] = pick([0, 0xff, 0x7f, 0x80, 1]);
  const cut = pick([1, 1, 0.97, 0.5]);
  return bytes.subarray(0, bytes.length * cut);
}
