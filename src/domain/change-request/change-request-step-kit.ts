import type { Actor } from '../access/actor.ts';
import type { Person } from '../access/performer.ts';
import { type Refusal, refuse } from '../decision.ts';
import type { ChangeRequestIntent, ChangeRequestState, CustomerMessage } from './change-request-state.ts';

/** What a legal step changes. The audit record's reason and facts ride along. */
interface Step {
  ok: true;
  changes: Partial<ChangeRequestState>;
  intents: ChangeRequestIntent[];
  reason?: string;
  facts?: Record<string, unknown>;
}

export type StepOutcome = Step | { ok: false; refusal: Refusal };

/** A step without a reason. */
export function step(changes: Partial<ChangeRequestState>, intents: ChangeRequestIntent[] = []): Step {
  return { ok: true, changes, intents };
}

/** The step with the reason in its audit record; without one that says something it is refused. */
export function withReason(reason: string, made: Step): StepOutcome {
  const given = reason.trim();
  return given === '' ? refuse('reason_required') : { ...made, reason: given };
}

/** The step with its reason, if one was given. */
export function withOptionalReason(reason: string | undefined, made: Step): Step {
  const given = reason?.trim() ?? '';
  return given === '' ? made : { ...made, reason: given };
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
