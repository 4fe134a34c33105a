import { operatorMessages } from '../change-request/change-request-state.ts';
import type { ChangeRequestStatus } from '../change-request/lifecycle.ts';

/** What the person on duty is notified of. */
export const alarmKinds = ['deadline_breach', ...operatorMessages] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** The statuses in which the cause of an alarm still stands; a breach stands until the change is made or given up. */
const standing: Record<AlarmKind, readonly ChangeRequestStatus[]> = {
  deadline_breach: ['acknowledged', 'accepted', 'inProgress', 'pending', 'partial', 'held', 'failed'],
  change_request_failed: ['failed'],
  change_request_partial: ['partial'],
  change_request_held: ['held'],
};

/** Whether the request has moved on, so that nobody has to be notified any more. */
export function isSolved(kind: AlarmKind, status: ChangeRequestStatus): boolean {
  return !standing[kind].includes(status);
}
