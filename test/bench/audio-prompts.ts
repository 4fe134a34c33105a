/**
 * What people wait for, and what others wait for meanwhile: 100 ten-second prompts in a row beside the bare two-run script; the
 * preview of a repair with every step for 30 s of sound (aim: at most 1.5 s); and the longest stretch for which a check of
 * 60 s and of 10 minutes keeps the event loop (aim: at most 100 ms). Run: `npm run bench -- audio-prompts`.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { AudioCheckInput } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { repairKinds } from '../../src/domain/audio/repair-plan.ts';
import { systemFfmpeg } from '../support/audio-jobs.ts';
import { bareTwoRuns, voiceFile } from '../support/bare-ffmpeg.ts';
import { median, showRatio } from '../support/figures.ts';

const ffmpeg = systemFfmpeg() ?? '';
if (ffmpeg === '') throw new Error('this measurement needs an ffmpeg on PATH');
const audio = await createFfmpegAudio();
const folder = mkdtempSync(join(tmpdir(), 'lineshift-bench-prompts-'));

/** @returns milliseconds; the copy of the file is made before. */
async function check(path: string, input: Partial<AudioCheckInput> = {}): Promise<number> {
  const workFolder = mkdtempSync(join(folder, 'job-'));
  const masterPath = join(workFolder, 'master');
  copyFileSync(path, masterPath);
  const start = performance.now();
  const result = await audio.check({
    masterPath,
    workFolder,
    fileName: path,
    rawFormat: null,
    profileId: 'telephony-v1',
    ...input,
  });
  const took = performance.now() - start;
  if (result.verdict === 'rejected') throw new Error(JSON.stringify(result.findings));
  rmSync(workFolder, { recursive: true });
  return took;
}

async function bare(path: string): Promise<number> {
  const start = performance.now();
  await bareTwoRuns(path, { ffmpeg, folder });
  return performance.now() - start;
}

/** Rows of ten in turn, so that the machine's mood meets both alike. */
async function hundredPrompts(): Promise<void> {
  const paths = ['wav', 'mp3', 'm4a', 'flac'].map((kind) =>
    voiceFile(join(folder, `ten.${kind}`), { ffmpeg, seconds: 10 }),
  );
  for (const path of paths) await check(path);
  const sums = { ours: 0, bare: 0 };
  for (let row = 0; row < 10; row += 1)
    for (const [name, work] of [
      ['ours', check],
      ['bare', bare],
    ] as const)
      for (let index = 0; index < 10; index += 1) sums[name] += await work(paths[index % paths.length] as string);
  console.info(`100 prompts of 10 s: ours ${sums.ours.toFixed(0)} ms, bare two runs ${sums.bare.toFixed(0)} ms`);
  showRatio('100 ten-second prompts in a row, to the bare two runs', sums.ours / sums.bare, '<= 1.5');
}

/** Hum, a gap of 3 s and silence at both ends, so that every step has something to do. */
async function repairPreview(): Promise<void> {
  const filter =
    "aeval='0.4*val(0)*not(between(t\\,12\\,15))*between(t\\,1.5\\,28)+0.02*sin(2*PI*50*t)+0.02*sin(2*PI*150*t)':c=mono";
  const path = voiceFile(join(folder, 'thirty.wav'), {
    ffmpeg,
    seconds: 30,
    options: ['-af', `pan=mono|c0=c0,${filter}`],
  });
  const steps = repairKinds.flatMap((kind) => (kind === 'join' ? [] : [{ kind }]));
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1) times.push(await check(path, { repair: { steps, joined: [] } }));
  console.info(
    `preview of a repair with every step, 30 s: ${median(times.slice(1)).toFixed(0)} ms, the first ${times[0]?.toFixed(0)} ms   (aim <= 1500 ms)`,
  );
}

async function longestStretch(seconds: number): Promise<void> {
  const options = ['-b:a', '128k'];
  const path = voiceFile(join(folder, `${seconds}.mp3`), { ffmpeg, seconds, options });
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const longest: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    delays.reset();
    delays.enable();
    await check(path);
    delays.disable();
    longest.push(delays.max / 1e6);
  }
  console.info(
    `longest stretch of the event loop, ${seconds} s of MP3: median ${median(longest).toFixed(0)} ms, worst ${Math.max(...longest).toFixed(0)} ms   (aim <= 100 ms)`,
  );
}

try {
  const { driver, version, sandbox } = audio.describe();
  console.info(`${driver} ${version}, sandbox ${sandbox}`);
  await hundredPrompts();
  await repairPreview();
  for (const seconds of [60, 600]) await longestStretch(seconds);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await audio.close();
}
