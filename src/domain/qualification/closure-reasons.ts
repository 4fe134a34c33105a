import { dayMs, formatTaipei } from '../calendar/taipei-time.ts';
import type { ClosureFacts, QualificationInput, QualificationReason } from './qualification-input.ts';
import { reason } from './reason.ts';

/** A closure that stands for weeks is a slip of the hand, and days known long before are set as holidays. */
const mostDays = 7;
const furthestDays = 7;

/** What stands against an emergency closure, and what is to be known about it (docs/rules.md#emergency-closures). */
export function closureReasons({ kind, closure, prompt, now }: QualificationInput): QualificationReason[] {
  if (kind !== 'emergency_closure') return [];
  if (closure === undefined || closure.until === null) return [reason('closure_end_required')];
  const reasons = windowReasons({ from: closure.from, until: closure.until }, now);
  if (prompt !== null && prompt.status !== 'ready') reasons.push(reason('closure_sound_not_ready'));
  return closure.facts ? [...reasons, ...factReasons(closure.facts)] : reasons;
}

function windowReasons({ from, until }: { from: Date; until: Date }, now: Date): QualificationReason[] {
  if (until <= from) {
    return [
      until < now
        ? reason('closure_already_over', { until: formatTaipei(until) })
        : reason('closure_ends_before_start'),
    ];
  }
  if (until <= now) return [reason('closure_already_over', { until: formatTaipei(until) })];
  const reasons: QualificationReason[] = [];
  if (until.getTime() - from.getTime() > mostDays * dayMs) reasons.push(reason('closure_too_long', { days: mostDays }));
  if (from.getTime() - now.getTime() > furthestDays * dayMs)
    reasons.push(reason('closure_too_far', { days: furthestDays }));
  return reasons;
}

function factReasons(facts: ClosureFacts): QualificationReason[] {
  const { announcement, namedInVain, withoutSound, closedByBroadcast } = facts;
  return [
    ...withoutSound.map((line) => reason('closure_no_sound', { line })),
    ...closedByBroadcast.map(({ line, until }) =>
      reason('closure_closed_by_broadcast', { line, until: formatTaipei(until) }),
    ),
    ...(namedInVain ? [reason('closure_not_announced')] : []),
    ...(announcement === null
      ? [reason('closure_needs_approval')]
      : [
          reason('closure_announced', {
            area: `${announcement.county}${announcement.district ?? ''}`,
            date: announcement.date,
          }),
        ]),
    ...deskReasons(facts),
  ];
}

/** Whether it waits for a person, and when one is there. */
function deskReasons({ announcement, byHand, desk }: ClosureFacts): QualificationReason[] {
  const reasons = byHand ? [reason('closure_by_hand')] : [];
  if (desk.temporaryUntil !== null)
    reasons.push(reason('closure_around_the_clock', { until: formatTaipei(desk.temporaryUntil) }));
  else if (!desk.open && (announcement === null || byHand))
    reasons.push(reason('closure_desk_closed', { opensAt: formatTaipei(desk.opensAt) }));
  return reasons;
}
