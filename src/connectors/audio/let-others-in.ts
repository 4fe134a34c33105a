import { setImmediate } from 'node:timers/promises';
import type { InPieces } from '../../domain/audio/in-pieces.ts';

/**
 * Does long work piece by piece; between two pieces everything else that waits in this process has its turn, such as calls of
 * the API and emergencies. @throws what the signal was aborted with.
 */
export async function letOthersIn<Result>(work: InPieces<Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
    signal?.throwIfAborted();
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other in this process: a whole recording lies in memory meanwhile, several times. */
export function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}
