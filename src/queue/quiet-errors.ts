import type { Logger } from '../shared/logger.ts';

const everyMs = 30_000;

/**
 * Limits the log of connections that fail many times a second while their server is away: the first error is logged, then
 * at most one in 30 s with the number of errors left out.
 */
export function quietly(logger: Logger, what: string): (error: Error) => void {
  let silentUntil = 0;
  let leftOut = 0;
  return (error) => {
    const now = performance.now();
    if (now < silentUntil) {
      leftOut += 1;
      return;
    }
    logger.warn({ error: error.message, leftOut }, `${what}: connection trouble`);
    silentUntil = now + everyMs;
    leftOut = 0;
  };
}
