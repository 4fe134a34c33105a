import { type Refusal, refuse } from './decision.ts';

/** What a legal step changes and what must follow. The reason and the facts go into its audit record. */
export interface Step<State, Intent> {
  ok: true;
  changes: Partial<State>;
  intents: Intent[];
  reason?: string;
  facts?: Record<string, unknown>;
}

export type StepOutcome<State, Intent> = Step<State, Intent> | { ok: false; refusal: Refusal };

/** Adds a reason that the step needs. A blank one is refused with `reason_required`. */
export function withReason<State, Intent>(reason: string, made: Step<State, Intent>): StepOutcome<State, Intent> {
  const given = reason.trim();
  return given === '' ? refuse('reason_required') : { ...made, reason: given };
}

/** Adds a reason to a step that needs none; a blank one counts as not given. */
export function withOptionalReason<State, Intent>(
  reason: string | undefined,
  made: Step<State, Intent>,
): Step<State, Intent> {
  const given = reason?.trim() ?? '';
  return given === '' ? made : { ...made, reason: given };
}
