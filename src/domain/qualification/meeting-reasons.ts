import { formatTaipei } from '../calendar/taipei-time.ts';
import { isPlanned, meet, nextFreeTime, type OpenThere, type PlannedThere } from '../change-request/plan.ts';
import type { QualificationReason } from './qualification-input.ts';
import { reason } from './reason.ts';

type OnLine<Request extends OpenThere> = Request & { line: string };

/**
 * What open requests for the same places mean for another one: a duplicate, a plan at an overlapping time with the next time that is
 * free of all of them, or a plan that goes on beside it.
 */
export function meetingReasons(
  asked: Pick<OpenThere, 'effectiveAt' | 'revertAt'>,
  open: readonly OnLine<OpenThere>[],
): QualificationReason[] {
  const lineOf = new Map(open.map(({ changeRequestId, line }) => [changeRequestId, line]));
  const named = ({ changeRequestId }: OpenThere) => ({ changeRequestId, line: lineOf.get(changeRequestId) ?? '' });
  const timed = (plan: PlannedThere) => ({ ...named(plan), effectiveAt: formatTaipei(plan.effectiveAt) });
  const { duplicates, overlaps, plans } = meet(asked, open);
  const nextFree = isPlanned(asked) ? nextFreeTime(asked, open.filter(isPlanned)) : null;
  return [
    ...duplicates.map((other) => reason('duplicate_request', named(other))),
    ...overlaps.map((plan) =>
      reason('plan_overlaps', { ...timed(plan), nextFree: formatTaipei(nextFree ?? plan.effectiveAt) }),
    ),
    ...plans.map((plan) => reason('planned_as_well', timed(plan))),
  ];
}
