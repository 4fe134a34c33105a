import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/access/actor.ts';
import { type Performer, performers } from '../../../../src/domain/access/performer.ts';
import { changeHands } from '../../../../src/domain/change-request/change-hands.ts';
import {
  type ChangeRequestIntent,
  type ChangeRequestState,
  newChangeRequest,
} from '../../../../src/domain/change-request/change-request-state.ts';
import { decideChangeRequest } from '../../../../src/domain/change-request/decide-change-request.ts';
import {
  type ChangeRequestAction,
  type ChangeRequestStatus,
  changeRequestActions,
  changeRequestLifecycle,
  changeRequestStatuses,
  followsJob,
  isTerminal,
} from '../../../../src/domain/change-request/lifecycle.ts';
import { type HoldingAction, holdingActions, jobLifecycle, jobStatuses } from '../../../../src/domain/job/job-state.ts';
import type { Cell } from '../../../../src/domain/lifecycle.ts';
import { actorFor } from '../support/actors.ts';
import { commandOf, handOverOf, jobBeside } from './support.ts';

const minute = 60_000;
const start = Date.parse('2026-03-04T10:00:00+08:00');

/** Two of three steps are ones that the lifecycle allows, so that sequences get long; the others are arbitrary. */
const move = fc.record({
  legal: fc.option(fc.integer({ min: 0, max: 10_000 }), { freq: 2 }),
  action: fc.constantFrom(...changeRequestActions, ...holdingActions),
  performer: fc.constantFrom(...performers),
  minutes: fc.nat(3),
  upload: fc.boolean(),
});

/** Chosen less often, so that sequences get long. */
const endings = new Set<ChangeRequestAction | HoldingAction>(['cancel', 'reject', 'complete', 'fail']);

interface Step {
  action: ChangeRequestAction | HoldingAction;
  performer: Performer;
}

/** The actors who may change the holder of the job in this status. */
function handsOf(status: ChangeRequestStatus): [HoldingAction, readonly Performer[]][] {
  const actions = Object.keys(followsJob[status]) as HoldingAction[];
  return actions.map((action) => [action, jobStatuses.flatMap((at) => jobLifecycle[at][action]?.by ?? [])]);
}

const stepsFrom = Object.fromEntries(
  changeRequestStatuses.map((status) => {
    const cells = Object.entries(changeRequestLifecycle[status]) as [ChangeRequestAction, Cell<ChangeRequestStatus>][];
    const own = cells.map(([action, cell]) => [action, cell.by] as const);
    const steps = [...own, ...handsOf(status)].flatMap(([action, by]) =>
      by.flatMap((performer) => Array<Step>(endings.has(action) ? 1 : 12).fill({ action, performer })),
    );
    return [status, steps];
  }),
);

function chosen(state: ChangeRequestState, drawn: Step & { legal: number | null }): Step {
  const steps = stepsFrom[state.status] ?? [];
  return drawn.legal === null ? drawn : (steps[drawn.legal % steps.length] ?? drawn);
}

/** The stored state after the intents: at most one job, at most one wait. */
interface World {
  job: 'none' | 'open' | 'paused';
  waiting: boolean;
  applications: number;
}

/** `holder` stands for the current holder of the job. */
function actorOfMove(state: ChangeRequestState, performer: Performer): Actor {
  const actor = actorFor(performer);
  return performer === 'holder' && state.holder !== null ? { ...actor, ...state.holder } : actor;
}

function isHolding(action: Step['action']): action is HoldingAction {
  return (holdingActions as readonly string[]).includes(action);
}

/** The request after its job's holder changes; unchanged where that is refused. */
function handedOver(state: ChangeRequestState, action: HoldingAction, actor: Actor, now: Date): ChangeRequestState {
  const command = handOverOf(action);
  const decision = changeHands({ requestStatus: state.status, job: jobBeside(state), command, actor, now });
  return decision.ok ? { ...state, status: decision.requestStatus, holder: decision.job.holder } : state;
}

function carryOut(world: World, intent: ChangeRequestIntent): void {
  switch (intent.type) {
    case 'openJob':
    case 'retryJob':
      expect(world.job).toBe('none');
      world.job = 'open';
      break;
    case 'closeJob':
      expect(world.job).not.toBe('none');
      world.job = 'none';
      break;
    case 'pauseJob':
      expect(world.job).toBe('open');
      world.job = 'paused';
      break;
    case 'resumeJob':
      expect(world.job).toBe('paused');
      world.job = 'open';
      break;
    case 'startWait':
      expect(world.waiting).toBe(false);
      world.waiting = true;
      break;
    case 'endWait':
      expect(world.waiting).toBe(true);
      world.waiting = false;
      break;
    case 'applyChange':
      world.applications += 1;
      break;
    default:
      break;
  }
}

function checkAgreement(state: ChangeRequestState, world: World): void {
  expect(world.waiting).toBe(state.status === 'pending');
  expect(state.awaited !== null).toBe(state.status === 'pending');
  expect(state.heldFrom !== null).toBe(state.status === 'held');
  expect(world.job !== 'none').toBe(state.hasJob);
  expect(world.job === 'paused').toBe(state.status === 'held' && state.hasJob);
  if (state.holder !== null && state.status !== 'failed') expect(state.hasJob).toBe(true);
  if (state.status === 'accepted') expect(state).toMatchObject({ hasJob: true, holder: null });
  if (state.status === 'scheduled') expect(state.effectiveAt).not.toBeNull();
  if (state.applying) expect(state.status).toBe('inProgress');
  if (state.status === 'inProgress') expect(state.applying || state.holder !== null).toBe(true);
  if (isTerminal(state.status) || state.status === 'failed')
    expect(state).toMatchObject({ hasJob: false, applying: false });
  if (isTerminal(state.status)) expect(state.holder).toBeNull();
}

describe('a change request under any sequence of steps by anybody', () => {
  it('agrees with its job and its wait, and ends only where the lifecycle says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom('emergency_closure' as const, 'voice_replacement' as const),
        fc.option(fc.integer({ min: 30, max: 240 }), { nil: null, freq: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(move, { minLength: 20, maxLength: 120 }),
        (kind, effectiveIn, lineCount, moves) => {
          const effectiveAt = effectiveIn === null ? null : new Date(start + effectiveIn * minute);
          let state = newChangeRequest({ kind, effectiveAt, revertAt: null, lineCount });
          const world: World = { job: 'none', waiting: false, applications: 0 };
          let at = start;
          for (const { minutes, upload, ...drawn } of moves) {
            const { action, performer } = chosen(state, drawn);
            const actor = actorOfMove(state, performer);
            at += minutes * minute;
            const now = new Date(at);
            if (isHolding(action)) {
              state = handedOver(state, action, actor, now);
              checkAgreement(state, world);
              continue;
            }
            const command =
              (action === 'provide' || action === 'join') && upload
                ? ({ action, uploadId: 'upload-2' } as const)
                : commandOf(action, performer);
            const decision = decideChangeRequest({ state, command, actor, now });
            if (!decision.ok) continue;
            for (const intent of decision.intents) carryOut(world, intent);
            if (isTerminal(state.status)) expect(decision.next.status).toBe(state.status);
            if (state.status === 'failed' && decision.next.status !== 'failed')
              expect(['retry accepted', 'retry inProgress', 'cancel cancelled']).toContain(
                `${action} ${decision.next.status}`,
              );
            if (action === 'switch' || action === 'apply') {
              const planned = state.effectiveAt;
              // A closure is written before it begins.
              if (planned !== null && state.kind !== 'emergency_closure')
                expect(at).toBeGreaterThanOrEqual(planned.getTime());
            }
            if (decision.next.status === 'completed' && state.status !== 'completed') {
              const partly = state.status === 'partial' && (action === 'fail' || action === 'endEarly');
              expect(partly || actor.kind === 'system' || actor.userId === state.holder?.userId).toBe(true);
              expect(decision.next.outcome).toBe(partly ? 'partly' : 'whole');
            }
            state = decision.next;
            seen.add(state.status);
            checkAgreement(state, world);
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect([...seen].sort()).toEqual([...changeRequestStatuses].sort());
  });
});
