import type { Actor } from '../access/actor.ts';
import type { Person } from '../access/performer.ts';
import type { Step, StepOutcome } from '../step.ts';
import type { ChangeRequestIntent, ChangeRequestState, CustomerMessage } from './change-request-state.ts';

export type ChangeRequestStep = Step<ChangeRequestState, ChangeRequestIntent>;
export type ChangeRequestStepOutcome = StepOutcome<ChangeRequestState, ChangeRequestIntent>;

/** A step without a reason. */
export function step(changes: Partial<ChangeRequestState>, intents: ChangeRequestIntent[] = []): ChangeRequestStep {
  return { ok: true, changes, intents };
}

/** A message to the customer; its sentence comes from the catalogue. */
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

/** The state of a request without a job. */
export const noJob = { hasJob: false, holder: null } as const;

/** The person behind an actor; null for one without. */
export function personOf(actor: Actor): Person | null {
  return actor.userId === null ? null : { userId: actor.userId, name: actor.name };
}
