/** Until `until`, excluded; null: from now on, and for good. */
export interface ForwardingTimes {
  from: Date | null;
  until: Date | null;
}

/** What an open request will make of a line's forwarding. */
export interface AskedForwarding extends ForwardingTimes {
  to: string | null;
}

/** A line with the number to which its callers are passed on; E.164. */
export interface ForwardingLine {
  number: string;
  forwardsTo: string | null;
  asked: readonly AskedForwarding[];
}

interface Wish {
  numbers: readonly string[];
  to: string;
  times: ForwardingTimes;
}

/**
 * Follows where callers of one of the asked numbers would be passed on to while the wish holds, over the lines known and what open
 * requests will make of them. Returns the numbers they pass, from the line they called back to it; null where they never come back.
 */
export function forwardingLoop(lines: readonly ForwardingLine[], { numbers, to, times }: Wish): string[] | null {
  for (const at of instantsOf(lines, times)) {
    const next = new Map(lines.map((line) => [line.number, forwardsAt(line, at)]));
    for (const number of numbers) next.set(number, to);
    const loop = loopFrom(numbers, next);
    if (loop !== null) return loop;
  }
  return null;
}

/** The instants of the wish from which anything is forwarded elsewhere, its own first; in milliseconds. */
function instantsOf(lines: readonly ForwardingLine[], { from, until }: ForwardingTimes): number[] {
  const [first, last] = [startOf(from), endOf(until)];
  const changes = lines.flatMap(({ asked }) => asked.flatMap((other) => [startOf(other.from), endOf(other.until)]));
  return [first, ...changes.filter((at) => at > first && at < last)];
}

/** Of what has begun and is not over, the latest counts. */
function forwardsAt({ forwardsTo, asked }: ForwardingLine, at: number): string | null {
  const inForce = asked.filter(({ from, until }) => startOf(from) <= at && at < endOf(until));
  const latest = inForce.sort((first, second) => startOf(second.from) - startOf(first.from))[0];
  return latest ? latest.to : forwardsTo;
}

function loopFrom(numbers: readonly string[], next: ReadonlyMap<string, string | null>): string[] | null {
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

function startOf(from: Date | null): number {
  return from?.getTime() ?? 0;
}

function endOf(until: Date | null): number {
  return until?.getTime() ?? Number.POSITIVE_INFINITY;
}
