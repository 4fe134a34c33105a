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
  'withdraw',
] as const;
export type JobAction = (typeof jobActions)[number];

/** The steps that change whose hands a job is in, or give it back. They belong to the job alone: what it stands for follows. */
export const holdingActions = ['take', 'release', 'lapse', 'steal', 'reassign'] as const satisfies readonly JobAction[];
export type HoldingAction = (typeof holdingActions)[number];

export function isHolding(action: JobAction): action is HoldingAction {
  return (holdingActions as readonly JobAction[]).includes(action);
}

/** How a job ended: `prepared` waits for its time to switch, `withdrawn` has nothing left to do (cancelled, or back to the customer). */
export const jobOutcomes = ['done', 'prepared', 'withdrawn', 'failed'] as const;
type JobOutcome = (typeof jobOutcomes)[number];

/** What decisions need to know of a job. */
export interface JobState {
  status: JobStatus;
  holder: Person | null;
  /** End of the lease; null while nobody holds it. */
  leaseUntil: Date | null;
  /** Its request is held: nobody may take it, and the lease stands still. */
  paused: boolean;
  outcome: JobOutcome | null;
  /** A connector is at work: until its result the job stays in the hands it is in. */
  applying: boolean;
  /** People are being kept out of closed offices by it: nobody may sit on it. */
  emergency: boolean;
}

export function newJob({ emergency = false } = {}): JobState {
  return { status: 'open', holder: null, leaseUntil: null, paused: false, outcome: null, applying: false, emergency };
}

/** The numbers a job goes by (docs/rules.md#lifecycle-of-a-job). */
export interface JobRules {
  leaseMs: number;
  maximumTaken: number;
}

export const defaultJobRules: JobRules = { leaseMs: 4 * 3_600_000, maximumTaken: 5 };
/** An emergency's job that nobody works on is free again soon. */
export const emergencyJobRules: JobRules = { ...defaultJobRules, leaseMs: 10 * 60_000 };

export function jobRulesOf({ emergency }: Pick<JobState, 'emergency'>): JobRules {
  return emergency ? emergencyJobRules : defaultJobRules;
}

interface JobCommandDetails {
  /** `takenJobs`: how many jobs the taker holds already, paused ones left out. */
  take: { takenJobs: number };
  touch: unknown;
  apply: unknown;
  release: { reason?: string };
  steal: { reason: string; takenJobs: number };
  /** An operator hands it over; the limit does not bind a person who decides. */
  reassign: { to: Person; reason?: string };
  lapse: unknown;
  /** Why it stands still; shown with it while it does. */
  pause: { reason?: string };
  resume: unknown;
  finish: { outcome: 'done' | 'prepared' };
  fail: { reason: string };
  withdraw: { reason?: string };
}

export type JobCommandOf<Action extends JobAction> = { action: Action } & JobCommandDetails[Action];
export type JobCommand = { [Action in JobAction]: JobCommandOf<Action> }[JobAction];
export type HoldingCommand = { [Action in HoldingAction]: JobCommandOf<Action> }[HoldingAction];

/** What a job stands for, as far as changing hands depends on it: its own status, and what it can follow there. */
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

/** What must follow: people are told. The end of a lease stands in the row, where a sweep finds it; failures are the request's to tell. */
export interface JobIntent {
  type: 'tellPerson';
  userId: string;
  message: (typeof jobMessages)[number];
  params: Record<string, string | number>;
}

/** The complete lifecycle of a job: status × action × who. What is not here is illegal. Printed in docs/lifecycle.md. */
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
  failed: {},
};
