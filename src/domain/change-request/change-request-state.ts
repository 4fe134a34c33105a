import type { Person } from '../access/performer.ts';
import type { ChangeFault } from './change-fault.ts';
import type { HoldCause } from './hold-cause.ts';
import type { ChangeRequestKind } from './kind.ts';
import type { ChangeRequestAction, ChangeRequestStatus } from './lifecycle.ts';
import type { CompletionProof, Proof } from './proof.ts';
import type { RequestOutcome } from './request-line.ts';

export interface CodedReason {
  code: string;
  params: Record<string, string | number>;
}

export const awaitedThings = ['upload', 'answer'] as const;

/** What a pending request waits for. `question` is a technician's; `reasons` are those of refused audio. */
export interface Awaited {
  wants: (typeof awaitedThings)[number];
  question: string | null;
  reasons: CodedReason[];
  since: Date;
}

/**
 * The part of a change request that its decisions depend on. The row holds more (patch, notes, deadline), which never
 * decides a transition.
 */
export interface ChangeRequestState {
  status: ChangeRequestStatus;
  kind: ChangeRequestKind;
  /** When the customer wants it live; null: as soon as it is done. */
  effectiveAt: Date | null;
  revertAt: Date | null;
  lineCount: number;
  /** Lines on which it is in force. */
  liveLineCount: number;
  /** Lines on which the last attempt failed. */
  failedLineIds: readonly string[];
  /** Who holds the job; of a failed request who held it last. */
  holder: Person | null;
  /** Whether the request has a job that is open or taken. */
  hasJob: boolean;
  /** From `apply`, `switch`, `retry` or the fast track until the connector's result: only that result may move the request. */
  applying: boolean;
  awaited: Awaited | null;
  /** The status a held request resumes to. */
  heldFrom: ChangeRequestStatus | null;
  completedAt: Date | null;
  /** How much of a completed request is live. */
  outcome: RequestOutcome | null;
  /** How it is known what callers hear; null before anything is done on the line. */
  proof: Proof | null;
}

export interface NewChangeRequest {
  kind: ChangeRequestKind;
  effectiveAt: Date | null;
  revertAt: Date | null;
  lineCount: number;
}

/** The state at filing: recorded, checks running. */
export function newChangeRequest(filing: NewChangeRequest): ChangeRequestState {
  return {
    ...filing,
    status: 'acknowledged',
    liveLineCount: 0,
    failedLineIds: [],
    holder: null,
    hasJob: false,
    applying: false,
    awaited: null,
    heldFrom: null,
    completedAt: null,
    outcome: null,
    proof: null,
  };
}

interface CommandDetails {
  checkPassed: unknown;
  checkRefused: { reasons: CodedReason[] };
  provide: { uploadId?: string; text?: string };
  /** More of the same is asked before work begins; `uploadId` where it brings a recording. */
  join: { uploadId?: string; text?: string };
  /** Its lines go on in another request, and it ends. */
  merge: { into: string };
  /** It takes the lines of another one, and the earlier clock of the two. */
  absorb: { from: string; lines: number; text?: string };
  /** The planned time is another. */
  reschedule: { effectiveAt: Date; revertAt: Date | null };
  /**
   * Past the queue: an operator gives a reason, because no active announcement justifies it. `byHand`: whether some
   * or all lines need a technician, who is given a job. `hoursOpen`: temporary service hours are open.
   */
  fastTrack: { reason?: string; byHand?: 'some' | 'all'; hoursOpen?: boolean };
  /** A closure that is in force ends now, or is called off before it begins. */
  endEarly: unknown;
  askCustomer: { wants: Awaited['wants']; question: string };
  /** A person gives a reason in words, the product a cause. */
  hold: { reason: string } | { cause: HoldCause };
  resume: unknown;
  apply: unknown;
  schedule: unknown;
  switch: unknown;
  /** `proof` is that of the lines that are live. */
  settleSome: { failedLineIds: readonly string[]; proof: CompletionProof };
  complete: { proof: CompletionProof };
  /** A person gives the reason in words; the product gives a fault, and whether the line is known to be as it was. */
  fail: { reason: string } | { fault: ChangeFault; restored: boolean };
  retry: unknown;
  cancel: { reason?: string };
  /** A person gives a reason in words, the product a cause. */
  reject: { reason: string } | { cause: HoldCause };
  /** `until`: the end of the window, five business days after completion, from the service calendar. */
  reopen: { until: Date };
}

export type CommandOf<Action extends ChangeRequestAction> = { action: Action } & CommandDetails[Action];
export type ChangeRequestCommand = { [Action in ChangeRequestAction]: CommandOf<Action> }[ChangeRequestAction];

/**
 * Follows from a transition, in the same transaction; `features/change-requests/moving/carry-intents.ts` has exactly one carrier
 * for each.
 * Instants need no intent: the rows contain them, and sweeps find what is due.
 */
export type ChangeRequestIntent =
  | { type: 'startCheck'; uploadId: string | null }
  | { type: 'openJob' }
  | { type: 'closeJob'; outcome: 'done' | 'prepared' | 'withdrawn' | 'failed'; reason?: string }
  | { type: 'pauseJob'; reason: string }
  | { type: 'resumeJob' }
  /** A failed job goes back to whoever had it. */
  | { type: 'retryJob' }
  /** The customer's clock stops and resumes (docs/rules.md#deadlines); a recomputation follows each end. */
  | { type: 'startWait'; at: Date }
  | { type: 'endWait'; at: Date }
  | { type: 'recomputeDeadline' }
  | { type: 'applyChange' }
  /** The closures of its lines are wanted from now on. */
  | { type: 'closeLines' }
  /** The closures of its lines end now. */
  | { type: 'reopenLines' }
  | { type: 'notifyCustomer'; message: CustomerMessage; params: Record<string, string | number> }
  | { type: 'notifyOperators'; message: OperatorMessage };

export const operatorMessages = [
  'change_request_failed',
  'change_request_partial',
  'change_request_held',
  'emergency_waiting',
] as const;
export type OperatorMessage = (typeof operatorMessages)[number];

export const customerMessages = [
  'change_request_accepted',
  'information_required',
  'change_request_scheduled',
  'change_request_completed',
  'change_request_partly_completed',
  'change_request_held',
  'change_request_failed',
  'change_request_rejected',
  'change_request_cancelled',
] as const;
export type CustomerMessage = (typeof customerMessages)[number];
