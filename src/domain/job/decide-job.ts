import type { Actor } from '../access/actor.ts';
import type { Decision } from '../decision.ts';
import { decide, type Lifecycle } from '../lifecycle.ts';
import {
  defaultJobRules,
  type JobCommand,
  type JobIntent,
  type JobRules,
  type JobState,
  jobLifecycle,
} from './job-state.ts';
import { jobSteps } from './job-steps.ts';

export type JobDecision = Decision<JobState, JobIntent>;

export interface DecideJob {
  state: JobState;
  command: JobCommand;
  actor: Actor;
  now: Date;
  rules?: JobRules;
}

/** The life of a technician's job, as the engine runs it. */
export const job: Lifecycle<'job', JobState, JobCommand, JobIntent, JobRules> = {
  name: 'job',
  table: jobLifecycle,
  steps: jobSteps,
  snapshot: ({ status, holder, paused, outcome }) => ({ status, holder: holder?.userId ?? null, paused, outcome }),
  holderOf: ({ holder }) => holder,
  /** A take that comes second is told who was first. */
  refuseIllegal: ({ state: { holder }, command: { action } }) =>
    action === 'take' && holder !== null ? { code: 'job_already_taken', params: { holder: holder.name } } : null,
};

/**
 * Decides every transition of a job: the next state, its audit record and what must follow; or the refusal. Codes: `forbidden`,
 * `illegal_transition`, `job_already_taken` (names the holder), `not_job_holder`, `too_many_taken_jobs`, `reason_required`,
 * `job_paused`, `job_already_yours`, `lease_still_running`. Rules: docs/rules.md#lifecycle-of-a-job.
 */
export function decideJob({ rules = defaultJobRules, ...input }: DecideJob): JobDecision {
  return decide(job, { ...input, rules });
}
