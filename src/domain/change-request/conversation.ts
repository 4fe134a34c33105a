import { type Refusal, refuse } from '../decision.ts';
import { type ChangeRequestStatus, isTerminal } from './lifecycle.ts';
import { requestNumber } from './request-number.ts';

/** Questions and answers are said with a step of the lifecycle; a message moves nothing. */
export const conversationKinds = ['question', 'answer', 'message'] as const;
export const conversationSides = ['customer', 'staff'] as const;

/** Entries that one conversation may have. */
export const longestConversation = 500;

export interface ConversationState {
  status: ChangeRequestStatus;
  /** The request that reopens this one. */
  successor: string | null;
  /** The end of the window for reopening; null where it is not completed, or the service calendar does not reach. */
  reopenableUntil: Date | null;
  entries: number;
}

/**
 * Whether a message can be written: while the request is open, and until it can no longer be reopened
 * (docs/rules.md#conversation). Codes: `conversation_continued`, `conversation_closed`, `conversation_full`.
 */
export function decideMessage(
  { status, successor, reopenableUntil, entries }: ConversationState,
  now: Date,
): { ok: true } | { ok: false; refusal: Refusal } {
  if (successor !== null)
    return refuse('conversation_continued', { changeRequestId: successor, number: requestNumber(successor) });
  const isOver = reopenableUntil !== null && now >= reopenableUntil;
  if (isTerminal(status) && (status !== 'completed' || isOver)) return refuse('conversation_closed', { status });
  return entries >= longestConversation ? refuse('conversation_full', { most: longestConversation }) : { ok: true };
}
