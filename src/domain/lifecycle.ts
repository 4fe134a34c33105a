import type { Actor } from './access/actor.ts';
import { type Performer, type Person, performersOf } from './access/performer.ts';
import type { AuditFacts } from './audit-facts.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import type { StepInput, StepOutcome } from './step.ts';

interface Stateful {
  status: string;
}

interface Acting {
  action: string;
}

/** One allowed transition: who may make it and which statuses it may lead to. */
export interface Cell<Status extends string> {
  by: readonly Performer[];
  to: readonly Status[];
}

/** Status × action: what is not here is illegal. */
export type LifecycleTable<Status extends string, Action extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Action, Cell<Status>>>>>
>;

/** One step for each action; a missing one does not compile. */
export type LifecycleSteps<State, Command extends Acting, Intent, Rules = undefined> = {
  readonly [Action in Command['action']]: (
    input: StepInput<State, Extract<Command, { action: Action }>, Rules>,
  ) => StepOutcome<State, Intent>;
};

/** Everything that makes up a lifecycle; `decide` runs it. */
export interface Lifecycle<Name extends string, State extends Stateful, Command extends Acting, Intent, Rules> {
  /** The first part of its audit actions: `job` makes `job.take`. */
  name: Name;
  table: LifecycleTable<State['status'], Command['action']>;
  steps: LifecycleSteps<State, Command, Intent, Rules>;
  /** What the audit keeps of a state, before and after. Ids and codes only. */
  snapshot(state: State): AuditFacts;
  /** The technician who holds its job. Left out where nobody can: then no cell can name `holder`. */
  holderOf?(state: State): Person | null;
  /** What stands against it before the table is asked about the status; null when nothing does. */
  refuseFirst?(input: StepInput<State, Command, Rules>): Refusal | null;
  /** What stands against a step that the table allows to this actor; null when nothing does. */
  refuseLegal?(input: StepInput<State, Command, Rules>): Refusal | null;
}

type Stopped = { ok: false; refusal: Refusal };

/** Whether an actor with these hats could take this action in any status. A technician may become the holder of the job. */
function everAllowed(table: LifecycleTable<string, string>, action: string, hats: readonly Performer[]): boolean {
  const mayHold: readonly Performer[] = hats.includes('technician') ? [...hats, 'holder'] : hats;
  return Object.values(table).some((cells) => cells[action]?.by.some((performer) => mayHold.includes(performer)));
}

/**
 * Null when the table allows it. An actor who can never take the action is refused first, then the status decides, then
 * who acts.
 */
function gate<Name extends string, State extends Stateful, Command extends Acting, Intent, Rules>(
  lifecycle: Lifecycle<Name, State, Command, Intent, Rules>,
  input: StepInput<State, Command, Rules>,
): Stopped | null {
  const { state, command, actor } = input;
  const { action } = command;
  const { status } = state;
  const table: LifecycleTable<string, string> = lifecycle.table;
  const holder = lifecycle.holderOf?.(state) ?? null;
  const hats = performersOf(actor, holder);
  if (!everAllowed(table, action, hats)) return refuse('forbidden', { action });
  const first = lifecycle.refuseFirst?.(input);
  if (first) return { ok: false, refusal: first };
  const cell = table[status]?.[action];
  if (cell === undefined) return refuse('illegal_transition', { action, status });
  if (!cell.by.some((performer) => hats.includes(performer))) {
    if (!cell.by.includes('holder') || !hats.includes('technician')) return refuse('forbidden', { action });
    return refuse('not_job_holder', { holder: holder?.name ?? '' });
  }
  const refusal = lifecycle.refuseLegal?.(input);
  return refusal ? { ok: false, refusal } : null;
}

/** Checks that a step leads where its cell says; anything else is a bug and never becomes a saved row. */
function assertNamed(table: LifecycleTable<string, string>, from: string, action: string, to: string): void {
  if (table[from]?.[action]?.to.includes(to)) return;
  throw new Error(`the step ${action} leads from ${from} to ${to}, which its cell does not name`);
}

/**
 * Decides one transition of any lifecycle: returns the next state, its audit record and the intents, or the refusal.
 * Codes of the engine: `forbidden`, `illegal_transition` (names the current status), `not_job_holder`; the others are the
 * lifecycle's.
 * @throws Error when a step leads to a status that its cell does not name.
 */
export function decide<Name extends string, State extends Stateful, Command extends Acting, Intent, Rules>(
  lifecycle: Lifecycle<Name, State, Command, Intent, Rules>,
  input: StepInput<State, Command, Rules>,
): Decision<State, Intent, `${Name}.${Command['action']}`> {
  const stopped = gate(lifecycle, input);
  if (stopped !== null) return stopped;
  const { state, command } = input;
  const action: Command['action'] = command.action;
  const run = lifecycle.steps[action] as (step: StepInput<State, Command, Rules>) => StepOutcome<State, Intent>;
  const outcome = run(input);
  if (!outcome.ok) return outcome;
  const next = { ...state, ...outcome.changes };
  assertNamed(lifecycle.table, state.status, action, next.status);
  const audit = {
    action: `${lifecycle.name}.${action}` as const,
    before: lifecycle.snapshot(state),
    after: { ...lifecycle.snapshot(next), ...outcome.facts },
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
  };
  return { ok: true, next, audit, intents: outcome.intents };
}

/** The actions that the table alone allows this actor now, for buttons. The decision itself may still refuse. */
export function possibleActions<State extends Stateful, Command extends Acting>(
  lifecycle: {
    table: LifecycleTable<State['status'], Command['action']>;
    holderOf?(state: State): Person | null;
  },
  state: State,
  actor: Actor,
): Command['action'][] {
  const hats = performersOf(actor, lifecycle.holderOf?.(state) ?? null);
  const table: LifecycleTable<string, string> = lifecycle.table;
  const cells = Object.entries(table[state.status] ?? {});
  return cells
    .filter(([, cell]) => cell?.by.some((performer) => hats.includes(performer)))
    .map(([action]) => action as Command['action']);
}
