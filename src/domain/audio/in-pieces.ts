/**
 * Work on a whole recording that stops after each piece, a few milliseconds long, so that its caller can let others in. The
 * domain never waits itself.
 */
export type InPieces<Result> = Generator<void, Result, void>;

/** Samples of one piece: 8 s of a 16 kHz voice, about 2 ms for one pair of filters. */
export const pieceSamples = 131_072;

/** Bounds of the pieces of so many samples, with a stop after each. @param use is given the first sample and the one behind the last. */
export function* eachPart(
  length: number,
  use: (start: number, end: number) => void,
  size = pieceSamples,
): InPieces<void> {
  for (let start = 0; start < length; start += size) {
    use(start, Math.min(length, start + size));
    yield;
  }
}

/** Does the work in one go. */
export function atOnce<Result>(work: InPieces<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
