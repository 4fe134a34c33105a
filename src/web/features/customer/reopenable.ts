import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { changeRequestLifecycle } from '../../../domain/change-request/lifecycle.ts';

/** Whether a request can be reopened at `now`, ms since 1970. */
export function canReopen({ status, reopenableUntil }: ChangeRequestReply, now: number): boolean {
  if (!changeRequestLifecycle[status].reopen || reopenableUntil === null) return false;
  return new Date(reopenableUntil).getTime() > now;
}
