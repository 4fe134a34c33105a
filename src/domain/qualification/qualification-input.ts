import type { ChangeRequestKind } from '../change-request/kind.ts';
import type { OpenThere } from '../change-request/plan.ts';

/** Dates are `YYYY-MM-DD` in Taipei, both ends included. */
export interface CustomerFacts {
  plan: 'trial' | 'pro' | 'enterprise';
  onboardedOn: string;
  contract: { from: string; until: string | null } | null;
  environment: 'shared' | 'dedicated';
}

/** What an emergency closure is decided on besides. */
export interface ClosureFacts {
  /** The active announcement that covers every line on every day of it. */
  announcement: { county: string; district: string | null; date: string } | null;
  /** The filing names one that does not. */
  namedInVain: boolean;
  /** Numbers of lines whose own emergency voice file cannot be played. */
  withoutSound: readonly string[];
  /** Lines that a broadcast closes at that time, and until when. */
  closedByBroadcast: readonly { line: string; until: Date }[];
  /** A person changes the phone system of one of the lines. */
  byHand: boolean;
  desk: { open: boolean; opensAt: Date; temporaryUntil: Date | null };
}

/** The facts a qualification is decided on, gathered beforehand. */
export interface QualificationInput {
  kind: ChangeRequestKind;
  customer: CustomerFacts;
  /** The state of the upload's check, where the request carries one; how long it plays and where, once that is known. */
  prompt: { status: 'checking' | 'ready' | 'rejected'; seconds?: number | null; slot?: string | null } | null;
  /** Open requests for one of the places, each once, with the number of the first line that it shares (docs/rules.md#duplicates). */
  open: readonly (OpenThere & { line: string })[];
  /** The same audio, hours or days are already in force on every line of the request. */
  alreadyInEffect: boolean;
  effectiveAt: Date | null;
  revertAt: Date | null;
  /** Where a person changes a line's phone system: by when they have put back what was there, after `revertAt`. Default: null. */
  handReturnBy?: Date | null;
  /** The promised end, where it could be computed. */
  dueBy: Date | null;
  /** An emergency closure's window. */
  closure?: { from: Date; until: Date | null; facts?: ClosureFacts };
  /** The last of the dates that a holiday setting adds, in the line's own zone, beside that zone's date of today. */
  addedDates?: { last: string; today: string };
  now: Date;
}

export type QualificationReasonCode =
  | 'paid_service'
  | 'trial_support_not_started'
  | 'trial_support_ended'
  | 'no_phone_contract'
  | 'contract_not_started'
  | 'contract_ended'
  | 'duplicate_request'
  | 'plan_overlaps'
  | 'planned_as_well'
  | 'already_in_effect'
  | 'audio_rejected'
  | 'audio_long_for_slot'
  | 'effective_at_in_past'
  | 'effective_at_best_effort'
  | 'time_far_ahead'
  | 'revert_before_effective'
  | 'revert_at_in_past'
  | 'revert_before_due'
  | 'dates_in_past'
  | 'closure_end_required'
  | 'closure_ends_before_start'
  | 'closure_already_over'
  | 'closure_too_long'
  | 'closure_too_far'
  | 'closure_overlaps'
  | 'closure_sound_not_ready'
  | 'closure_no_sound'
  | 'closure_closed_by_broadcast'
  | 'closure_announced'
  | 'closure_needs_approval'
  | 'closure_not_announced'
  | 'closure_by_hand'
  | 'closure_desk_closed'
  | 'closure_around_the_clock'
  | 'revert_by_hand';

/**
 * What a reason leads to: `blocking` refuses; `sales` refuses and points to sales; `conflict` refuses because another
 * request is open; `alternate` leads to a quote; `waits` records the request, waiting for the customer; `information`
 * only informs.
 */
export type ReasonEffect = 'blocking' | 'sales' | 'conflict' | 'alternate' | 'waits' | 'information';

export const reasonEffects: Record<QualificationReasonCode, ReasonEffect> = {
  paid_service: 'alternate',
  trial_support_not_started: 'blocking',
  trial_support_ended: 'blocking',
  no_phone_contract: 'sales',
  contract_not_started: 'information',
  contract_ended: 'information',
  duplicate_request: 'conflict',
  plan_overlaps: 'conflict',
  planned_as_well: 'information',
  already_in_effect: 'blocking',
  audio_rejected: 'waits',
  audio_long_for_slot: 'information',
  effective_at_in_past: 'blocking',
  effective_at_best_effort: 'information',
  time_far_ahead: 'blocking',
  revert_before_effective: 'blocking',
  revert_at_in_past: 'blocking',
  revert_before_due: 'information',
  dates_in_past: 'blocking',
  closure_end_required: 'blocking',
  closure_ends_before_start: 'blocking',
  closure_already_over: 'blocking',
  closure_too_long: 'blocking',
  closure_too_far: 'blocking',
  closure_overlaps: 'conflict',
  closure_sound_not_ready: 'blocking',
  closure_no_sound: 'blocking',
  closure_closed_by_broadcast: 'information',
  closure_announced: 'information',
  closure_needs_approval: 'information',
  closure_not_announced: 'blocking',
  closure_by_hand: 'information',
  closure_desk_closed: 'information',
  closure_around_the_clock: 'information',
  revert_by_hand: 'information',
};

export interface QualificationReason {
  code: QualificationReasonCode;
  params: Record<string, string | number>;
}

export interface Qualification {
  result: 'qualified' | 'unqualified' | 'alternate';
  reasons: QualificationReason[];
}
