/** A line with the number to which its callers are passed on; E.164. */
export interface ForwardingLine {
  number: string;
  forwardsTo: string | null;
}

/**
 * Follows where callers of one of the asked numbers would be passed on to, over the lines known, if all of them forwarded to `to`.
 * Returns the numbers they pass, from the line they called back to it; null where they never come back.
 */
export function forwardingLoop(
  lines: readonly ForwardingLine[],
  { numbers, to }: { numbers: readonly string[]; to: string },
): string[] | null {
  const next = new Map(lines.map(({ number, forwardsTo }) => [number, forwardsTo]));
  for (const number of numbers) next.set(number, to);
  for (const start of numbers) {
    const passed = [start];
    for (let at = next.get(start); at; at = next.get(at)) {
      passed.push(at);
      if (at === start) return passed;
      // A circle that does not come back to this line is somebody else's, and refused where it is made.
      if (passed.indexOf(at) < passed.length - 1) break;
    }
  }
  return null;
}
