import { refuse } from '../decision.ts';
import { makeStep, type StepInput, type StepOutcome, withReason } from '../step.ts';
import { closeJob, noJob } from './change-request-intents.ts';
import type { ChangeRequestIntent, ChangeRequestState, CommandOf } from './change-request-state.ts';
import { sentInOpenHours } from './kind.ts';

type Input<Action extends 'fastTrack' | 'endEarly'> = StepInput<ChangeRequestState, CommandOf<Action>>;
type Outcome = StepOutcome<ChangeRequestState, ChangeRequestIntent>;
const step = makeStep<ChangeRequestState, ChangeRequestIntent>;

/**
 * Past the queue: a closure, because an announcement in force covers it or an operator says why; a voice file while temporary service hours
 * are open, which the product decides by its slot (docs/rules.md#temporary-service-hours).
 */
export function fastTrack({ state, command, actor, now }: Input<'fastTrack'>): Outcome {
  if (isVoiceOfOpenHours(state, command))
    return actor.kind === 'system' ? step(...trackOf(state, command)) : notOne(state);
  if (state.kind !== 'emergency_closure') return notOne(state);
  if (state.revertAt !== null && state.revertAt <= now) return refuse('closure_not_in_force');
  const made = step(...trackOf(state, command));
  return actor.kind === 'system' ? made : withReason(command.reason ?? '', made);
}

function notOne({ kind }: ChangeRequestState): Outcome {
  return refuse('not_an_emergency', { kind });
}

/** One that waits in the queue, for now, of lines that no person has to change. */
function isVoiceOfOpenHours(state: ChangeRequestState, { hoursOpen, byHand }: CommandOf<'fastTrack'>): boolean {
  const isWaiting = state.status === 'accepted' && state.holder === null && state.effectiveAt === null;
  return sentInOpenHours.includes(state.kind) && hoursOpen === true && byHand === undefined && isWaiting;
}

/** What the phone systems take by themselves is wanted at once; for the rest there is a job at the head of the queue. */
function trackOf(
  state: ChangeRequestState,
  { byHand }: CommandOf<'fastTrack'>,
): [Partial<ChangeRequestState>, ChangeRequestIntent[]] {
  const close: ChangeRequestIntent = { type: 'closeLines' };
  const apply: ChangeRequestIntent = { type: 'applyChange' };
  if (byHand === undefined)
    return [{ status: 'inProgress', applying: true, ...noJob }, [...closeJob(state, 'prepared'), close, apply]];
  const open: ChangeRequestIntent[] = state.hasJob ? [] : [{ type: 'openJob' }];
  const driven: ChangeRequestIntent[] = byHand === 'all' ? [] : [apply];
  return [{ status: 'accepted', applying: byHand === 'some', hasJob: true }, [...open, close, ...driven]];
}

/** Taking back needs nobody's approval. What was not closed yet is given up. */
export function endEarly({ state, now }: Input<'endEarly'>): Outcome {
  if (state.kind !== 'emergency_closure') return refuse('not_an_emergency', { kind: state.kind });
  const isOver = state.revertAt !== null && state.revertAt <= now;
  if (state.liveLineCount === 0 || isOver) return refuse('closure_not_in_force');
  const from = state.effectiveAt !== null && state.effectiveAt < now ? state.effectiveAt : now;
  const given = state.status === 'partial' ? ({ outcome: 'partly', completedAt: now } as const) : {};
  const changes = { status: 'completed', effectiveAt: from, revertAt: now, ...given, ...noJob } as const;
  const made = step(changes, [...closeJob(state, 'withdrawn'), { type: 'reopenLines' }]);
  return { ...made, facts: { revertAt: now.toISOString() } };
}
