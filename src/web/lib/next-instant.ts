import type { ChangeRequestReply } from '../../contract/change-requests.contract.ts';

type Awaited = Pick<ChangeRequestReply, 'status' | 'effectiveAt' | 'deadline' | 'closure'>;

/** What is awaited next of a request: that it goes live, or the promise; null while the clock is paused and once it has ended. */
export function nextInstant({ status, effectiveAt, deadline, closure }: Awaited): string | null {
  if (status === 'scheduled' && effectiveAt !== null) return effectiveAt;
  if (!['acknowledged', 'accepted', 'inProgress', 'partial', 'held'].includes(status)) return null;
  return closure === null ? deadline.dueBy : closure.targetAt;
}
