import { longForSlot } from '../audio/usual-length.ts';
import { dateKeyOfDay, dayOfDateKey, formatTaipei, taipeiDate, taipeiEpochMs } from '../calendar/taipei-time.ts';
import { isPaidKind } from '../change-request/kind.ts';
import {
  type CustomerFacts,
  type Qualification,
  type QualificationInput,
  type QualificationReason,
  type QualificationReasonCode,
  reasonEffects,
} from './qualification-input.ts';

/** A wished time may lie at most this far ahead: two years cover every plan made with a calendar at hand. */
const farthestWishMs = 731 * 86_400_000;

/** Days of support for a trial customer. */
const trialSupportDays = 14;

function reason(code: QualificationReasonCode, params: QualificationReason['params'] = {}): QualificationReason {
  return { code, params };
}

/**
 * The end of a trial's support: 24:00 Taipei of the 14th day after onboarding (docs/rules.md#qualification).
 * @throws RangeError when `onboardedOn` is not a date.
 */
export function trialSupportEndsAt(onboardedOn: string): Date {
  const day = dayOfDateKey(onboardedOn);
  if (day === null) throw new RangeError(`not a date: ${onboardedOn}`);
  return new Date(taipeiEpochMs(day + trialSupportDays, 86_400));
}

function trialReasons({ customer, now }: QualificationInput): QualificationReason[] {
  if (customer.plan !== 'trial') return [];
  if (taipeiDate(now) < customer.onboardedOn)
    return [reason('trial_support_not_started', { on: customer.onboardedOn })];
  const end = trialSupportEndsAt(customer.onboardedOn);
  if (now < end) return [];
  const lastDay = dateKeyOfDay((dayOfDateKey(customer.onboardedOn) ?? 0) + trialSupportDays);
  return [reason('trial_support_ended', { on: lastDay })];
}

function contractReasons(contract: CustomerFacts['contract'], today: string): QualificationReason[] {
  if (contract === null) return [reason('no_phone_contract')];
  if (today < contract.from) {
    return [reason('no_phone_contract'), reason('contract_not_started', { from: contract.from })];
  }
  if (contract.until !== null && today > contract.until) {
    return [reason('no_phone_contract'), reason('contract_ended', { until: contract.until })];
  }
  return [];
}

function repetitionReasons({ duplicates, alreadyInEffect }: QualificationInput): QualificationReason[] {
  const reasons = duplicates.map(({ changeRequestId }) => reason('duplicate_request', { changeRequestId }));
  return alreadyInEffect ? [...reasons, reason('already_in_effect')] : reasons;
}

function timeReasons({ effectiveAt, revertAt, dueBy, changedByHand, now }: QualificationInput): QualificationReason[] {
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
  if (revertAt !== null && changedByHand === true) reasons.push(reason('revert_by_hand'));
  if (revertAt !== null && revertAt <= now) {
    reasons.push(reason('revert_at_in_past', { revertAt: formatTaipei(revertAt) }));
  }
  // The promised window may end after `revertAt`: the time would be over before anybody heard the recording.
  const isPossible = !reasons.some(({ code }) => code.startsWith('revert_'));
  if (isPossible && revertAt !== null && dueBy !== null && revertAt <= dueBy) {
    reasons.push(reason('revert_before_due', { revertAt: formatTaipei(revertAt), dueBy: formatTaipei(dueBy) }));
  }
  return reasons;
}

function closureReasons({ kind, closure, now }: QualificationInput): QualificationReason[] {
  if (kind !== 'emergency_closure') return [];
  if (closure === undefined || closure.until === null) return [reason('closure_end_required')];
  if (closure.until <= closure.from) return [reason('closure_ends_before_start')];
  return closure.until <= now ? [reason('closure_already_over', { until: formatTaipei(closure.until) })] : [];
}

function contentReasons({ prompt, addedDates }: QualificationInput): QualificationReason[] {
  const reasons: QualificationReason[] = [];
  if (prompt?.status === 'rejected') reasons.push(reason('audio_rejected'));
  const long = prompt?.status === 'ready' ? longForSlot(prompt.slot ?? null, prompt.seconds ?? 0) : null;
  if (long) reasons.push(reason('audio_long_for_slot', long));
  if (addedDates !== undefined && addedDates.last < addedDates.today) {
    reasons.push(reason('dates_in_past', { last: addedDates.last }));
  }
  return reasons;
}

function resultOf(reasons: readonly QualificationReason[]): Qualification['result'] {
  const effects = reasons.map(({ code }) => reasonEffects[code]);
  if (effects.includes('blocking') || effects.includes('conflict')) return 'unqualified';
  return effects.includes('alternate') || effects.includes('sales') ? 'alternate' : 'qualified';
}

/**
 * Decides whether a customer may ask for this, and returns every reason, never only the first
 * (docs/rules.md#qualification). A paid kind is not support work: it needs neither plan nor contract. Dates of plan and
 * contract are Taipei's.
 * @throws RangeError when the customer's onboarding date is malformed.
 */
export function qualify(input: QualificationInput): Qualification {
  if (isPaidKind(input.kind)) {
    const reasons = [reason('paid_service', { kind: input.kind }), ...repetitionReasons(input)];
    return { result: resultOf(reasons), reasons };
  }
  const reasons = [
    ...trialReasons(input),
    ...contractReasons(input.customer.contract, taipeiDate(input.now)),
    ...repetitionReasons(input),
    ...contentReasons(input),
    ...timeReasons(input),
    ...closureReasons(input),
  ];
  return { result: resultOf(reasons), reasons };
}

/**
 * What filing does with a qualification: `record` (201), `pending` (201, waiting for the customer), `quote` (201 with a
 * quote), `conflict` (409: duplicates are the only reason), `refuse` (422, nothing recorded).
 */
export function filingOutcome(qualification: Qualification): 'record' | 'pending' | 'quote' | 'conflict' | 'refuse' {
  const effects = qualification.reasons.map(({ code }) => reasonEffects[code]);
  if (effects.includes('blocking') || effects.includes('sales')) return 'refuse';
  if (effects.includes('conflict')) return 'conflict';
  if (effects.includes('alternate')) return 'quote';
  return effects.includes('waits') ? 'pending' : 'record';
}
