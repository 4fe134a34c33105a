import { longForSlot } from '../audio/usual-length.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiDate, taipeiEpochMs } from '../calendar/taipei-time.ts';
import { isPaidKind, type PaidKind } from '../change-request/kind.ts';
import { closureReasons } from './closure-reasons.ts';
import { meetingReasons } from './meeting-reasons.ts';
import {
  type CustomerFacts,
  type Qualification,
  type QualificationInput,
  type QualificationReason,
  reasonEffects,
} from './qualification-input.ts';
import { reason } from './reason.ts';
import { timeReasons } from './time-reasons.ts';

/** Days of support for a trial customer. */
const trialSupportDays = 14;

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

function repetitionReasons({
  kind,
  open,
  effectiveAt,
  revertAt,
  alreadyInEffect,
  now,
}: QualificationInput): QualificationReason[] {
  const isClosing = kind === 'emergency_closure';
  const there = isClosing ? open.filter((other) => other.revertAt === null || other.revertAt > now) : open;
  const met = meetingReasons({ effectiveAt, revertAt }, there);
  const reasons = met.map(({ code, params }) =>
    isClosing && code === 'plan_overlaps' ? reason('closure_overlaps', params) : { code, params },
  );
  return alreadyInEffect ? [...reasons, reason('already_in_effect')] : reasons;
}

function contentReasons({ kind, prompt, addedDates }: QualificationInput): QualificationReason[] {
  const reasons: QualificationReason[] = [];
  // An emergency does not wait for a better file: it is refused, and the line's own is there.
  if (prompt?.status === 'rejected' && kind !== 'emergency_closure') reasons.push(reason('audio_rejected'));
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
  if (isPaidKind(input.kind)) return qualifyPaid(input.kind);
  const reasons = [
    ...trialReasons(input),
    ...contractReasons(input.customer.contract, taipeiDate(input.now)),
    ...repetitionReasons(input),
    ...contentReasons(input),
    ...(input.kind === 'emergency_closure' ? closureReasons(input) : timeReasons(input)),
  ];
  return { result: resultOf(reasons), reasons };
}

/** A paid kind is no support work: whoever asks gets a quote, and nothing stands against asking. */
export function qualifyPaid(kind: PaidKind): Qualification {
  const reasons = [reason('paid_service', { kind })];
  return { result: resultOf(reasons), reasons };
}

/**
 * What filing does with the reasons of a qualification: `record` (201), `pending` (201, waiting for the customer), `quote` (201 with a
 * quote), `conflict` (409: duplicates are the only reason), `refuse` (422, nothing recorded).
 */
export function filingOutcome(
  reasons: readonly QualificationReason[],
): 'record' | 'pending' | 'quote' | 'conflict' | 'refuse' {
  const effects = reasons.map(({ code }) => reasonEffects[code]);
  if (effects.includes('blocking') || effects.includes('sales')) return 'refuse';
  if (effects.includes('conflict')) return 'conflict';
  if (effects.includes('alternate')) return 'quote';
  return effects.includes('waits') ? 'pending' : 'record';
}
