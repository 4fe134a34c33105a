import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { ffmpegBuilds } from '../support/audio-builds.ts';
import { checkBytes, processesNaming, systemFfmpeg, workFolderPrefix } from '../support/audio-jobs.ts';
import { median } from '../support/figures.ts';
import { damaged, goodFiles, misleadingHead } from '../support/mutated-files.ts';

/** A short form here; `npm run test:long` has six hundred in a row. */
const count = process.env.LINESHIFT_LONG ? 600 : 24;
/** A run of ffmpeg may take 30 s of processor time, and a check has two. */
const longestMs = 75_000;
/** What a heap moves by without a leak. 600 files of 100 kB kept by mistake would be more, as would 600 results. */
const mostGrowthMb = process.env.LINESHIFT_LONG ? 25 : 60;
const kept = ['alaw8k.alaw', 'g722.g722', 'master', 'ulaw8k.ulaw', 'wav16k.wav', 'wav8k.wav'];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function megabytes(): number {
  collectGarbage();
  return process.memoryUsage().rss / 1_048_576;
}

const ffmpeg = systemFfmpeg();
const skips = ffmpeg === null || process.platform !== 'linux';

describe.skipIf(skips).each(ffmpegBuilds)(
  'with $name (skipped without an ffmpeg on PATH to make files, or /proc)',
  ({ name, options }) => {
    const files = ffmpeg === null ? [] : goodFiles(ffmpeg);
    let audio: AudioProcessor;
    beforeAll(async () => {
      audio = await createFfmpegAudio(options);
    });
    afterAll(() => audio?.close());

    const title = `${count} mutated files in a row each end in an answer, and leave no process, file, handle or memory`;
    it(title, { timeout: 3 * 3_600_000 }, async () => {
      const folders = () => readdirSync(tmpdir()).filter((entry) => entry.startsWith(workFolderPrefix));
      const fileOf = (seed: number) => (seed % 3 === 0 ? misleadingHead(seed).bytes : damaged(files, seed + 100_000));
      const before = folders();
      // Warms caches and the sniffing thread up.
      for (let seed = 1; seed <= 12; seed += 1) await checkBytes(audio, fileOf(seed), { fileName: '' });
      const handles = readdirSync('/proc/self/fd').length;
      const memory: number[] = [];
      const answers = { accepted: 0, accepted_with_warnings: 0, rejected: 0 };
      let slowest = 0;
      for (let seed = 1; seed <= count; seed += 1) {
        const start = performance.now();
        const result = await checkBytes(audio, fileOf(seed), { fileName: '' });
        slowest = Math.max(slowest, performance.now() - start);
        answers[result.verdict] += 1;
        expect(result.files).toEqual(result.verdict === 'rejected' ? ['master'] : kept);
        if (seed % Math.ceil(count / 24) === 0) memory.push(megabytes());
      }
      const third = Math.floor(memory.length / 3);
      const [early, late] = [median(memory.slice(0, third)), median(memory.slice(-third))];
      const { accepted, accepted_with_warnings: warned, rejected } = answers;
      console.info(
        `${name}: ${accepted} accepted, ${warned} with warnings, ${rejected} rejected, slowest ${slowest.toFixed(0)} ms, ` +
          `memory ${early.toFixed(0)} MB early, ${late.toFixed(0)} MB late`,
      );
      expect(Math.min(accepted + warned, rejected)).toBeGreaterThan(0);
      expect(slowest).toBeLessThan(longestMs);
      expect(processesNaming(workFolderPrefix)).toEqual([]);
      expect(folders()).toEqual(before);
      expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(handles + 2);
      expect(late - early).toBeLessThan(mostGrowthMb);
    });
  },
);
