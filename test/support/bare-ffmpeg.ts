import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { shippedFile } from '../../src/shared/project-root.ts';

const run = promisify(execFile);

export const quiet = ['-hide_banner', '-nostdin', '-nostats', '-y'];
export const bareOutputs = [
  ['w', '-c:a', 'pcm_s16le', 'o.wav'],
  ['u', '-c:a', 'pcm_mulaw', '-f', 'mulaw', 'o.ulaw'],
  ['a', '-c:a', 'pcm_alaw', '-f', 'alaw', 'o.alaw'],
  ['g', '-c:a', 'g722', '-f', 'g722', 'o.g722'],
  ['h', '-c:a', 'pcm_s16le', 'o16.wav'],
] as const;

/** Writes a voice of this length at 44.1 kHz in stereo, and returns its path. */
export function voiceFile(
  path: string,
  made: { ffmpeg: string; seconds: number; options?: readonly string[] },
): string {
  const voice = shippedFile('fixtures', 'audio', 'greeting.wav');
  const length = ['-stream_loop', String(Math.ceil(made.seconds / 10)), '-i', voice, '-t', String(made.seconds)];
  const shape = ['-ar', '44100', '-ac', '2', ...(made.options ?? []), path];
  execFileSync(made.ffmpeg, [...quiet, '-v', 'error', ...length, ...shape]);
  return path;
}

/**
 * The floor of the benches: two runs of ffmpeg at our own low priority and nothing else. Filters and figures are the
 * recommended ones (volumedetect, silencedetect, ebur128, then gain and limiter).
 */
export async function bareTwoRuns(path: string, { ffmpeg, folder }: { ffmpeg: string; folder: string }): Promise<void> {
  const temporary = join(folder, 'bare16.wav');
  const measure =
    '[0:a:0]volumedetect,aresample=16000:resampler=soxr:precision=20,aformat=sample_fmts=fltp:channel_layouts=mono,' +
    'highpass=f=200,silencedetect=n=-45dB:d=0.5,asplit=2[t][x];[x]ebur128=peak=sample:framelog=verbose,anullsink';
  const first = ['-i', path, '-filter_complex', measure, '-map', '[t]', '-c:a', 'pcm_f32le', temporary];
  const { stderr } = await run('nice', ['-n', '10', ffmpeg, ...quiet, ...first]);
  const loudness = Number(/I:\s+(-?[\d.]+) LUFS/.exec(stderr.slice(stderr.lastIndexOf('Summary')))?.[1] ?? -23);
  const render =
    `[0:a]volume=${-19 - loudness}dB,alimiter=limit=0.65:level=false:attack=5:release=50,asplit=2[n][b];` +
    '[b]aresample=16000,asplit=2[g][h];[n]aresample=8000:resampler=soxr:precision=20,asplit=3[w][u][a]';
  const files = bareOutputs.flatMap(([label, ...options]) => [
    ...['-map', `[${label}]`, ...options.slice(0, -1)],
    join(folder, options[options.length - 1] as string),
  ]);
  await run('nice', ['-n', '10', ffmpeg, ...quiet, '-i', temporary, '-filter_complex', render, ...files]);
}
