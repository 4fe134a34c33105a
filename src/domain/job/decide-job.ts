import type { Actor } from '../access/actor.ts';
import type { Decision, Refusal } from '../decision.ts';
import { decide, type Lifecycle } from '../lifecycle.ts';
import type { StepInput } from '../step.ts';
import {
  type FollowingSubject,
  isHolding,
  type JobCommand,
  type JobIntent,
  type JobRules,
  type JobState,
  jobLifecycle,
  jobRulesOf,
} from './job-state.ts';
import { jobSteps } from './job-steps.ts';

export type JobDecision = Decision<JobState, JobIntent>;

export interface DecideJob {
  state: JobState;
  command: JobCommand;
  actor: Actor;
  now: Date;
  /** Default: those of `jobRulesOf`. */
  rules?: JobRules;
  /** Left out for steps that the subject itself asks for: it has decided them already. */
  subject?: FollowingSubject;
}

type Terms = JobRules & { subject?: FollowingSubject };

/** Of two people who press Take one wins, and the other is told who. The job's subject must be able to follow. */
function refuseFirst({
  state,
  command: { action },
  rules: { subject },
}: StepInput<JobState, JobCommand, Terms>): Refusal | null {
  if (action === 'take' && state.holder !== null) {
    return { code: 'job_already_taken', params: { holder: state.holder.name } };
  }
  if (subject !== undefined && isHolding(action) && !subject.follows.includes(action)) {
    return { code: 'illegal_transition', params: { action, status: subject.status } };
  }
  // A planned switch runs without a holder.
  if (state.applying && state.status !== 'taken' && isHolding(action)) return beingApplied(action);
  return action === 'steal' && state.status === 'open' ? { code: 'job_not_taken', params: {} } : null;
}

function beingApplied(action: string): Refusal {
  return { code: 'change_being_applied', params: { action } };
}

/** The lifecycle of a technician's job, for the engine. */
const job: Lifecycle<'job', JobState, JobCommand, JobIntent, Terms> = {
  name: 'job',
  table: jobLifecycle,
  steps: jobSteps,
  snapshot: ({ status, holder, paused, outcome }) => ({ status, holder: holder?.userId ?? null, paused, outcome }),
  holderOf: ({ holder }) => holder,
  refuseFirst,
  refuseLegal: ({ state: { applying }, command: { action } }) =>
    applying && isHolding(action) ? beingApplied(action) : null,
};

/**
 * Decides every transition of a job: returns the next state, its audit record and the intents, or the refusal. Rules:
 * docs/rules.md#lifecycle-of-a-job. Codes: `forbidden`, `illegal_transition`, `job_already_taken` (names the holder),
 * `job_not_taken`, `not_job_holder`, `change_being_applied`, `too_many_taken_jobs`, `reason_required`, `job_paused`,
 * `job_already_yours`, `lease_still_running`.
 */
export function decideJob({ rules, subject, ...input }: DecideJob): JobDecision {
  return decide(job, { ...input, rules: { ...(rules ?? jobRulesOf(input.state)), subject } });
}
