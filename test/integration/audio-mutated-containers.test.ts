import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apeTag } from '../../fixtures/hostile/field-shapes.ts';
import { foreignTails, fronts } from '../../fixtures/hostile/field-siblings.ts';
import { id3Tag } from '../../fixtures/hostile/open-ended.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { ffmpegBuilds } from '../support/audio-builds.ts';
import { checkBytes, codesOf, systemFfmpeg } from '../support/audio-jobs.ts';
import { goodFiles, picker } from '../support/mutated-files.ts';

/** A short form here; `npm run test:long` tries thousands. */
const count = process.env.LINESHIFT_LONG ? 1_500 : 8;
const ffmpeg = systemFfmpeg();
const files = ffmpeg === null ? [] : goodFiles(ffmpeg);
const nothing: [string, Buffer] = ['nothing', Buffer.alloc(0)];
const before = [nothing, ...Object.entries(fronts), ['a tag', id3Tag('x')], ['an APE tag', apeTag()]] as const;
const behind = [nothing, ...Object.entries(foreignTails), ['an APE tag', apeTag()]] as const;

describe.skipIf(ffmpeg === null).each(ffmpegBuilds)(
  'with $name (skipped without an ffmpeg on PATH to make files)',
  ({ options }) => {
    let audio: AudioProcessor;
    beforeAll(async () => {
      audio = await createFfmpegAudio(options);
    });
    afterAll(() => audio?.close());

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
  },
);
