/** A stretch on hold on our side, in milliseconds since 1970. */
export interface Held {
  from: number;
  until: number;
}

const prefix = 'change_request.';
/** Nothing is left to be done in time, until somebody takes the request up again. */
const stops = ['complete', 'cancel', 'reject', 'schedule', 'merge'];
const goesOn = ['resume', 'retry', 'switch', 'fail', ...stops];

/**
 * What a timeline (oldest first) says of a request's clock at `now`: when it was on hold on our side, which counts, and when
 * it stopped for good; null while it runs.
 */
export function clockMarks(
  entries: readonly { action: string; at: string }[],
  now: number,
): { held: Held[]; stoppedAt: number | null } {
  const held: Held[] = [];
  let holdsSince: number | null = null;
  let stoppedAt: number | null = null;
  for (const { action, at } of entries) {
    const step = action.replace(prefix, '');
    const instant = Date.parse(at);
    if (holdsSince !== null && goesOn.includes(step)) {
      held.push({ from: holdsSince, until: instant });
      holdsSince = null;
    }
    if (step === 'hold') holdsSince = instant;
    if (stops.includes(step)) stoppedAt = instant;
    else if (goesOn.includes(step)) stoppedAt = null;
  }
  if (holdsSince !== null) held.push({ from: holdsSince, until: now });
  return { held, stoppedAt };
}
