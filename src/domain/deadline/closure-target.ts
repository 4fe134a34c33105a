/** How long after it went past the queue an emergency closure is in force at the latest, by the wall clock and at any hour, milliseconds. */
export const closureTargetMs = 15 * 60_000;

/** Until when a closure that went past the queue at `sentAt` shall be in force (docs/rules.md#emergency-closures). */
export function closureTarget(sentAt: Date): Date {
  return new Date(sentAt.getTime() + closureTargetMs);
}
