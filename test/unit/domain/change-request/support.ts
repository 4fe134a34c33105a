import type { Performer } from '../../../../src/domain/access/performer.ts';
import {
  type ChangeRequestCommand,
  type ChangeRequestState,
  newChangeRequest,
} from '../../../../src/domain/change-request/change-request-state.ts';
import type { ChangeRequestAction, ChangeRequestStatus } from '../../../../src/domain/change-request/lifecycle.ts';
import {
  type HoldingAction,
  type HoldingCommand,
  type JobState,
  newJob,
} from '../../../../src/domain/job/job-state.ts';
import { holderPerson } from '../support/actors.ts';

export const now = new Date('2026-03-04T10:00:00+08:00');
export const later = new Date('2026-03-04T12:00:00+08:00');
const evening = new Date('2026-03-04T20:00:00+08:00');
export const earlier = new Date('2026-03-04T09:00:00+08:00');

/** A realistic state in that status, for a request of three lines. */
export function stateIn(status: ChangeRequestStatus, patch: Partial<ChangeRequestState> = {}): ChangeRequestState {
  const fresh = newChangeRequest({ kind: 'emergency_closure', effectiveAt: null, revertAt: null, lineCount: 3 });
  const working = { status, holder: holderPerson, hasJob: true };
  const states: Record<ChangeRequestStatus, Partial<ChangeRequestState>> = {
    acknowledged: {},
    accepted: { hasJob: true },
    inProgress: working,
    scheduled: { effectiveAt: later },
    partial: { ...working, failedLineIds: ['line-1'], liveLineCount: 2, proof: 'settled' },
    pending: { awaited: { wants: 'answer', question: 'Which line?', reasons: [], since: earlier } },
    held: { ...working, heldFrom: 'inProgress' },
    completed: { completedAt: earlier, liveLineCount: 3 },
    rejected: {},
    failed: { holder: holderPerson },
    cancelled: {},
  };
  return { ...fresh, ...states[status], status, ...patch };
}

/** A command with all optional details, so that only the lifecycle can refuse it. */
export function commandOf(action: ChangeRequestAction, performer: Performer = 'operator'): ChangeRequestCommand {
  const details: { [Action in ChangeRequestAction]: Extract<ChangeRequestCommand, { action: Action }> } = {
    checkPassed: { action: 'checkPassed' },
    checkRefused: { action: 'checkRefused', reasons: [{ code: 'silent', params: {} }] },
    provide: { action: 'provide', text: 'The main line' },
    join: { action: 'join' },
    merge: { action: 'merge', into: 'request-2' },
    absorb: { action: 'absorb', from: 'request-2', lines: 1 },
    reschedule: { action: 'reschedule', effectiveAt: evening, revertAt: null },
    fastTrack: { action: 'fastTrack', reason: 'The dam' },
    endEarly: { action: 'endEarly' },
    askCustomer: { action: 'askCustomer', wants: 'answer', question: 'Which line?' },
    hold:
      performer === 'system'
        ? { action: 'hold', cause: 'contract_ended' }
        : { action: 'hold', reason: 'The phone system is being moved' },
    resume: { action: 'resume' },
    apply: { action: 'apply' },
    schedule: { action: 'schedule' },
    switch: { action: 'switch' },
    settleSome: { action: 'settleSome', failedLineIds: ['line-1'], proof: 'settled' },
    complete: { action: 'complete', proof: 'signedOff' },
    fail:
      performer === 'system'
        ? { action: 'fail', fault: 'apply_refused', restored: true }
        : { action: 'fail', reason: 'The phone system refuses the file' },
    retry: { action: 'retry' },
    cancel: { action: 'cancel' },
    reject:
      performer === 'system'
        ? { action: 'reject', cause: 'closure_time_over' }
        : { action: 'reject', reason: 'Not a phone line of ours' },
    reopen: { action: 'reopen', until: later },
  };
  return details[action];
}

/** The same for a change of the job's holder. */
export function handOverOf(action: HoldingAction): HoldingCommand {
  const details: { [Action in HoldingAction]: Extract<HoldingCommand, { action: Action }> } = {
    take: { action: 'take', takenJobs: 0 },
    release: { action: 'release' },
    lapse: { action: 'lapse' },
    steal: { action: 'steal', reason: 'On leave', takenJobs: 0 },
    reassign: { action: 'reassign', to: { userId: 'user-new', name: 'Nia' } },
  };
  return details[action];
}

/** The job of a request in that state. Its lease has expired, so that only the lifecycle can refuse its end. */
export function jobBeside(state: ChangeRequestState): JobState {
  const { status, holder, hasJob, applying } = state;
  if (!hasJob) return { ...newJob(), status: 'done', outcome: 'withdrawn', applying };
  const paused = status === 'held';
  return holder === null
    ? { ...newJob(), paused, applying }
    : { ...newJob(), status: 'taken', holder, leaseUntil: earlier, paused, applying };
}
