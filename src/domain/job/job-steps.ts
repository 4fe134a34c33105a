import type { Person } from '../access/performer.ts';
import { refuse } from '../decision.ts';
import type { LifecycleSteps } from '../lifecycle.ts';
import {
  makeStep,
  personOf,
  type Step,
  type StepInput,
  type StepOutcome,
  withOptionalReason,
  withReason,
} from '../step.ts';
import type { JobAction, JobCommand, JobCommandOf, JobIntent, JobRules, JobState } from './job-state.ts';

type Input<Action extends JobAction> = StepInput<JobState, JobCommandOf<Action>, JobRules>;
type Outcome = StepOutcome<JobState, JobIntent>;
const step = makeStep<JobState, JobIntent>;

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

function tooMany(takenJobs: number, rules: JobRules): Outcome | null {
  if (takenJobs < rules.maximumTaken) return null;
  return refuse('too_many_taken_jobs', { taken: takenJobs, maximum: rules.maximumTaken });
}

function hand(input: { to: Person; now: Date; rules: JobRules }, intents: JobIntent[]): Step<JobState, JobIntent> {
  return step({ status: 'taken', holder: input.to, ...leaseFrom(input.now, input.rules) }, intents);
}

/** Renews the lease. */
function renew({ state, now, rules }: { state: JobState; now: Date; rules: JobRules }): Outcome {
  if (state.paused) return refuse('job_paused');
  return step(leaseFrom(now, rules));
}

function take({ state, command, actor, now, rules }: Input<'take'>): Outcome {
  const to = personOf(actor);
  if (to === null) return refuse('forbidden', { action: 'take' });
  if (state.paused) return refuse('job_paused');
  return tooMany(command.takenJobs, rules) ?? hand({ to, now, rules }, []);
}

function steal({ state, command, actor, now, rules }: Input<'steal'>): Outcome {
  const to = personOf(actor);
  if (to === null) return refuse('forbidden', { action: 'steal' });
  if (state.holder?.userId === actor.userId) return refuse('job_already_yours');
  if (state.paused) return refuse('job_paused');
  const told = tell(state.holder, 'job_stolen', { by: actor.name, reason: command.reason.trim() });
  const made = withReason(command.reason, hand({ to, now, rules }, told));
  return (made.ok ? tooMany(command.takenJobs, rules) : null) ?? made;
}

function reassign({ state, command, actor, now, rules }: Input<'reassign'>): Outcome {
  if (state.paused) return refuse('job_paused');
  if (state.holder?.userId === command.to.userId) return refuse('job_already_taken', { holder: command.to.name });
  const told = [
    ...tell(state.holder, 'job_reassigned_away', { by: actor.name }),
    ...tell(command.to, 'job_reassigned_to_you', { by: actor.name }),
  ];
  return withOptionalReason(command.reason, hand({ to: command.to, now, rules }, told));
}

function lapse({ state, now }: Input<'lapse'>): Outcome {
  if (state.paused) return refuse('job_paused');
  if (state.leaseUntil !== null && now < state.leaseUntil) {
    return refuse('lease_still_running', { until: state.leaseUntil.toISOString() });
  }
  return step({ status: 'open', ...free }, tell(state.holder, 'job_lapsed'));
}

function resume({ state, now, rules }: Input<'resume'>): Outcome {
  if (state.status === 'open') return step({ paused: false });
  return step({ paused: false, ...leaseFrom(now, rules) });
}

function fail({ state, command }: Input<'fail'>): Outcome {
  if (state.paused) return refuse('job_paused');
  const { holder } = state;
  return withReason(command.reason, step({ status: 'failed', outcome: 'failed', ...free, holder }));
}

function withdraw({ state, command, actor }: Input<'withdraw'>): Outcome {
  const told = state.holder?.userId === actor.userId ? [] : tell(state.holder, 'job_withdrawn', { by: actor.name });
  return withOptionalReason(command.reason, step({ status: 'done', outcome: 'withdrawn', ...free }, told));
}

/** What each action does once the lifecycle allows it. */
export const jobSteps: LifecycleSteps<JobState, JobCommand, JobIntent, JobRules> = {
  take,
  touch: renew,
  apply: renew,
  release: ({ state, command }) =>
    state.paused ? refuse('job_paused') : withOptionalReason(command.reason, step({ status: 'open', ...free })),
  steal,
  reassign,
  lapse,
  pause: ({ command }) => withOptionalReason(command.reason, step({ paused: true })),
  resume,
  finish: ({ state, command }) =>
    state.paused ? refuse('job_paused') : step({ status: 'done', outcome: command.outcome, ...free }),
  fail,
  // Whoever had it has it again; the limit of taken jobs does not stand against that.
  retry: ({ now, rules }) => step({ status: 'taken', outcome: null, ...leaseFrom(now, rules) }),
  withdraw,
};
