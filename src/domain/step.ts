import type { Actor } from './access/actor.ts';
import type { Person } from './access/performer.ts';
import type { AuditFacts } from './audit-facts.ts';
import { type Refusal, refuse } from './decision.ts';

/** A step's input: the current state, the command, who gives it, when, and the lifecycle's rules. */
export interface StepInput<State, Command, Rules = undefined> {
  state: State;
  command: Command;
  actor: Actor;
  now: Date;
  rules: Rules;
}

/** What a legal step changes, and its intents. The reason and the facts go into the audit record. */
export interface Step<State, Intent> {
  ok: true;
  changes: Partial<State>;
  intents: Intent[];
  reason?: string;
  facts?: AuditFacts;
}

export type StepOutcome<State, Intent> = Step<State, Intent> | { ok: false; refusal: Refusal };

/** Makes a step without a reason. A lifecycle fixes the types once: `const step = makeStep<State, Intent>`. */
export function makeStep<State, Intent>(changes: Partial<State>, intents: Intent[] = []): Step<State, Intent> {
  return { ok: true, changes, intents };
}

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

/** The person behind an actor; null where there is none. */
export function personOf(actor: Actor): Person | null {
  return actor.userId === null ? null : { userId: actor.userId, name: actor.name };
}
