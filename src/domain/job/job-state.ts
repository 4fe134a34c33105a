import type { Person } from '../access/performer.ts';
import type { LifecycleTable } from '../lifecycle.ts';

export const jobStatuses = ['open', 'taken', 'done', 'failed'] as const;
export type JobStatus = (typeof jobStatuses)[number];

export const jobActions = [
  'take',
  'touch',
  'apply',
  'release',
  'steal',
  'reassign',
  'lapse',
  'pause',
  'resume',
  'finish',
  'fail',
  'retry',
  'withdraw',
] as const;
export type JobAction = (typeof jobActions)[number];

/** The steps that change who holds a job, or give it back. The job decides them alone, and its subject follows. */
export const holdingActions = ['take', 'release', 'lapse', 'steal', 'reassign'] as const satisfies readonly JobAction[];
export type HoldingAction = (typeof holdingActions)[number];

export function isHolding(action: JobAction): action is HoldingAction {
  return (holdingActions as readonly JobAction[]).includes(action);
}

/**
 * How a job ended: `prepared` waits for its time to switch, `withdrawn` is no longer needed (cancelled, or back to the
 * customer).
 */
export const jobOutcomes = ['done', 'prepared', 'withdrawn', 'failed'] as const;
type JobOutcome = (typeof jobOutcomes)[number];

/** The part of a job that its decisions depend on. */
export interface JobState {
  status: JobStatus;
  /** Who has it; of a failed one who had it last and may take it up again. */
  holder: Person | null;
  /** End of the lease; null while nobody holds it. */
  leaseUntil: Date | null;
  /** Its request is held: nobody may take the job, and the lease is suspended. */
  paused: boolean;
  outcome: JobOutcome | null;
  /** A connector is at work: until its result nobody else gets the job. */
  applying: boolean;
  /** For an emergency: its lease is short, so that nobody blocks it. */
  emergency: boolean;
}

export function newJob({ emergency = false } = {}): JobState {
  return { status: 'open', holder: null, leaseUntil: null, paused: false, outcome: null, applying: false, emergency };
}

/** The limits of a job (docs/rules.md#lifecycle-of-a-job). */
export interface JobRules {
  leaseMs: number;
  maximumTaken: number;
}

export const defaultJobRules: JobRules = { leaseMs: 4 * 3_600_000, maximumTaken: 5 };
/** An emergency's job that nobody works on is soon free again. */
export const emergencyJobRules: JobRules = { ...defaultJobRules, leaseMs: 10 * 60_000 };

export function jobRulesOf({ emergency }: Pick<JobState, 'emergency'>): JobRules {
  return emergency ? emergencyJobRules : defaultJobRules;
}

interface JobCommandDetails {
  /** `takenJobs`: how many jobs the taker holds already, without paused ones. */
  take: { takenJobs: number };
  touch: unknown;
  apply: unknown;
  release: { reason?: string };
  steal: { reason: string; takenJobs: number };
  /** An operator assigns it; the limit does not apply to that. */
  reassign: { to: Person; reason?: string };
  lapse: unknown;
  /** Why it is paused; shown as long as it is. */
  pause: { reason?: string };
  resume: unknown;
  finish: { outcome: 'done' | 'prepared' };
  fail: { reason: string };
  retry: unknown;
  withdraw: { reason?: string };
}

export type JobCommandOf<Action extends JobAction> = { action: Action } & JobCommandDetails[Action];
export type JobCommand = { [Action in JobAction]: JobCommandOf<Action> }[JobAction];
export type HoldingCommand = { [Action in HoldingAction]: JobCommandOf<Action> }[HoldingAction];

/** The job's subject, as far as changing hands depends on it: its own status, and the one it would follow to. */
export interface FollowingSubject {
  status: string;
  follows: readonly HoldingAction[];
}

export const jobMessages = [
  'job_stolen',
  'job_reassigned_away',
  'job_reassigned_to_you',
  'job_lapsed',
  'job_withdrawn',
] as const;

/**
 * Follows from a step: people are notified. The end of a lease is in the row, where a sweep finds it; the request
 * notifies of failures.
 */
export interface JobIntent {
  type: 'tellPerson';
  userId: string;
  message: (typeof jobMessages)[number];
  params: Record<string, string | number>;
}

/** The complete lifecycle of a job: status × action × who. Everything else is illegal. Printed in docs/lifecycle.md. */
export const jobLifecycle: LifecycleTable<JobStatus, JobAction> = {
  open: {
    take: { by: ['technician'], to: ['taken'] },
    reassign: { by: ['operator'], to: ['taken'] },
    pause: { by: ['operator', 'system'], to: ['open'] },
    resume: { by: ['operator', 'system'], to: ['open'] },
    finish: { by: ['operator', 'system'], to: ['done'] },
    fail: { by: ['operator', 'system'], to: ['failed'] },
    withdraw: { by: ['owner', 'member', 'agent', 'operator', 'system'], to: ['done'] },
  },
  taken: {
    touch: { by: ['holder', 'system'], to: ['taken'] },
    apply: { by: ['holder'], to: ['taken'] },
    release: { by: ['holder', 'operator'], to: ['open'] },
    steal: { by: ['technician'], to: ['taken'] },
    reassign: { by: ['operator'], to: ['taken'] },
    lapse: { by: ['system'], to: ['open'] },
    pause: { by: ['holder', 'operator', 'system'], to: ['taken'] },
    resume: { by: ['holder', 'operator', 'system'], to: ['taken'] },
    finish: { by: ['holder', 'operator', 'system'], to: ['done'] },
    fail: { by: ['holder', 'operator', 'system'], to: ['failed'] },
    withdraw: { by: ['holder', 'owner', 'member', 'agent', 'operator', 'system'], to: ['done'] },
  },
  done: {},
  failed: {
    retry: { by: ['holder'], to: ['taken'] },
  },
};
