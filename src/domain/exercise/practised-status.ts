import type { BroadcastLineState, BroadcastStatus } from '../broadcast/broadcast-state.ts';

/** What a practised broadcast is at an instant: nobody and nothing writes what only time decides. */
export function practisedStatus(
  stored: { status: BroadcastStatus; until: Date },
  { counts, now }: { counts: Partial<Record<BroadcastLineState, number>>; now: Date },
): BroadcastStatus {
  const { status, until } = stored;
  const lines = (state: BroadcastLineState) => counts[state] ?? 0;
  if (status === 'restoring') return lines('restoring') === 0 ? 'ended' : 'restoring';
  if (status !== 'sending' && status !== 'stopped') return status;
  if (until <= now) return 'ended';
  if (status !== 'sending' || lines('held') + lines('queued') > 0) return status;
  // Its notice was denied while some were on their way.
  return lines('stopped') > 0 ? 'stopped' : 'active';
}
