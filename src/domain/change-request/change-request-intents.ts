import type { ChangeRequestIntent, ChangeRequestState, CustomerMessage } from './change-request-state.ts';

/** A message to the customer; its text comes from `contract/words`. */
export function tell(message: CustomerMessage, params: Record<string, string | number> = {}): ChangeRequestIntent {
  return { type: 'notifyCustomer', message, params };
}

/** Ends the request's job, when it has one. */
export function closeJob(
  state: ChangeRequestState,
  outcome: 'done' | 'prepared' | 'withdrawn' | 'failed',
  reason?: string,
): ChangeRequestIntent[] {
  if (!state.hasJob) return [];
  return [{ type: 'closeJob', outcome, ...(reason === undefined ? {} : { reason }) }];
}

/** The fields of a request without a job. */
export const noJob = { hasJob: false, holder: null } as const;
