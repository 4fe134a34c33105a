import { type Refusal, refuse } from '../decision.ts';
import { makeStep, type StepInput, type StepOutcome } from '../step.ts';
import { againstGoingOn } from './broadcast-notice.ts';
import type { BroadcastCommand, BroadcastIntent, BroadcastState, BroadcastWindow } from './broadcast-state.ts';

type Input<Action extends BroadcastCommand['action']> = StepInput<
  BroadcastState,
  Extract<BroadcastCommand, { action: Action }>
>;
type Outcome = StepOutcome<BroadcastState, BroadcastIntent>;
const step = makeStep<BroadcastState, BroadcastIntent>;

/** Only the time is longer: shorter is the early end, and what has begun cannot begin earlier. */
function isLonger(present: BroadcastWindow, { from, until }: BroadcastWindow, now: Date): boolean {
  if (from > present.from || until < present.until) return false;
  if (from < present.from && present.from <= now) return false;
  return from < present.from || until > present.until;
}

/** What stands against another window now; null when nothing does. */
function againstWindow(state: BroadcastState, wanted: BroadcastWindow, now: Date): Refusal | null {
  if (state.until <= now) return { code: 'broadcast_window_over', params: {} };
  if (state.provisionalUntil !== null) return { code: 'broadcast_unconfirmed', params: {} };
  const notice = againstGoingOn(state);
  if (notice) return notice;
  return isLonger(state, wanted, now) ? null : { code: 'change_not_longer', params: {} };
}

/** A longer window is asked for; nothing becomes of any line before a second person has approved it. */
export function askChange({ state, command: { from, until }, now }: Input<'change'>): Outcome {
  const refusal = againstWindow(state, { from, until }, now);
  if (refusal) return { ok: false, refusal };
  const facts = { effectiveAt: from.toISOString(), revertAt: until.toISOString() };
  return { ...step({}, [{ type: 'askChange', from, until }]), facts };
}

/** The second person: lines that are closed are given the new window, and one that was to begin later begins now where that has passed. */
export function approveChange({ state, command, actor, now }: Input<'approveChange'>): Outcome {
  const { change } = state;
  if (change === null || change.number !== command.number) return refuse('change_gone');
  if (change.proposedBy === actor.userId) return refuse('second_person_required');
  const refusal = againstWindow(state, change, now);
  if (refusal) return { ok: false, refusal };
  const { from, until, number } = change;
  return step({ status: 'sending', from, until, change: null }, [
    { type: 'approveChange', number },
    { type: 'sendAgain', states: ['applied', 'failed'] },
  ]);
}

export function withdrawChange({ state, command }: Input<'withdrawChange'>): Outcome {
  if (state.change?.number !== command.number) return refuse('change_gone');
  return step({ change: null }, [{ type: 'withdrawChange' }]);
}
