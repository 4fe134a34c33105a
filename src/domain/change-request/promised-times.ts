import type { ChangeRequestStatus } from './lifecycle.ts';

/** A request's status and times, as far as a promise depends on them. */
export interface PromisingRequest {
  kind: string;
  status: ChangeRequestStatus;
  effectiveAt: Date | null;
  earliestBy: Date;
  dueBy: Date;
}

/** What a customer's calendar holds of a request: the promised window, or one moment (`from` = `until`). */
export interface PromisedTimes {
  from: Date;
  until: Date;
  /** It is the moment that the customer chose. */
  planned: boolean;
  /** The request was given up: what was promised no longer holds. */
  withdrawn: boolean;
}

/**
 * What a request promises: the moment that the customer chose, where that can be kept, else the window of its deadline. Null while
 * the clock is paused, after a failure, and once it is done: nothing is promised then (docs/rules.md#calendar-entries).
 */
export function promisedTimes({
  kind,
  status,
  effectiveAt,
  earliestBy,
  dueBy,
}: PromisingRequest): PromisedTimes | null {
  // What an emergency aims at is minutes, and no entry of a calendar.
  if (kind === 'emergency_closure') return null;
  if (status === 'pending' || status === 'failed' || status === 'completed') return null;
  const withdrawn = status === 'cancelled' || status === 'rejected';
  const isKept = effectiveAt !== null && (status === 'scheduled' || effectiveAt >= dueBy);
  if (isKept) return { from: effectiveAt, until: effectiveAt, planned: true, withdrawn };
  return { from: earliestBy, until: dueBy, planned: false, withdrawn };
}
