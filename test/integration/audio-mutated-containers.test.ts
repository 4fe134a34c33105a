import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apeTag } from '../../fixtures/hostile/field-shapes.ts';
import { foreignTails, fronts } from '../../fixtures/hostile/field-siblings.ts';
import { id3Tag } from '../../fixtures/hostile/open-ended.ts';
import { noise } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { checkBytes, codesOf, processesNaming, systemFfmpeg, workFolderPrefix } from '../support/audio-jobs.ts';

/** A short form here; `npm run test:long` tries thousands. */
const count = process.env.LINESHIFT_LONG ? 1_500 : 12;
const ffmpeg = systemFfmpeg();
const folder = mkdtempSync(join(tmpdir(), 'lineshift-mutated-'));
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

let audio: AudioProcessor;
let files: [name: string, bytes: Buffer][] = [];
beforeAll(async () => {
  audio = await createFfmpegAudio();
  if (ffmpeg === null) return;
  const from = shippedFile('fixtures', 'audio', 'greeting.wav');
  files = kinds.map(([name, options]) => {
    execFileSync(ffmpeg, ['-v', 'error', '-y', '-t', '2', '-i', from, ...options, join(folder, name)]);
    return [name, readFileSync(join(folder, name))];
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await audio?.close();
});

function picker(seed: number): <T>(values: readonly T[]) => T {
  const next = noise(seed * 7_919 + 1);
  next();
  return (values) => values[Math.floor(((next() + 1) / 2) * values.length)] as never;
}

const nothing: [string, Buffer] = ['nothing', Buffer.alloc(0)];
const before = [nothing, ...Object.entries(fronts), ['a tag', id3Tag('x')], ['an APE tag', apeTag()]] as const;
const behind = [nothing, ...Object.entries(foreignTails), ['an APE tag', apeTag()]] as const;

describe.skipIf(ffmpeg === null)('mutated files (skipped without an ffmpeg on PATH to make them)', () => {
  it(`${count} good files between other bytes are taken whole`, { timeout: 6 * 3_600_000 }, async () => {
    const faults: string[] = [];
    for (let seed = 1; seed <= count; seed += 1) {
      const pick = picker(seed);
      const [[name, bytes], [front, first], [tail, last]] = [pick(files), pick(before), pick(behind)];
      // A rendition unlike its source throws.
      const result = await checkBytes(audio, Buffer.concat([first, bytes, last]), { fileName: '' });
      const length = result.measurements?.durationSeconds ?? 0;
      if (codesOf(result).length > 0 || Math.abs(length - 2) > 0.2)
        faults.push(`${seed}: ${front}, ${name}, ${tail}: ${codesOf(result)} ${length}`);
    }
    expect(faults).toEqual([]);
  });

  it(`${count} damaged files end in an answer, and nothing is left of them`, { timeout: 6 * 3_600_000 }, async () => {
    const kept = ['alaw8k.alaw', 'g722.g722', 'master', 'ulaw8k.ulaw', 'wav16k.wav', 'wav8k.wav'];
    for (let seed = 1; seed <= count; seed += 1) {
      const pick = picker(seed + 100_000);
      const bytes = Buffer.from(pick(files)[1]);
      const places = Array.from({ length: 64 }, (_, index) => Math.floor((bytes.length * index) / 64));
      for (let change = pick([1, 3, 20, 200]); change > 0; change -= 1)
        bytes[Math.min(bytes.length - 1, pick(places) + pick([0, 1, 2, 5, 11, 50]))] = pick([0, 0xff, 0x7f, 0x80, 1]);
      const cut = pick([1, 1, 0.97, 0.5]);
      const result = await checkBytes(audio, bytes.subarray(0, bytes.length * cut), { fileName: '' });
      expect(result.files).toEqual(result.verdict === 'rejected' ? ['master'] : kept);
    }
    expect(processesNaming(workFolderPrefix)).toEqual([]);
  });
});
