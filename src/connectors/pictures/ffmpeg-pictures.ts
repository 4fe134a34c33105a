import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FfmpegEngine } from '../audio/ffmpeg-engine.ts';
import { type RunReport, runFfmpeg } from '../audio/ffmpeg-runner.ts';
import type { PictureInput, PictureRedrawer, RedrawnPicture } from './pictures.port.ts';
import { readOrientation } from './read-orientation.ts';
import { drawings, planRedraw } from './redraw-plan.ts';
import { Turns } from './turns.ts';

/**
 * Pictures that are drawn at once in a process, and those that may wait for their turn: a guard of its memory and processor, so
 * each process has its own.
 */
const mostAtOnce = 2;
const mostWaiting = 16;
/** Wall time of one run; its processor time is limited to 30 s where the system can. */
const timeoutMs = 60_000;
/** Longest that a picture waits and is drawn, ms. */
export const longestDrawingMs = (Math.ceil(mostWaiting / mostAtOnce) + 1) * timeoutMs;
/** Cameras write how they were held before the picture, in one block of at most 64 KiB. */
const headBytes = 256 * 1024;

/** Draws pictures in the sandbox of recordings, with the same ffmpeg. */
export function createFfmpegPictures(engine: FfmpegEngine): PictureRedrawer {
  const turns = new Turns({ mostAtOnce, mostWaiting, retrySeconds: 10 });
  return { redraw: (input) => turns.run(() => redraw(engine, input), input.signal) };
}

async function redraw(engine: FfmpegEngine, { path, folder, type, signal }: PictureInput): Promise<RedrawnPicture> {
  const target = join(folder, 'drawn');
  const orientation = type === 'image/jpeg' ? readOrientation(await readHead(path)) : 1;
  const report = await runFfmpeg(planRedraw(type, { source: path, target, orientation }), {
    ...{ engine, folder, readOnly: path, timeoutMs, signal },
  });
  if (report.end === 'failed') await assertFileAtFault(report, path);
  const refusal = refusalOf(report, engine);
  if (refusal) return { ok: false, why: refusal };
  const size = await stat(target).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return { ok: false, why: 'damaged' };
  return { ok: true, path: target, contentType: drawings[type].contentType };
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What the programs around ffmpeg write when they do not start it; nothing from a file begins a line of ffmpeg's log. */
const notStarted = /^(env|setpriv|prlimit|nice|ionice|bwrap|unshare): |error while loading shared libraries: /;

/** @throws Error when the file is gone or ffmpeg did not run at all: then nobody has looked at the picture. */
async function assertFileAtFault({ lines }: RunReport, path: string): Promise<void> {
  await stat(path);
  const fault = lines.length === 0 ? 'it wrote nothing' : lines.find((line) => notStarted.test(line));
  if (fault !== undefined) throw new Error(`ffmpeg did not start: ${fault}`);
}

/** @throws Error when the machine, not the file, ended the run. */
function refusalOf({ end, lines }: RunReport, { level }: FfmpegEngine): 'damaged' | 'too_large' | null {
  if (end === 'done') return null;
  const log = lines.join('\n');
  if (end === 'killed') throw new Error('ffmpeg was killed from outside');
  if (end === 'timeout' && level.limited) throw new Error('ffmpeg ran out of wall time');
  if (/No space left on device|Disk quota exceeded/.test(log)) throw new Error('no room to draw a picture');
  // A run that its limits ended is one that a picture of this size does not need.
  if (end === 'timeout' || end === 'cpu_limit') return 'too_large';
  const isTooLarge =
    /Picture size [1-9]\d*x[1-9]\d* (is invalid|exceeds)|Cannot allocate memory|Failed to allocate|File size limit/.test(
      log,
    );
  return isTooLarge ? 'too_large' : 'damaged';
}
