import type { Page } from 'playwright-core';

export interface Frames {
  /** The time of each frame, ms. */
  times: number[];
  /** Tasks longer than 50 ms, ms. */
  long: number[];
}

export function noFrames(): Frames {
  return { times: [], long: [] };
}

/** Adds frames measured later to those before them. */
export function addFrames(to: Frames, { times, long }: Frames): void {
  to.times.push(...times);
  to.long.push(...long);
}

/** Calls `step` (of the page) before every frame of two seconds, and keeps the time of each frame. */
export async function framesOf(page: Page, step: string): Promise<Frames> {
  return await page.evaluate<Frames>(`new Promise((done) => {
    const step = ${step};
    const times = [];
    const long = [];
    const tasks = new PerformanceObserver((list) => long.push(...list.getEntries().map((task) => task.duration)));
    tasks.observe({ type: 'longtask' });
    let before = performance.now();
    const began = before;
    const frame = (now) => {
      times.push(now - before);
      before = now;
      step();
      if (now - began < 2000) requestAnimationFrame(frame);
      else
        setTimeout(() => {
          tasks.disconnect();
          done({ times: times.slice(1), long });
        }, 200);
    };
    requestAnimationFrame(frame);
  })`);
}

/** The same for an empty page that scrolls in the same browser: the best this machine can do at the moment. */
export async function framesOfNothing(page: Page): Promise<Frames> {
  const empty = await page.context().newPage();
  await empty.setContent('<div style="height: 500000px"></div>');
  const frames = await framesOf(empty, '() => window.scrollBy(0, 120)');
  await empty.close();
  return frames;
}

/** The percentile of the frame times, ms. */
function frameAt({ times }: Frames, share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

/** One line for the log: a part's frames beside those of an empty page. Measured, never a reason to fail. */
export function compareFrames(what: string, part: Frames, floor: Frames): string {
  const of = (frames: Frames) =>
    `${frames.times.length} frames, median ${frameAt(frames, 0.5).toFixed(1)} ms, 95 % ${frameAt(frames, 0.95).toFixed(1)} ms`;
  const ratio = (frameAt(part, 0.95) / frameAt(floor, 0.95)).toFixed(2);
  const tasks = ({ long }: Frames) => long.map((ms) => `${ms.toFixed(0)} ms`).join(', ') || 'none';
  return `${what}: ${of(part)}; an empty page: ${of(floor)}; ratio of the 95 % ${ratio} (wanted: at most 2); tasks over 50 ms: ${tasks(part)}; of the empty page: ${tasks(floor)}\n`;
}
