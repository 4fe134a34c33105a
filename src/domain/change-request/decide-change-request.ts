import type { Actor } from '../access/actor.ts';
import type { RequestAuditAction } from '../audit-entry.ts';
import type { Decision } from '../decision.ts';
import { decide, type Lifecycle } from '../lifecycle.ts';
import type { ChangeRequestCommand, ChangeRequestIntent, ChangeRequestState } from './change-request-state.ts';
import { changeRequestSteps } from './change-request-steps.ts';
import { type ChangeRequestAction, changeRequestLifecycle } from './lifecycle.ts';

export type ChangeRequestDecision = Decision<ChangeRequestState, ChangeRequestIntent, RequestAuditAction>;

export interface DecideChangeRequest {
  state: ChangeRequestState;
  command: ChangeRequestCommand;
  actor: Actor;
  now: Date;
}

/** Results of the connector: the only steps allowed while a change is being applied. */
const results: readonly ChangeRequestAction[] = ['complete', 'settleSome', 'fail'];

/** The lifecycle of a change request, for the engine. */
export const changeRequest: Lifecycle<
  'change_request',
  ChangeRequestState,
  ChangeRequestCommand,
  ChangeRequestIntent,
  undefined
> = {
  name: 'change_request',
  table: changeRequestLifecycle,
  steps: changeRequestSteps,
  snapshot: ({ status, holder }) => ({ status, holder: holder?.userId ?? null }),
  holderOf: ({ holder }) => holder,
  refuseLegal: ({ state, command: { action }, actor }) => {
    const isResult = actor.kind === 'system' && results.includes(action);
    return state.applying && !isResult ? { code: 'change_being_applied', params: { action } } : null;
  },
};

/**
 * Decides every transition of a change request: returns the next state, its audit record and the intents, or the refusal.
 * Rules: docs/rules.md#lifecycle-of-a-request. Codes: `forbidden`, `illegal_transition` (names the current status),
 * `not_job_holder`, `change_being_applied`, and those of single steps (`reason_required`, `cancel_too_late`,
 * `upload_required`, `not_yet_effective`, …).
 */
export function decideChangeRequest(input: DecideChangeRequest): ChangeRequestDecision {
  return decide(changeRequest, { ...input, rules: undefined });
}

/** The action behind a technician's "apply" now: apply at once, or schedule for the agreed time; a closure begins by itself. */
export function applyActionAt(
  state: Pick<ChangeRequestState, 'kind' | 'effectiveAt'>,
  now: Date,
): 'apply' | 'schedule' {
  if (state.kind === 'emergency_closure') return 'apply';
  return state.effectiveAt !== null && state.effectiveAt > now ? 'schedule' : 'apply';
}
