import type { ChangeRequestStatus } from './lifecycle.ts';

/**
 * Where a request stands on one of its lines. `applying` from the revision until the phone system's answer; `unchanged`: the line
 * was so already; `stopped`: the request ended without touching it.
 */
export const requestLineStates = ['waiting', 'applying', 'live', 'failed', 'unchanged', 'stopped'] as const;
export type RequestLineState = (typeof requestLineStates)[number];

/** Lines on which nothing is left to do for the request. */
const finishedStates: readonly RequestLineState[] = ['live', 'unchanged', 'stopped'];

export function isFinished(state: RequestLineState): boolean {
  return finishedStates.includes(state);
}

/** How much of a completed request is live. */
export const requestOutcomes = ['whole', 'partly'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

/**
 * What a step of the request leaves of one of its lines. Live lines stay live whatever becomes of the request; a request that
 * fails leaves nothing waiting; one that goes back to the queue tries the failed ones again.
 */
export function lineStateAfter(state: RequestLineState, status: ChangeRequestStatus): RequestLineState {
  if (isFinished(state)) return state;
  if (status === 'cancelled' || status === 'rejected') return 'stopped';
  if (status === 'failed') return 'failed';
  return status === 'accepted' && state === 'failed' ? 'waiting' : state;
}
