import type { AnnouncementStatus } from '../announcement/announcement-lifecycle.ts';
import { isNotApplied, type MissingLines } from '../broadcast/not-applied.ts';
import { operatorMessages } from '../change-request/change-request-state.ts';
import type { ChangeRequestStatus } from '../change-request/lifecycle.ts';

/** Alarms about one customer's request. */
export const requestAlarmKinds = ['deadline_breach', ...operatorMessages] as const;
export type RequestAlarmKind = (typeof requestAlarmKinds)[number];

/** Alarms about what is the desk's own, and no customer's. */
export const subjectAlarmKinds = [
  'announcement_disputed',
  'announcement_ended',
  'broadcast_not_applied',
  'broadcast_alone',
  'feed_silent',
] as const;
export type SubjectAlarmKind = (typeof subjectAlarmKinds)[number];

/** What the person on duty is notified of. */
export const alarmKinds = [...requestAlarmKinds, ...subjectAlarmKinds] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export const alarmSubjectKinds = ['announcement', 'broadcast', 'feed'] as const;
export interface AlarmSubject {
  kind: (typeof alarmSubjectKinds)[number];
  id: string;
}

/** What raised an alarm, as it stands now. */
export type AlarmCause =
  | { kind: RequestAlarmKind; status: ChangeRequestStatus }
  | { kind: 'announcement_disputed'; status: AnnouncementStatus }
  /** `isClosedOn`: a broadcast that rests on it closes lines. */
  | { kind: 'announcement_ended'; isClosedOn: boolean }
  | { kind: 'broadcast_not_applied'; missing: MissingLines }
  | { kind: 'broadcast_alone'; isProvisional: boolean }
  | { kind: 'feed_silent'; isSilent: boolean };

/** The statuses in which the cause of an alarm still stands; a breach stands until the change is made or given up. */
const standing: Record<RequestAlarmKind, readonly ChangeRequestStatus[]> = {
  deadline_breach: ['acknowledged', 'accepted', 'inProgress', 'pending', 'partial', 'held', 'failed'],
  change_request_failed: ['failed'],
  change_request_partial: ['partial'],
  change_request_held: ['held'],
  emergency_waiting: ['acknowledged'],
};

/** Whether the cause is gone, so that nobody has to be notified any more. */
export function isSolved(cause: AlarmCause, now: Date): boolean {
  switch (cause.kind) {
    case 'announcement_disputed':
      return cause.status !== 'disputed';
    case 'announcement_ended':
      return !cause.isClosedOn;
    case 'broadcast_not_applied':
      return !isNotApplied(cause.missing, now);
    case 'broadcast_alone':
      return !cause.isProvisional;
    case 'feed_silent':
      return !cause.isSilent;
    default:
      return !standing[cause.kind].includes(cause.status);
  }
}
