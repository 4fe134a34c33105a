import type { Actor } from '../access/actor.ts';
import type { Person } from '../access/performer.ts';
import { refuse } from '../decision.ts';
import { type Step, type StepOutcome, withOptionalReason, withReason } from '../step.ts';
import type { JobAction, JobCommandOf, JobIntent, JobRules, JobState } from './job-state.ts';

export interface JobStepInput<Action extends JobAction> {
  state: JobState;
  command: JobCommandOf<Action>;
  actor: Actor;
  now: Date;
  rules: JobRules;
}

type JobStepResult = Step<JobState, JobIntent>;
export type JobStepOutcome = StepOutcome<JobState, JobIntent>;
type JobSteps = { [Action in JobAction]: (input: JobStepInput<Action>) => JobStepOutcome };

function result(changes: Partial<JobState>, intents: JobIntent[] = []): JobStepResult {
  return { ok: true, changes, intents };
}

function tell(
  person: Person | null,
  message: JobIntent['message'],
  params: Record<string, string | number> = {},
): JobIntent[] {
  return person === null ? [] : [{ type: 'tellPerson', userId: person.userId, message, params }];
}

function leaseFrom(now: Date, rules: JobRules): { leaseUntil: Date } {
  return { leaseUntil: new Date(now.getTime() + rules.leaseMs) };
}

const free = { holder: null, leaseUntil: null, paused: false } as const;

function tooMany(takenJobs: number, rules: JobRules): JobStepOutcome | null {
  if (takenJobs < rules.maximumTaken) return null;
  return refuse('too_many_taken_jobs', { taken: takenJobs, maximum: rules.maximumTaken });
}

function hand(input: { to: Person; now: Date; rules: JobRules }, intents: JobIntent[]): JobStepResult {
  return result({ status: 'taken', holder: input.to, ...leaseFrom(input.now, input.rules) }, intents);
}

/** The lease goes on from now. */
function renew({ state, now, rules }: { state: JobState; now: Date; rules: JobRules }): JobStepOutcome {
  if (state.paused) return refuse('job_paused');
  return result(leaseFrom(now, rules));
}

function take({ state, command, actor, now, rules }: JobStepInput<'take'>): JobStepOutcome {
  if (actor.userId === null) return refuse('forbidden', { action: 'take' });
  if (state.paused) return refuse('job_paused');
  const stopped = tooMany(command.takenJobs, rules);
  return stopped ?? hand({ to: { userId: actor.userId, name: actor.name }, now, rules }, []);
}

function steal({ state, command, actor, now, rules }: JobStepInput<'steal'>): JobStepOutcome {
  if (actor.userId === null) return refuse('forbidden', { action: 'steal' });
  if (state.holder?.userId === actor.userId) return refuse('job_already_yours');
  if (state.paused) return refuse('job_paused');
  const told = tell(state.holder, 'job_stolen', { by: actor.name, reason: command.reason.trim() });
  const to = { userId: actor.userId, name: actor.name };
  const made = withReason(command.reason, hand({ to, now, rules }, told));
  return (made.ok ? tooMany(command.takenJobs, rules) : null) ?? made;
}

function reassign({ state, command, actor, now, rules }: JobStepInput<'reassign'>): JobStepOutcome {
  if (state.paused) return refuse('job_paused');
  if (state.holder?.userId === command.to.userId) return refuse('job_already_taken', { holder: command.to.name });
  const told = [
    ...tell(state.holder, 'job_reassigned_away', { by: actor.name }),
    ...tell(command.to, 'job_reassigned_to_you', { by: actor.name }),
  ];
  return withOptionalReason(command.reason, hand({ to: command.to, now, rules }, told));
}

function lapse({ state, now }: JobStepInput<'lapse'>): JobStepOutcome {
  if (state.paused) return refuse('job_paused');
  if (state.leaseUntil !== null && now < state.leaseUntil) {
    return refuse('lease_still_running', { until: state.leaseUntil.toISOString() });
  }
  return result({ status: 'open', ...free }, tell(state.holder, 'job_lapsed'));
}

function resume({ state, now, rules }: JobStepInput<'resume'>): JobStepOutcome {
  if (state.status === 'open') return result({ paused: false });
  return result({ paused: false, ...leaseFrom(now, rules) });
}

function fail({ state, command }: JobStepInput<'fail'>): JobStepOutcome {
  if (state.paused) return refuse('job_paused');
  return withReason(command.reason, result({ status: 'failed', outcome: 'failed', ...free }));
}

function withdraw({ state, command, actor }: JobStepInput<'withdraw'>): JobStepOutcome {
  const told = state.holder?.userId === actor.userId ? [] : tell(state.holder, 'job_withdrawn', { by: actor.name });
  return withOptionalReason(command.reason, result({ status: 'done', outcome: 'withdrawn', ...free }, told));
}

/** What each action does once the lifecycle allows it. */
export const jobSteps: JobSteps = {
  take,
  touch: renew,
  apply: renew,
  release: ({ state, command }) =>
    state.paused ? refuse('job_paused') : withOptionalReason(command.reason, result({ status: 'open', ...free })),
  steal,
  reassign,
  lapse,
  pause: () => result({ paused: true }),
  resume,
  finish: ({ state, command }) =>
    state.paused ? refuse('job_paused') : result({ status: 'done', outcome: command.outcome, ...free }),
  fail,
  withdraw,
};
