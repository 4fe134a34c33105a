import type { Actor } from '../access/actor.ts';
import { performersOf } from '../access/performer.ts';
import { type Decision, type Refusal, refuse } from '../decision.ts';
import {
  defaultJobRules,
  type JobAction,
  type JobCommand,
  type JobIntent,
  type JobRules,
  type JobState,
  jobLifecycle,
  jobStatuses,
} from './job-state.ts';
import { type JobStepInput, type JobStepOutcome, jobSteps } from './job-steps.ts';

export type JobDecision = Decision<JobState, JobIntent>;

export interface DecideJob {
  state: JobState;
  command: JobCommand;
  actor: Actor;
  now: Date;
  rules?: JobRules;
}

function everAllowed(action: JobAction, hats: readonly string[]): boolean {
  const mayHold = hats.includes('technician') ? [...hats, 'holder'] : hats;
  return jobStatuses.some((status) => jobLifecycle[status][action]?.by.some((by) => mayHold.includes(by)));
}

/** Null when the lifecycle allows it. A take that comes second is told who was first. */
function gate({ state, command, actor }: DecideJob): { ok: false; refusal: Refusal } | null {
  const { action } = command;
  const hats = performersOf(actor, state.holder);
  if (!everAllowed(action, hats)) return refuse('forbidden', { action });
  if (action === 'take' && state.holder !== null) return refuse('job_already_taken', { holder: state.holder.name });
  const cell = jobLifecycle[state.status][action];
  if (cell === undefined) return refuse('illegal_transition', { action, status: state.status });
  if (cell.by.some((performer) => hats.includes(performer))) return null;
  if (!cell.by.includes('holder') || !hats.includes('technician')) return refuse('forbidden', { action });
  return refuse('not_job_holder', { holder: state.holder?.name ?? '' });
}

function snapshot(state: JobState): Record<string, unknown> {
  return { status: state.status, holder: state.holder?.userId ?? null, paused: state.paused, outcome: state.outcome };
}

/**
 * Decides every transition of a job: the next state, its audit record and what must follow; or the refusal. Codes: `forbidden`,
 * `illegal_transition`, `job_already_taken` (names the holder), `not_job_holder`, `too_many_taken_jobs`, `reason_required`,
 * `job_paused`, `job_already_yours`, `lease_still_running`. Rules: domain.md §7.
 */
export function decideJob(input: DecideJob): JobDecision {
  const stopped = gate(input);
  if (stopped !== null) return stopped;
  const { state, command, actor, now, rules = defaultJobRules } = input;
  const run = jobSteps[command.action] as (step: JobStepInput<JobAction>) => JobStepOutcome;
  const outcome = run({ state, command, actor, now, rules } as JobStepInput<JobAction>);
  if (!outcome.ok) return outcome;
  const next = { ...state, ...outcome.changes };
  const audit = {
    action: `job.${command.action}`,
    before: snapshot(state),
    after: snapshot(next),
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
  };
  return { ok: true, next, audit, intents: outcome.intents };
}
