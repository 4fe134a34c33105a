import type { BroadcastWindow } from './broadcast-state.ts';

/** How long a lone send stands without a second person, ms (docs/rules.md#broadcasts). */
const standsMs = 30 * 60_000;

/** When a lone send ends by itself: 30 minutes after the later of sending and the window's start, or with the window. */
export function provisionalEnd({ from, until }: BroadcastWindow, sentAt: Date): Date {
  const begins = Math.max(sentAt.getTime(), from.getTime());
  return new Date(Math.min(begins + standsMs, until.getTime()));
}
