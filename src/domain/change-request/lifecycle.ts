import type { Performer } from '../access/performer.ts';
import { type HoldingAction, holdingActions } from '../job/job-state.ts';
import type { Cell, LifecycleTable } from '../lifecycle.ts';

export const changeRequestStatuses = [
  'acknowledged',
  'accepted',
  'inProgress',
  'scheduled',
  'partial',
  'pending',
  'held',
  'completed',
  'rejected',
  'failed',
  'cancelled',
] as const;
export type ChangeRequestStatus = (typeof changeRequestStatuses)[number];

/**
 * Nothing is left to do; a completed request may be reopened as a new one. A failed one is neither open nor ended: it
 * waits for its technician or an operator.
 */
export const terminalStatuses = ['completed', 'rejected', 'cancelled'] as const;

/** What the duplicate guard counts as open (docs/rules.md#duplicates). A retry out of `failed` meets the guard again. */
export const openStatuses = [
  'acknowledged',
  'accepted',
  'inProgress',
  'scheduled',
  'partial',
  'pending',
  'held',
] as const;

export function isTerminal(status: ChangeRequestStatus): boolean {
  return (terminalStatuses as readonly string[]).includes(status);
}

export const changeRequestActions = [
  'checkPassed',
  'checkRefused',
  'provide',
  'join',
  'merge',
  'absorb',
  'reschedule',
  'fastTrack',
  'endEarly',
  'askCustomer',
  'hold',
  'resume',
  'apply',
  'schedule',
  'switch',
  'settleSome',
  'complete',
  'fail',
  'retry',
  'cancel',
  'reject',
  'reopen',
] as const;
export type ChangeRequestAction = (typeof changeRequestActions)[number];

/**
 * The request's status after its job changes hands; in other statuses the request cannot follow and the job stays as it
 * is. The job's lifecycle (`jobLifecycle`) has all other rules of holding. Printed in docs/lifecycle.md.
 */
export const followsJob: Record<ChangeRequestStatus, Partial<Record<HoldingAction, ChangeRequestStatus>>> = {
  acknowledged: {},
  accepted: { take: 'inProgress', reassign: 'inProgress' },
  inProgress: { release: 'accepted', lapse: 'accepted', steal: 'inProgress', reassign: 'inProgress' },
  scheduled: {},
  partial: { take: 'partial', release: 'partial', lapse: 'partial', steal: 'partial', reassign: 'partial' },
  pending: {},
  held: {},
  completed: {},
  rejected: {},
  failed: {},
  cancelled: {},
};

/**
 * Whether an audit row is about who on our side works on a request: its reason is then internal, and no customer sees it.
 */
export function isBetweenColleagues(auditAction: string): boolean {
  return holdingActions.some((action) => action !== 'take' && auditAction === `change_request.${action}`);
}

const customer: readonly Performer[] = ['owner', 'member', 'agent'];
const joinTo = (...to: ChangeRequestStatus[]): Cell<ChangeRequestStatus> => ({ by: customer, to });
const cancelStep: Cell<ChangeRequestStatus> = { by: customer, to: ['cancelled'] };
const moveOn = (at: ChangeRequestStatus): Cell<ChangeRequestStatus> => ({ by: customer, to: [at] });
const mergeStep: Cell<ChangeRequestStatus> = { by: customer, to: ['cancelled'] };
const holdByDesk: Cell<ChangeRequestStatus> = { by: ['operator'], to: ['held'] };
const rejectByDesk: Cell<ChangeRequestStatus> = { by: ['operator'], to: ['rejected'] };
/** By itself where the time of a closure is over that nobody has sent. */
const rejectUnsent: Cell<ChangeRequestStatus> = { by: ['system', 'operator'], to: ['rejected'] };
const fastTrackStep: Cell<ChangeRequestStatus> = { by: ['system', 'operator'], to: ['inProgress', 'accepted'] };
const endEarlyStep: Cell<ChangeRequestStatus> = { by: [...customer, 'operator'], to: ['completed'] };

/**
 * The complete lifecycle of a change request: status × action × who. Everything else is illegal; who holds the job is
 * decided by the job (`followsJob`). `agent` acts for a customer who asked in writing; `holder` is the technician who
 * holds the job; `system` is a worker or a timer.
 * Printed in docs/lifecycle.md.
 */
export const changeRequestLifecycle: LifecycleTable<ChangeRequestStatus, ChangeRequestAction> = {
  acknowledged: {
    checkPassed: { by: ['system'], to: ['accepted'] },
    checkRefused: { by: ['system'], to: ['pending'] },
    fastTrack: fastTrackStep,
    join: joinTo('acknowledged'),
    merge: mergeStep,
    absorb: joinTo('acknowledged'),
    reschedule: moveOn('acknowledged'),
    hold: holdByDesk,
    cancel: cancelStep,
    reject: rejectUnsent,
  },
  accepted: {
    fastTrack: fastTrackStep,
    // A newer recording is checked first.
    join: joinTo('accepted', 'acknowledged'),
    merge: mergeStep,
    absorb: joinTo('accepted'),
    reschedule: moveOn('accepted'),
    hold: holdByDesk,
    cancel: cancelStep,
    reject: rejectByDesk,
  },
  inProgress: {
    askCustomer: { by: ['holder'], to: ['pending'] },
    hold: { by: ['holder', 'operator'], to: ['held'] },
    apply: { by: ['holder'], to: ['inProgress'] },
    schedule: { by: ['holder'], to: ['scheduled'] },
    reschedule: moveOn('inProgress'),
    settleSome: { by: ['holder', 'system'], to: ['partial'] },
    complete: { by: ['holder', 'system'], to: ['completed'] },
    fail: { by: ['holder', 'operator', 'system'], to: ['failed'] },
    cancel: cancelStep,
    reject: { by: ['holder', 'operator'], to: ['rejected'] },
  },
  scheduled: {
    switch: { by: ['system'], to: ['inProgress'] },
    reschedule: moveOn('scheduled'),
    // By itself where its contract has ended or its line has left the phone system.
    hold: { by: ['operator', 'system'], to: ['held'] },
    cancel: cancelStep,
  },
  partial: {
    retry: { by: ['holder'], to: ['inProgress'] },
    // Live lines stay live: giving up the rest completes the request partly.
    fail: { by: ['holder', 'operator'], to: ['completed'] },
    endEarly: endEarlyStep,
  },
  pending: {
    provide: { by: customer, to: ['acknowledged', 'accepted'] },
    join: joinTo('pending', 'acknowledged'),
    reschedule: moveOn('pending'),
    cancel: cancelStep,
    reject: rejectUnsent,
  },
  held: {
    resume: { by: ['holder', 'operator'], to: ['acknowledged', 'accepted', 'inProgress', 'scheduled'] },
    reschedule: moveOn('held'),
    cancel: cancelStep,
    reject: rejectUnsent,
  },
  completed: {
    endEarly: endEarlyStep,
    reopen: { by: customer, to: ['completed'] },
  },
  rejected: {},
  failed: {
    // Back to whoever held the job; by an operator, to the queue.
    retry: { by: ['holder', 'operator'], to: ['inProgress', 'accepted'] },
    cancel: cancelStep,
  },
  cancelled: {},
};
