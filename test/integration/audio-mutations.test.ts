import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { ffmpegBuilds } from '../support/audio-builds.ts';
import { checkBytes, codesOf } from '../support/audio-jobs.ts';
import { headSeconds, misleadingHead } from '../support/mutated-files.ts';

/** A short form here; `npm run test:long` tries thousands. */
const count = process.env.LINESHIFT_LONG ? 3_000 : 12;

describe.each(ffmpegBuilds)('with $name', ({ options }) => {
  let audio: AudioProcessor;
  beforeAll(async () => {
    audio = await createFfmpegAudio(options);
  });
  afterAll(() => audio?.close());

  it(`${count} good voices behind misleading heads are taken whole`, { timeout: 6 * 3_600_000 }, async () => {
    const faults: string[] = [];
    for (let seed = 1; seed <= count; seed += 1) {
      const { bytes, what } = misleadingHead(seed);
      // A rendition unlike its source throws.
      const result = await checkBytes(audio, bytes, { fileName: '' });
      const codes = codesOf(result).filter((code) => code !== 'end_unclear');
      const length = result.measurements?.durationSeconds ?? 0;
      if (codes.length > 0 || Math.abs(length - headSeconds) > 0.05) faults.push(`${what}: ${codes} ${length}`);
    }
    expect(faults).toEqual([]);
  });
});
