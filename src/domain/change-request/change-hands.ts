import { type DecideJob, decideJob, type JobDecision } from '../job/decide-job.ts';
import type { HoldingAction, HoldingCommand, JobState } from '../job/job-state.ts';
import type { ChangeRequestDecision } from './decide-change-request.ts';
import { type ChangeRequestStatus, followsJob } from './lifecycle.ts';

export interface ChangeHands extends Pick<DecideJob, 'actor' | 'now' | 'rules'> {
  requestStatus: ChangeRequestStatus;
  job: JobState;
  command: HoldingCommand;
}

type Decided<Decision> = Extract<Decision, { ok: true }>;

export type ChangedHands =
  | {
      ok: true;
      requestStatus: ChangeRequestStatus;
      job: JobState;
      /** One audit record for both: what happened to the request, and who holds it. */
      audit: Decided<ChangeRequestDecision>['audit'];
      intents: Decided<JobDecision>['intents'];
    }
  | Extract<JobDecision, { ok: false }>;

/**
 * Decides who holds a request's job: the job's lifecycle decides, and the request follows. Codes: those of `decideJob`;
 * `illegal_transition` names the request's status where it cannot follow.
 */
export function changeHands({ requestStatus, job, command, ...by }: ChangeHands): ChangedHands {
  const { action } = command;
  const follows = Object.keys(followsJob[requestStatus]) as HoldingAction[];
  const decision = decideJob({ state: job, command, ...by, subject: { status: requestStatus, follows } });
  if (!decision.ok) return decision;
  const { next, intents } = decision;
  const { reason } = decision.audit;
  const status = followsJob[requestStatus][action] ?? requestStatus;
  const audit = {
    action: `change_request.${action}` as const,
    before: { status: requestStatus, holder: job.holder?.userId ?? null },
    after: { status, holder: next.holder?.userId ?? null },
    ...(reason === undefined ? {} : { reason }),
  };
  return { ok: true, requestStatus: status, job: next, audit, intents };
}
