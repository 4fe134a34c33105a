/**
 * The whole check of a 60 s file (sniffing, decoding, all measurements, judging, five renditions, their measurement and hashes)
 * against a bare two-run ffmpeg script with the recommended graph and the same renditions, and against the usual chain of one
 * process per step. Run: `npx tsx test/bench/audio.ts`. Aims: at most 1.5 times
 * the bare script, every rendition judged, at least 15 times the chain's speed.
 */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { systemFfmpeg } from '../support/audio-jobs.ts';
import { bareOutputs, bareTwoRuns, quiet, voiceFile } from '../support/bare-ffmpeg.ts';
import { median } from '../support/figures.ts';

const run = promisify(execFile);
const ffmpeg = systemFfmpeg() ?? '';
if (ffmpeg === '') throw new Error('this measurement needs an ffmpeg on PATH');
const audio = await createFfmpegAudio();
const folder = mkdtempSync(join(tmpdir(), 'lineshift-bench-audio-'));
const sample = (name: string, options: string[]) => voiceFile(join(folder, name), { ffmpeg, seconds: 60, options });
const bare = (path: string) => bareTwoRuns(path, { ffmpeg, folder });

/** The usual chain: one process for each measurement, and one with its own loudness filter for each rendition. */
async function naive(path: string): Promise<void> {
  const ask = (filter: string) =>
    run('nice', ['-n', '10', ffmpeg, ...quiet, '-i', path, '-af', filter, '-f', 'null', '-']);
  await run('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', path]);
  await ask('volumedetect');
  await ask('silencedetect=n=-45dB:d=0.5');
  await ask('loudnorm=I=-19:print_format=json');
  for (const [label, ...options] of bareOutputs) {
    const rate = label === 'g' || label === 'h' ? '16000' : '8000';
    const target = join(folder, options[options.length - 1] as string);
    const encode = ['-af', 'loudnorm=I=-19:TP=-3', '-ar', rate, '-ac', '1', ...options.slice(0, -1), target];
    await run('nice', ['-n', '10', ffmpeg, ...quiet, '-i', path, ...encode]);
  }
}

async function ours(path: string): Promise<void> {
  const workFolder = mkdtempSync(join(folder, 'job-'));
  const masterPath = join(workFolder, 'master');
  copyFileSync(path, masterPath);
  const job = { masterPath, workFolder, fileName: path, rawFormat: null, profileId: 'telephony-v1' };
  const result = await audio.check(job);
  if (result.verdict === 'rejected') throw new Error(JSON.stringify(result.findings));
  rmSync(workFolder, { recursive: true });
}

async function time(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function compareOn(name: string, path: string): Promise<void> {
  const times: Record<'bare' | 'ours' | 'naive', number[]> = { bare: [], ours: [], naive: [] };
  for (let round = 0; round < 16; round += 1) {
    const [first, second] = round % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const);
    const contenders = { bare, ours };
    const one = await time(() => contenders[first](path));
    const other = await time(() => contenders[second](path));
    // The first round warms caches and the thread up.
    if (round > 0) times[first].push(one);
    if (round > 0) times[second].push(other);
    if (round === 1 || round === 8 || round === 15) times.naive.push(await time(() => naive(path)));
  }
  const [floor, mine, chain] = [median(times.bare), median(times.ours), median(times.naive)];
  process.stdout.write(
    `${name}: bare two runs ${floor.toFixed(0)} ms, ours ${mine.toFixed(0)} ms (${(mine / floor).toFixed(2)} of bare, ` +
      `${(60_000 / mine).toFixed(0)} times real time), usual chain ${chain.toFixed(0)} ms (${(chain / mine).toFixed(1)} times ours)\n`,
  );
}

try {
  const { driver, version, sandbox } = audio.describe();
  process.stdout.write(`${driver} ${version}, sandbox ${sandbox}\n`);
  await compareOn('60 s WAV 44.1 kHz stereo', sample('a.wav', []));
  await compareOn('60 s MP3 44.1 kHz stereo', sample('a.mp3', ['-b:a', '128k']));
} finally {
  rmSync(folder, { recursive: true, force: true });
  await audio.close();
}
