import type { ChangeRequestStatus } from './lifecycle.ts';

/**
 * The state of a request on one of its lines. `applying` from the revision until the phone system's answer; `unchanged`:
 * the line was set this way already; `stopped`: the request ended without changing it.
 */
export const requestLineStates = ['waiting', 'applying', 'live', 'failed', 'unchanged', 'stopped'] as const;
export type RequestLineState = (typeof requestLineStates)[number];

/** States in which the request has nothing left to do on the line. */
const finishedStates: readonly RequestLineState[] = ['live', 'unchanged', 'stopped'];

export function isFinished(state: RequestLineState): boolean {
  return finishedStates.includes(state);
}

/** The request's change is still to be wanted of the line: one that has failed waits until a person applies it again. */
export function isToBeApplied(state: RequestLineState): boolean {
  return state === 'waiting' || state === 'applying';
}

/** The order in which everybody locks lines: that of their ids. Two who lock several then never wait for each other. */
export function inLockOrder<Line extends { lineId: string }>(lines: readonly Line[]): Line[] {
  return [...lines].sort((first, second) => (first.lineId < second.lineId ? -1 : 1));
}

/** How much of a completed request is live. */
export const requestOutcomes = ['whole', 'partly'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

/**
 * The state of one line after a step of its request. Live lines stay live whatever happens to the request; a request that
 * fails leaves no line waiting; one that goes back to the queue, or to its technician, retries the failed lines.
 */
export function lineStateAfter(
  state: RequestLineState,
  status: ChangeRequestStatus,
  before: ChangeRequestStatus,
): RequestLineState {
  if (isFinished(state)) return state;
  if (status === 'cancelled' || status === 'rejected') return 'stopped';
  if (status === 'failed') return 'failed';
  const isAgain = status === 'accepted' || (status === 'inProgress' && before === 'failed');
  return isAgain && state === 'failed' ? 'waiting' : state;
}

/**
 * What the states of its lines make of a request that is being applied. `applying`: it waits for phone systems; `byHand`: the rest
 * is a person's to change. Lines that were so already count for nothing: without a live one there is no part to keep.
 */
export function whatFollows(
  lines: readonly { state: RequestLineState }[],
): 'applying' | 'byHand' | 'complete' | 'partial' | 'fail' {
  const has = (state: RequestLineState) => lines.some((line) => line.state === state);
  if (has('applying')) return 'applying';
  if (has('waiting')) return 'byHand';
  if (!has('failed')) return 'complete';
  return has('live') ? 'partial' : 'fail';
}
