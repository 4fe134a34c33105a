import { formatTaipei } from '../calendar/taipei-time.ts';
import type { QualificationInput, QualificationReason } from './qualification-input.ts';
import { reason } from './reason.ts';

/** A wished time may lie at most this far ahead: two years cover every plan made with a calendar at hand. */
const farthestWishMs = 731 * 86_400_000;

type Wish = Pick<QualificationInput, 'effectiveAt' | 'revertAt' | 'dueBy' | 'handReturnBy' | 'now'>;

/** What stands against the wished times, and what is to be known about them. */
export function timeReasons({ effectiveAt, revertAt, dueBy, handReturnBy = null, now }: Wish): QualificationReason[] {
  const reasons: QualificationReason[] = [];
  const far = [effectiveAt, revertAt].find((wish) => wish !== null && wish.getTime() - now.getTime() > farthestWishMs);
  if (far) reasons.push(reason('time_far_ahead', { at: formatTaipei(far) }));
  if (effectiveAt !== null && effectiveAt <= now) {
    reasons.push(reason('effective_at_in_past', { effectiveAt: formatTaipei(effectiveAt) }));
  } else if (effectiveAt !== null && dueBy !== null && effectiveAt < dueBy) {
    const params = { effectiveAt: formatTaipei(effectiveAt), dueBy: formatTaipei(dueBy) };
    reasons.push(reason('effective_at_best_effort', params));
  }
  if (revertAt !== null && effectiveAt !== null && revertAt <= effectiveAt) {
    reasons.push(reason('revert_before_effective', { revertAt: formatTaipei(revertAt) }));
  }
  if (revertAt !== null && revertAt <= now) {
    reasons.push(reason('revert_at_in_past', { revertAt: formatTaipei(revertAt) }));
  }
  // The promised window may end after `revertAt`: the time would be over before anybody heard the recording.
  const isPossible = !reasons.some(({ code }) => code.startsWith('revert_'));
  if (isPossible && revertAt !== null && dueBy !== null && revertAt <= dueBy) {
    reasons.push(reason('revert_before_due', { revertAt: formatTaipei(revertAt), dueBy: formatTaipei(dueBy) }));
  }
  if (isPossible && revertAt !== null && handReturnBy !== null) {
    reasons.push(reason('revert_by_hand', { revertAt: formatTaipei(revertAt), by: formatTaipei(handReturnBy) }));
  }
  return reasons;
}
