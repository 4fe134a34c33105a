import type { Actor } from '../access/actor.ts';
import { performersOf } from '../access/performer.ts';
import type { RequestAuditAction } from '../audit-entry.ts';
import { type Decision, type Refusal, refuse } from '../decision.ts';
import type { ChangeRequestCommand, ChangeRequestIntent, ChangeRequestState } from './change-request-state.ts';
import type { ChangeRequestStepOutcome } from './change-request-step-kit.ts';
import { changeRequestSteps, type StepInput } from './change-request-steps.ts';
import { type ChangeRequestAction, changeRequestLifecycle, changeRequestStatuses } from './lifecycle.ts';

export type ChangeRequestDecision = Decision<ChangeRequestState, ChangeRequestIntent, RequestAuditAction>;

export interface DecideChangeRequest {
  state: ChangeRequestState;
  command: ChangeRequestCommand;
  actor: Actor;
  now: Date;
}

/** Results of the connector: the only news that may move a request while it is being applied. */
const results: readonly ChangeRequestAction[] = ['complete', 'settleSome', 'fail'];

function everAllowed(action: ChangeRequestAction, hats: readonly string[]): boolean {
  const mayHold = hats.includes('technician') ? [...hats, 'holder'] : hats;
  return changeRequestStatuses.some((status) =>
    changeRequestLifecycle[status][action]?.by.some((performer) => mayHold.includes(performer)),
  );
}

/** Of two people who press Take one wins, and the other is told who (domain.md §7). */
function refusedByState({ status, holder }: ChangeRequestState, action: ChangeRequestAction) {
  if (action === 'take' && status === 'inProgress' && holder !== null)
    return refuse('job_already_taken', { holder: holder.name });
  return refuse('illegal_transition', { action, status });
}

/** Null when the lifecycle allows it. Who can never do it is told so first; then the state speaks; then who does it here. */
function gate({ state, command, actor }: DecideChangeRequest): { ok: false; refusal: Refusal } | null {
  const { action } = command;
  const hats = performersOf(actor, state.holder);
  if (!everAllowed(action, hats)) return refuse('forbidden', { action });
  const cell = changeRequestLifecycle[state.status][action];
  if (cell === undefined) return refusedByState(state, action);
  if (!cell.by.some((performer) => hats.includes(performer))) {
    if (!cell.by.includes('holder') || !hats.includes('technician')) return refuse('forbidden', { action });
    return refuse('not_job_holder', { holder: state.holder?.name ?? '' });
  }
  const isResult = actor.kind === 'system' && results.includes(action);
  return state.applying && !isResult ? refuse('change_being_applied', { action }) : null;
}

function runStep(input: DecideChangeRequest): ChangeRequestStepOutcome {
  const run = changeRequestSteps[input.command.action] as (
    step: StepInput<ChangeRequestAction>,
  ) => ChangeRequestStepOutcome;
  return run(input as StepInput<ChangeRequestAction>);
}

function snapshot(state: ChangeRequestState): Record<string, unknown> {
  return { status: state.status, holder: state.holder?.userId ?? null };
}

/**
 * Decides every transition of a change request: the next state, its audit record and what must follow; or the refusal.
 * Codes: `forbidden`, `illegal_transition` (names the current status), `not_job_holder`, `change_being_applied`, and those of the
 * single steps (`reason_required`, `cancel_too_late`, `upload_required`, `not_yet_effective`, …). Rules: domain.md §7.
 */
export function decideChangeRequest(input: DecideChangeRequest): ChangeRequestDecision {
  const stopped = gate(input);
  if (stopped !== null) return stopped;
  const outcome = runStep(input);
  if (!outcome.ok) return outcome;
  const next = { ...input.state, ...outcome.changes };
  const audit = {
    action: `change_request.${input.command.action}` as const,
    before: snapshot(input.state),
    after: { ...snapshot(next), ...outcome.facts },
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
  };
  return { ok: true, next, audit, intents: outcome.intents };
}

/** What a technician's "apply" means now: switch at once, or prepare the switch for the agreed time. */
export function applyActionAt(state: Pick<ChangeRequestState, 'effectiveAt'>, now: Date): 'apply' | 'schedule' {
  return state.effectiveAt !== null && state.effectiveAt > now ? 'schedule' : 'apply';
}

/** The actions that an actor may press now by the lifecycle alone: for buttons. The decision itself may still refuse. */
export function possibleActions(state: ChangeRequestState, actor: Actor): ChangeRequestAction[] {
  const hats = performersOf(actor, state.holder);
  const cells = Object.entries(changeRequestLifecycle[state.status]) as [
    ChangeRequestAction,
    { by: readonly string[] },
  ][];
  return cells.filter(([, cell]) => cell.by.some((by) => hats.includes(by as never))).map(([action]) => action);
}
