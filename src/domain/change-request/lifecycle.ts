import type { Performer } from '../access/performer.ts';
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

/** Nobody has anything left to do; a completed request may be reopened as a new one. A failed one is neither open nor at its end: it waits for an operator. */
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
  'fastTrack',
  'take',
  'release',
  'lapse',
  'steal',
  'reassign',
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

const colleagueActions: readonly ChangeRequestAction[] = ['release', 'lapse', 'steal', 'reassign'];

/** Whether an audit row tells who of our desk works on a request: the reason is then between colleagues, no customer reads it. */
export function isBetweenColleagues(auditAction: string): boolean {
  return colleagueActions.some((action) => auditAction === `change_request.${action}`);
}

const customer: readonly Performer[] = ['owner', 'member', 'agent'];
const cancelStep: Cell<ChangeRequestStatus> = { by: customer, to: ['cancelled'] };
const holdByDesk: Cell<ChangeRequestStatus> = { by: ['operator'], to: ['held'] };
const rejectByDesk: Cell<ChangeRequestStatus> = { by: ['operator'], to: ['rejected'] };
const fastTrackStep: Cell<ChangeRequestStatus> = { by: ['system', 'operator'], to: ['inProgress'] };

/**
 * The complete lifecycle of a change request: status × action × who. What is not here is illegal. `agent` acts
 * for a customer who asked in writing; `holder` is the technician who holds the job; `system` is a worker or a timer.
 * Printed in docs/lifecycle.md.
 */
export const changeRequestLifecycle: LifecycleTable<ChangeRequestStatus, ChangeRequestAction> = {
  acknowledged: {
    checkPassed: { by: ['system'], to: ['accepted'] },
    checkRefused: { by: ['system'], to: ['pending'] },
    fastTrack: fastTrackStep,
    hold: holdByDesk,
    cancel: cancelStep,
    reject: { by: ['system', 'operator'], to: ['rejected'] },
  },
  accepted: {
    fastTrack: fastTrackStep,
    take: { by: ['technician'], to: ['inProgress'] },
    reassign: { by: ['operator'], to: ['inProgress'] },
    hold: holdByDesk,
    cancel: cancelStep,
    reject: rejectByDesk,
  },
  inProgress: {
    release: { by: ['holder', 'operator'], to: ['accepted'] },
    lapse: { by: ['system'], to: ['accepted'] },
    steal: { by: ['technician'], to: ['inProgress'] },
    reassign: { by: ['operator'], to: ['inProgress'] },
    askCustomer: { by: ['holder'], to: ['pending'] },
    hold: { by: ['holder', 'operator'], to: ['held'] },
    apply: { by: ['holder'], to: ['inProgress'] },
    schedule: { by: ['holder'], to: ['scheduled'] },
    settleSome: { by: ['holder', 'system'], to: ['partial'] },
    complete: { by: ['holder', 'system'], to: ['completed'] },
    fail: { by: ['holder', 'operator', 'system'], to: ['failed'] },
    cancel: cancelStep,
    reject: { by: ['holder', 'operator'], to: ['rejected'] },
  },
  scheduled: {
    switch: { by: ['system'], to: ['inProgress'] },
    hold: holdByDesk,
    cancel: cancelStep,
  },
  partial: {
    release: { by: ['holder', 'operator'], to: ['partial'] },
    lapse: { by: ['system'], to: ['partial'] },
    take: { by: ['technician'], to: ['partial'] },
    steal: { by: ['technician'], to: ['partial'] },
    reassign: { by: ['operator'], to: ['partial'] },
    retry: { by: ['holder', 'operator', 'system'], to: ['inProgress'] },
    fail: { by: ['holder', 'operator'], to: ['failed'] },
  },
  pending: {
    provide: { by: customer, to: ['acknowledged', 'accepted'] },
    cancel: cancelStep,
    reject: rejectByDesk,
  },
  held: {
    resume: { by: ['holder', 'operator'], to: ['acknowledged', 'accepted', 'inProgress', 'scheduled'] },
    cancel: cancelStep,
    reject: rejectByDesk,
  },
  completed: {
    reopen: { by: customer, to: ['completed'] },
  },
  rejected: {},
  failed: {
    retry: { by: ['operator'], to: ['accepted'] },
    cancel: cancelStep,
  },
  cancelled: {},
};
