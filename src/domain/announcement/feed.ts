/** What can go wrong with a feed of notices, as its last attempt ended. */
export const feedFaults = [
  'timed_out',
  'unreachable',
  'certificate_refused',
  'error_status',
  'too_large',
  'refused_document',
  'not_a_feed',
  'entries_unreadable',
] as const;
export type FeedFault = (typeof feedFaults)[number];

export const feedStates = ['off', 'waiting', 'answering', 'failing', 'silent'] as const;
export type FeedState = (typeof feedStates)[number];

/** Longest pause between two attempts, ms, unless the feed itself is read less often or asks for more. */
const longestPauseMs = 10 * 60_000;

/**
 * When a feed is read next: after its interval, and after failures later and later. `chance` (0 to 1) spreads attempts after a failure by a
 * quarter each way, so that installations do not return all at once; `retryAfterMs` is what the feed asked for.
 */
export function nextFeedAttempt({
  now,
  failures,
  pollMs,
  retryAfterMs,
  chance,
}: {
  now: Date;
  failures: number;
  pollMs: number;
  retryAfterMs: number | null;
  chance: number;
}): Date {
  if (failures === 0) return new Date(now.getTime() + pollMs);
  const most = Math.max(pollMs, longestPauseMs);
  const pause = Math.min(pollMs * 2 ** (failures - 1), most) * (0.75 + chance / 2);
  return new Date(now.getTime() + Math.max(pause, Math.min(retryAfterMs ?? 0, most)));
}

/** How a feed stands: when it last answered in full and how its last attempt ended. */
export interface FeedStanding {
  /** Since when it is read. */
  since: Date;
  answeredAt: Date | null;
  fault: FeedFault | null;
}

/** When a feed that does not answer in full counts as silent. */
export function silentAt({ since, answeredAt }: Pick<FeedStanding, 'since' | 'answeredAt'>, silentMs: number): Date {
  return new Date((answeredAt ?? since).getTime() + silentMs);
}

/** The state that people see. Without an answer nothing is known, and silence never means "no closure". */
export function feedStateOf(feed: FeedStanding, { now, silentMs }: { now: Date; silentMs: number }): FeedState {
  if (silentAt(feed, silentMs) <= now) return 'silent';
  if (feed.fault !== null) return 'failing';
  return feed.answeredAt === null ? 'waiting' : 'answering';
}
