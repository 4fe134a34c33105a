import { readdirSync, readFileSync } from 'node:fs';

/** Words that occur together only in our own command lines. */
const marks = ['--die-with-parent', '-codec_whitelist', '-format_whitelist', '-max_alloc'];

function isAbandoned(pid: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (!words[0]?.endsWith('/bwrap') || !marks.every((mark) => words.includes(mark))) return false;
    return /^PPid:\s+1$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // It ended meanwhile, or we may not inspect it.
    return false;
  }
}

/**
 * Ends sandboxes that were killed, by us or with their service, in the millisecond in which bwrap sets itself up: its
 * inner half then waits for ever for the outer one and never starts ffmpeg. At any later moment it dies with its parent.
 * Only processes without a living parent count, so that other instances on the machine are left alone.
 * @returns how many were ended.
 */
export function endAbandonedSandboxes(): number {
  if (process.platform !== 'linux' || process.pid === 1) return 0;
  let ended = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || !isAbandoned(name)) continue;
    try {
      process.kill(Number(name), 'SIGKILL');
      ended += 1;
    } catch {
      // Another user's.
    }
  }
  return ended;
}
