import { performersOf } from '../access/performer.ts';
import { refuse } from '../decision.ts';
import type { LifecycleSteps } from '../lifecycle.ts';
import { makeStep, type StepInput, type StepOutcome, withOptionalReason, withReason } from '../step.ts';
import { closeJob, noJob, tell } from './change-request-intents.ts';
import type {
  ChangeRequestCommand,
  ChangeRequestIntent,
  ChangeRequestState,
  CommandOf,
} from './change-request-state.ts';
import { endEarly, fastTrack } from './emergency-steps.ts';
import type { ChangeRequestAction } from './lifecycle.ts';

type Input<Action extends ChangeRequestAction> = StepInput<ChangeRequestState, CommandOf<Action>>;
type Outcome = StepOutcome<ChangeRequestState, ChangeRequestIntent>;
const step = makeStep<ChangeRequestState, ChangeRequestIntent>;

/** Ends the job and the wait of a request that is given up. */
function abandon(state: ChangeRequestState, now: Date): ChangeRequestIntent[] {
  const intents = closeJob(state, 'withdrawn');
  if (state.status === 'pending') intents.push({ type: 'endWait', at: now });
  return intents;
}

function checkPassed({ state }: Input<'checkPassed'>): Outcome {
  const open: ChangeRequestIntent[] = state.hasJob ? [] : [{ type: 'openJob' }];
  return step({ status: 'accepted', hasJob: true }, [...open, tell('change_request_accepted')]);
}

function checkRefused({ command, now }: Input<'checkRefused'>): Outcome {
  const awaited = { wants: 'upload', question: null, reasons: command.reasons, since: now } as const;
  return step({ status: 'pending', awaited }, [{ type: 'startWait', at: now }, tell('information_required')]);
}

function provide({ state, command, now }: Input<'provide'>): Outcome {
  const text = command.text?.trim() ?? '';
  const goOn: ChangeRequestIntent[] = [{ type: 'endWait', at: now }, { type: 'recomputeDeadline' }];
  if (command.uploadId !== undefined) {
    const check: ChangeRequestIntent = { type: 'startCheck', uploadId: command.uploadId };
    return step({ status: 'acknowledged', awaited: null }, [...goOn, check]);
  }
  if (state.awaited?.wants === 'upload') return refuse('upload_required');
  if (text === '') return refuse('nothing_provided');
  // The wait has moved the promise.
  return step({ status: 'accepted', awaited: null, hasJob: true }, [
    ...goOn,
    { type: 'openJob' },
    tell('change_request_accepted'),
  ]);
}

/** The patch is not part of the state. A recording is checked before anybody works with it. */
function join({ state, command, now }: Input<'join'>): Outcome {
  if (command.uploadId === undefined) return step({});
  const answered: ChangeRequestIntent[] =
    state.status === 'pending' ? [{ type: 'endWait', at: now }, { type: 'recomputeDeadline' }] : [];
  const check: ChangeRequestIntent = { type: 'startCheck', uploadId: command.uploadId };
  return step({ status: 'acknowledged', awaited: null, ...noJob }, [
    ...closeJob(state, 'withdrawn'),
    ...answered,
    check,
  ]);
}

/** Nobody is mailed: nothing that was asked is given up. */
function merge({ state, command, now }: Input<'merge'>): Outcome {
  const changes = { status: 'cancelled', ...noJob } as const;
  return { ...step(changes, abandon(state, now)), facts: { mergedInto: command.into } };
}

function absorb({ state, command }: Input<'absorb'>): Outcome {
  return { ...step({ lineCount: state.lineCount + command.lines }), facts: { mergedFrom: command.from } };
}

function askCustomer({ state, command, now }: Input<'askCustomer'>): Outcome {
  const question = command.question.trim();
  if (question === '') return refuse('question_required');
  const awaited = { wants: command.wants, question, reasons: [], since: now };
  return step({ status: 'pending', awaited, ...noJob }, [
    ...closeJob(state, 'withdrawn'),
    { type: 'startWait', at: now },
    tell('information_required'),
  ]);
}

/** A line that has left its phone system is prepared anew there; a plan without a contract goes on as it is. */
function hold({ state, command, actor }: Input<'hold'>): Outcome {
  if ((actor.kind === 'system') !== 'cause' in command) return refuse('forbidden', { action: 'hold' });
  const reason = 'cause' in command ? command.cause : command.reason.trim();
  const intents: ChangeRequestIntent[] = state.hasJob ? [{ type: 'pauseJob', reason }] : [];
  intents.push(tell('change_request_held'));
  if ('cause' in command) intents.push({ type: 'notifyOperators', message: 'change_request_held' });
  const hasLeft = reason === 'line_moved' || reason === 'line_retired';
  const heldFrom = hasLeft ? 'accepted' : state.status;
  return withReason(reason, step({ status: 'held', heldFrom }, intents));
}

function resume({ state }: Input<'resume'>): Outcome {
  const back = state.heldFrom ?? 'accepted';
  const intents: ChangeRequestIntent[] = state.hasJob ? [{ type: 'resumeJob' }] : [];
  if (back === 'accepted' && !state.hasJob) intents.push({ type: 'openJob' });
  if (back === 'acknowledged') intents.push({ type: 'startCheck', uploadId: null });
  return step({ status: back, heldFrom: null, hasJob: state.hasJob || back === 'accepted' }, intents);
}

function apply({ state, now }: Input<'apply'>): Outcome {
  // A closure is written before it begins, and begins by itself.
  if (state.kind !== 'emergency_closure' && state.effectiveAt !== null && state.effectiveAt > now) {
    return refuse('not_yet_effective', { effectiveAt: state.effectiveAt.toISOString() });
  }
  return step({ applying: true }, [{ type: 'applyChange' }]);
}

function schedule({ state, now }: Input<'schedule'>): Outcome {
  if (state.effectiveAt === null || state.effectiveAt <= now) return refuse('effective_at_not_ahead');
  return step({ status: 'scheduled', ...noJob }, [...closeJob(state, 'prepared'), tell('change_request_scheduled')]);
}

function switchOver({ state, now }: Input<'switch'>): Outcome {
  if (state.effectiveAt !== null && now < state.effectiveAt) {
    return refuse('not_yet_effective', { effectiveAt: state.effectiveAt.toISOString() });
  }
  return step({ status: 'inProgress', applying: true }, [{ type: 'applyChange' }]);
}

/** Nothing else is asked: what is prepared stays prepared. */
function reschedule({ state, command, now }: Input<'reschedule'>): Outcome {
  const { effectiveAt, revertAt } = command;
  if (state.effectiveAt === null) return refuse('not_planned');
  if (state.status === 'scheduled' && now >= state.effectiveAt) {
    return refuse('reschedule_too_late', { effectiveAt: state.effectiveAt.toISOString() });
  }
  const iso = (instant: Date | null) => instant?.toISOString() ?? null;
  const facts = { formerlyAt: iso(state.effectiveAt), effectiveAt: iso(effectiveAt), revertAt: iso(revertAt) };
  const told = state.status === 'scheduled' ? [tell('change_request_scheduled')] : [];
  return { ...step({ effectiveAt, revertAt }, told), facts };
}

function settleSome({ state, command }: Input<'settleSome'>): Outcome {
  const failed = command.failedLineIds.length;
  if (failed === 0 || failed >= state.lineCount) return refuse('not_partial', { failed, lines: state.lineCount });
  const open: ChangeRequestIntent[] = state.hasJob ? [] : [{ type: 'openJob' }];
  const { failedLineIds, proof } = command;
  const changes = { status: 'partial', applying: false, hasJob: true, failedLineIds, proof } as const;
  const made = step(changes, [...open, { type: 'notifyOperators', message: 'change_request_partial' }]);
  return { ...made, facts: { failedLines: failed, lines: state.lineCount } };
}

function complete({ state, command, actor, now }: Input<'complete'>): Outcome {
  if (actor.kind !== 'system' && command.proof !== 'signedOff') return refuse('checklist_required');
  const { proof } = command;
  const changes = {
    status: 'completed',
    applying: false,
    failedLineIds: [],
    completedAt: now,
    outcome: 'whole',
    proof,
    ...noJob,
  } as const;
  const intents: ChangeRequestIntent[] = [...closeJob(state, 'done'), tell('change_request_completed')];
  return { ...step(changes, intents), facts: { proof } };
}

/** Live lines stay live: the request is completed with less than was requested, and a person says why. */
function giveUpRest({ state, command, now }: Input<'fail'>): Outcome {
  const reason = 'reason' in command ? command.reason : '';
  const changes = { status: 'completed', completedAt: now, outcome: 'partly', ...noJob } as const;
  const made = step(changes, [...closeJob(state, 'done'), tell('change_request_partly_completed')]);
  return withReason(reason, { ...made, facts: { outcome: 'partly', failedLines: state.failedLineIds.length } });
}

function fail(input: Input<'fail'>): Outcome {
  const { state, command, actor } = input;
  const reason = 'fault' in command ? command.fault : command.reason.trim();
  // People read the reason in two languages: the product gives a code, a person gives words.
  if ((actor.kind === 'system') !== 'fault' in command) return refuse('forbidden', { action: 'fail' });
  if (state.status === 'partial') return giveUpRest(input);
  const proof = 'fault' in command ? (command.restored ? null : 'unknown') : state.proof;
  // Whoever held the job may try again.
  const made = step({ status: 'failed', applying: false, proof, hasJob: false }, [
    ...closeJob(state, 'failed', reason),
    { type: 'notifyOperators', message: 'change_request_failed' },
    tell('change_request_failed'),
  ]);
  return withReason(reason, { ...made, facts: proof === null ? {} : { proof } });
}

/** A failed request goes back to whoever held its job, or, by an operator, to the queue. */
function retry({ state, actor }: Input<'retry'>): Outcome {
  if (state.status === 'failed') {
    if (performersOf(actor, state.holder).includes('holder'))
      return step({ status: 'inProgress', hasJob: true }, [{ type: 'retryJob' }]);
    return step({ status: 'accepted', ...noJob, hasJob: true }, [{ type: 'openJob' }]);
  }
  return step({ status: 'inProgress', applying: true }, [{ type: 'applyChange' }]);
}

function cancel({ state, command, now }: Input<'cancel'>): Outcome {
  if (state.status === 'scheduled' && state.effectiveAt !== null && now >= state.effectiveAt) {
    return refuse('cancel_too_late', { effectiveAt: state.effectiveAt.toISOString() });
  }
  if (state.kind === 'emergency_closure' && state.liveLineCount > 0) return refuse('closure_in_force');
  const changes = { status: 'cancelled', awaited: null, heldFrom: null, ...noJob } as const;
  const intents: ChangeRequestIntent[] = [...abandon(state, now), tell('change_request_cancelled')];
  return withOptionalReason(command.reason, step(changes, intents));
}

function reject({ state, command, actor, now }: Input<'reject'>): Outcome {
  if ((actor.kind === 'system') !== 'cause' in command) return refuse('forbidden', { action: 'reject' });
  const reason = 'cause' in command ? command.cause : command.reason;
  const changes = { status: 'rejected', awaited: null, heldFrom: null, ...noJob } as const;
  return withReason(reason, step(changes, [...abandon(state, now), tell('change_request_rejected')]));
}

function reopen({ command, now }: Input<'reopen'>): Outcome {
  if (now >= command.until) return refuse('reopen_window_over', { until: command.until.toISOString() });
  // The old request stays as it is; the filing creates the new one.
  return step({});
}

/** What each action does once the lifecycle allows it. */
export const changeRequestSteps: LifecycleSteps<ChangeRequestState, ChangeRequestCommand, ChangeRequestIntent> = {
  checkPassed,
  checkRefused,
  provide,
  join,
  merge,
  absorb,
  reschedule,
  fastTrack,
  endEarly,
  askCustomer,
  hold,
  resume,
  apply,
  schedule,
  switch: switchOver,
  settleSome,
  complete,
  fail,
  retry,
  cancel,
  reject,
  reopen,
};
