import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWav, noise } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import type { FfmpegRun } from '../../src/connectors/audio/ffmpeg-plan.ts';
import { runFfmpeg } from '../../src/connectors/audio/ffmpeg-runner.ts';
import { checkBytes, workFolderPrefix } from '../support/audio-jobs.ts';

const hiss = noise(5);
const hissing = makeWav({ seconds: 6, sample: () => hiss() * 0.2 });
const folder = mkdtempSync(join(tmpdir(), workFolderPrefix));

let isFirstRender = true;
let audio: AudioProcessor;

beforeAll(async () => {
  audio = await createFfmpegAudio({ run: (run, options) => runFfmpeg(firstQuieter(run), options) });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await audio?.close();
});

/** The first render of a check or judgement misses its level by 4 dB, so that a corrected one follows. */
function firstQuieter(run: FfmpegRun): FfmpegRun {
  const isRender = run.outputs.some(({ options }) => options.some((option) => option.includes('alimiter')));
  if (!isRender || !isFirstRender) return run;
  isFirstRender = false;
  const quieter = (option: string) => option.replace('asetpts=PTS-STARTPTS', 'asetpts=PTS-STARTPTS,volume=-4dB');
  return { ...run, outputs: run.outputs.map((output) => ({ ...output, options: output.options.map(quieter) })) };
}

it('stored renditions of a corrected level are no fault, another sound still is one', async () => {
  isFirstRender = true;
  const { bytes } = await checkBytes(audio, hissing, { fileName: '' });
  const stored = Object.entries(bytes).map(([name, content]) => {
    const path = join(folder, `stored-${name}`);
    writeFileSync(path, content);
    return { name, path };
  });
  expect(stored.length).toBeGreaterThan(3);
  const masterPath = join(folder, 'master');
  writeFileSync(masterPath, hissing);
  const judge = () => {
    isFirstRender = true;
    const input = { masterPath, workFolder: folder, fileName: '', rawFormat: null, profileId: 'telephony-v1' };
    return audio.judge(input, stored);
  };
  expect(await judge()).toEqual([]);
  writeFileSync(join(folder, 'stored-ulaw8k'), Buffer.alloc(48_000, 0xff));
  expect(await judge()).toMatchObject([{ rendition: 'ulaw8k' }]);
  expect(readdirSync(folder).filter((name) => !name.startsWith('stored-'))).toEqual(['master']);
});
