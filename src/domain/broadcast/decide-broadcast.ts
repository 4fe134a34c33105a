import type { Actor } from '../access/actor.ts';
import { type Refusal, refuse } from '../decision.ts';
import { decide, type Lifecycle, type LifecycleSteps, possibleActions } from '../lifecycle.ts';
import { makeStep, type StepInput, type StepOutcome, withOptionalReason, withReason } from '../step.ts';
import { againstGoingOn, againstNotice, maySendAlone } from './broadcast-notice.ts';
import {
  type BroadcastAction,
  type BroadcastCommand,
  type BroadcastIntent,
  type BroadcastState,
  type BroadcastStep,
  broadcastLifecycle,
  broadcastSteps,
} from './broadcast-state.ts';
import { approveChange, askChange, withdrawChange } from './change-window.ts';
import { provisionalEnd } from './provisional.ts';

type CommandOf<Action extends BroadcastAction> = Extract<BroadcastCommand, { action: Action }>;
type Input<Action extends BroadcastAction> = StepInput<BroadcastState, CommandOf<Action>>;
type Outcome = StepOutcome<BroadcastState, BroadcastIntent>;
const step = makeStep<BroadcastState, BroadcastIntent>;

/** What stands against sending now; null when nothing does. The approver has heard what callers will hear. */
function againstSending(
  { state, actor, now }: Pick<Input<'approve'>, 'state' | 'actor' | 'now'>,
  draftHash: string,
): Refusal | null {
  if (state.until <= now) return { code: 'broadcast_window_over', params: {} };
  const notice = againstNotice(state);
  if (notice) return notice;
  if (draftHash !== state.draftHash) return { code: 'draft_changed', params: { place: state.place } };
  if (state.closing + state.asking === 0) return { code: 'broadcast_without_lines', params: { place: state.place } };
  if (state.hasSoundToHear && !state.listeners.includes(actor.userId ?? ''))
    return { code: 'sound_not_heard', params: { place: state.place } };
  return null;
}

function submit({ state, now }: Input<'submit'>): Outcome {
  if (state.until <= now) return refuse('broadcast_window_over');
  const refusal = againstNotice(state);
  if (refusal) return { ok: false, refusal };
  if (state.closing + state.asking === 0) return refuse('broadcast_without_lines', { place: state.place });
  return step({ status: 'awaitingApproval' });
}

function approve({ state, command, actor, now }: Input<'approve'>): Outcome {
  if (state.authors.includes(actor.userId ?? '')) return refuse('second_person_required');
  const refusal = againstSending({ state, actor, now }, command.draftHash);
  if (refusal) return { ok: false, refusal };
  const made = step({ status: 'sending' }, [{ type: 'addApprover' }, { type: 'send', alone: false }]);
  return { ...made, facts: { sha256: command.draftHash, lines: state.closing } };
}

/** One operator alone at night: what is sent ends by itself unless a second person confirms it. */
function approveAlone({ state, command, actor, now }: Input<'approveAlone'>): Outcome {
  if (!maySendAlone(state)) return refuse('second_person_required');
  if (state.closing === 0 && state.asking > 0) return refuse('broadcast_only_asks', { place: state.place });
  const refusal = againstSending({ state, actor, now }, command.draftHash);
  if (refusal) return { ok: false, refusal };
  const provisionalUntil = provisionalEnd(state, now);
  const made = step({ status: 'sending', provisionalUntil }, [
    { type: 'overrideApproval' },
    { type: 'send', alone: true },
  ]);
  return withReason(command.reason, { ...made, facts: { sha256: command.draftHash, lines: state.closing } });
}

/** The second person of a lone send: the lines keep their whole window. */
function confirm({ state, actor }: Input<'confirm'>): Outcome {
  if (state.provisionalUntil === null) return refuse('broadcast_not_provisional');
  if (state.authors.includes(actor.userId ?? '')) return refuse('second_person_required');
  if (state.hasSoundToHear && !state.listeners.includes(actor.userId ?? ''))
    return refuse('sound_not_heard', { place: state.place });
  return step({ status: 'sending', provisionalUntil: null }, [
    { type: 'addApprover' },
    { type: 'sendRest' },
    { type: 'sendAgain', states: ['applied', 'failed'] },
  ]);
}

function retry({ state }: Input<'retry'>): Outcome {
  const status = state.status === 'restoring' ? 'restoring' : 'sending';
  return step({ status }, [{ type: 'sendAgain', states: ['failed'] }]);
}

/** An owner's yes closes the lines at once, if the window has begun; of a stopped broadcast they wait with the others. */
function askedYes({ state, command: { asked, reason } }: Input<'askedYes'>): Outcome {
  const stopped = state.status === 'stopped';
  const made = step({ status: stopped ? 'stopped' : 'sending' }, [{ type: 'closeAsked', asked, stopped }]);
  return withOptionalReason(reason, { ...made, facts: { answer: 'yes', lines: asked.lineIds.length } });
}

function stop({ command }: Input<'stop'>): Outcome {
  const made = step({ status: 'stopped' }, [{ type: 'stopLines' }]);
  return command.reason === undefined ? made : withReason(command.reason, made);
}

function resume({ command }: Input<'resume'>): Outcome {
  return withReason(command.reason, step({ status: 'sending' }, [{ type: 'resumeLines' }]));
}

/** Opens every line that this broadcast closed, and no other; prepared while it runs, so that one press takes it back. */
function counter({ state, now }: Pick<Input<'counter'>, 'state' | 'now'>) {
  const endedAt = now < state.until ? now : state.until;
  return step({ status: 'restoring', endedAt }, [{ type: 'restore' }]);
}

function end({ state, command, now }: Input<'end'>): Outcome {
  return withReason(command.reason, counter({ state, now }));
}

/** By the clock: a lone send that nobody confirmed, or the window's end. */
function runOut({ state, now }: Input<'runOut'>): Outcome {
  const over = state.provisionalUntil ?? state.until;
  if (now < over) return refuse('broadcast_not_over');
  return step({ status: 'restoring', endedAt: over }, [{ type: 'restore' }]);
}

const steps: LifecycleSteps<BroadcastState, BroadcastCommand, BroadcastIntent> = {
  edit: () => step({ status: 'draft' }, [{ type: 'addAuthor' }]),
  submit,
  approve,
  approveAlone,
  confirm,
  retry,
  release: ({ command: { reason, phoneSystemId } }) =>
    withReason(reason, { ...step({}, [{ type: 'releaseLines', phoneSystemId }]), facts: { phoneSystemId } }),
  stop,
  resume,
  change: askChange,
  approveChange,
  withdrawChange,
  counter,
  end,
  cancel: () => step({ status: 'cancelled' }),
  askedYes,
  askedNo: ({ command: { asked, reason } }) =>
    withOptionalReason(reason, {
      ...step({}, [{ type: 'openAsked', asked }]),
      facts: { answer: 'no', lines: asked.lineIds.length },
    }),
  finishSending: () => step({ status: 'active' }),
  runOut,
  finish: () => step({ status: 'ended' }),
};

/** Steps that go on closing lines, or keep them closed for longer. */
const closesMore: readonly BroadcastAction[] = ['confirm', 'retry', 'release', 'resume', 'change', 'approveChange'];

const broadcast: Lifecycle<'broadcast', BroadcastState, BroadcastCommand, BroadcastIntent, undefined> = {
  name: 'broadcast',
  table: broadcastLifecycle,
  steps,
  refuseLegal: ({ state, command: { action } }) =>
    closesMore.includes(action) && state.status !== 'restoring' ? againstGoingOn(state) : null,
  snapshot: ({ status, from, until, promptId }) => ({
    ...{ status, promptId },
    effectiveAt: from.toISOString(),
    revertAt: until.toISOString(),
  }),
};

export interface DecideBroadcast {
  state: BroadcastState;
  command: BroadcastCommand;
  actor: Actor;
  now: Date;
}

/**
 * Decides one step of a broadcast (docs/rules.md#broadcasts).
 * Codes: those of the engine; `second_person_required` for an author; `draft_changed`, `sound_not_heard`,
 * `announcement_not_sendable` (with the notice's doubts as reasons), `broadcast_without_lines`, `broadcast_only_asks`, `broadcast_window_over`, `broadcast_not_provisional`, `broadcast_not_over`, `reason_required`; and those
 * of a changed window: `broadcast_unconfirmed`, `change_not_longer`, `change_gone`.
 */
export function decideBroadcast(input: DecideBroadcast) {
  return decide(broadcast, { ...input, rules: undefined });
}

/** What the table allows this person now, for buttons. An author sees no approval that would be refused. */
export function broadcastStepsFor(state: BroadcastState, actor: Actor): BroadcastStep[] {
  const isAuthor = state.authors.includes(actor.userId ?? '');
  const allowed = possibleActions<BroadcastState, BroadcastCommand>(broadcast, state, actor);
  return broadcastSteps.filter((action) => {
    if (!allowed.includes(action)) return false;
    if (action === 'confirm') return state.provisionalUntil !== null && !isAuthor;
    if (action === 'change') return state.provisionalUntil === null;
    if (action === 'approveChange') return state.change !== null && state.change.proposedBy !== actor.userId;
    if (action === 'withdrawChange') return state.change !== null;
    if (action === 'approveAlone') return maySendAlone(state) && state.closing > 0;
    return action !== 'approve' || !isAuthor;
  });
}
