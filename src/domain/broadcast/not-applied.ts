import type { BroadcastStatus } from './broadcast-state.ts';

/** How long lines may be on their way before somebody has to look, ms (docs/on-call.md#alarms). */
const withinMs = 5 * 60_000;

/** The lines of a broadcast that are not closed. */
export interface MissingLines {
  status: BroadcastStatus;
  failed: number;
  /** Since when the first of those on their way is; null where none is. */
  waitingSince: Date | null;
}

const closing: readonly BroadcastStatus[] = ['sending', 'stopped', 'active'];

/** Whether a broadcast that closes or opens lines has one that failed, or one that is on its way for 5 minutes. */
export function isNotApplied({ status, failed, waitingSince }: MissingLines, now: Date): boolean {
  if (!closing.includes(status) && status !== 'restoring') return false;
  return (
    (failed > 0 && status !== 'restoring') ||
    (waitingSince !== null && now.getTime() - waitingSince.getTime() >= withinMs)
  );
}
