import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/access/actor.ts';
import type { Person } from '../../../src/domain/access/performer.ts';
import { decide, type Lifecycle, possibleActions } from '../../../src/domain/lifecycle.ts';
import { makeStep, withReason } from '../../../src/domain/step.ts';
import { actorFor, actorOf, holderPerson } from './support/actors.ts';

/** A lifecycle for this test only, small enough to write every answer by hand. */
interface Door {
  status: 'shut' | 'open' | 'walled';
  holder: Person | null;
  knocks: number;
}
type DoorCommand =
  | { action: 'knock' }
  | { action: 'unlock'; reason: string }
  | { action: 'shut' }
  | { action: 'wall'; instead?: Door['status'] };
type DoorIntent = { type: 'ring' };

const step = makeStep<Door, DoorIntent>;

const door: Lifecycle<'door', Door, DoorCommand, DoorIntent, { loud: boolean }> = {
  name: 'door',
  table: {
    shut: {
      knock: { by: ['owner', 'technician'], to: ['shut'] },
      unlock: { by: ['holder'], to: ['open'] },
      wall: { by: ['operator', 'system'], to: ['walled'] },
    },
    open: { shut: { by: ['owner', 'holder'], to: ['shut'] } },
    walled: {},
  },
  steps: {
    knock: ({ state, rules }) => ({
      ...step({ knocks: state.knocks + 1 }, rules.loud ? [{ type: 'ring' }] : []),
      facts: { ok: rules.loud },
    }),
    unlock: ({ command }) => withReason(command.reason, step({ status: 'open' })),
    shut: () => step({ status: 'shut' }),
    wall: ({ command }) => step({ status: command.instead ?? 'walled' }),
  },
  snapshot: ({ status, holder }) => ({ status, holder: holder?.userId ?? null }),
  holderOf: ({ holder }) => holder,
  refuseFirst: ({ state, command: { action } }) =>
    action === 'knock' && state.status === 'walled' ? { code: 'no_door_here', params: {} } : null,
  refuseLegal: ({ state, command: { action } }) =>
    action === 'knock' && state.knocks >= 3 ? { code: 'knocked_enough', params: { knocks: state.knocks } } : null,
};

const shut: Door = { status: 'shut', holder: holderPerson, knocks: 0 };
const now = new Date('2026-03-04T10:00:00+08:00');
const unlock: DoorCommand = { action: 'unlock', reason: 'Rain' };

function answer(state: Door, command: DoorCommand, actor: Actor, loud = false) {
  return decide(door, { state, command, actor, now, rules: { loud } });
}

describe('the engine of every lifecycle', () => {
  it.each<[string, Door, DoorCommand, Actor, string, Record<string, unknown>]>([
    ['who can never do it, before the status speaks', shut, { action: 'wall' }, actorFor('owner'), 'forbidden', {}],
    [
      'who can never do it, whatever the status',
      { ...shut, status: 'walled' },
      unlock,
      actorFor('owner'),
      'forbidden',
      {},
    ],
    [
      'a status without the action, by its name',
      shut,
      { action: 'shut' },
      actorFor('owner'),
      'illegal_transition',
      { action: 'shut', status: 'shut' },
    ],
    [
      'what stands against it before the table is asked',
      { ...shut, status: 'walled' },
      { action: 'knock' },
      actorFor('owner'),
      'no_door_here',
      {},
    ],
    [
      'a technician who could hold it, naming the holder',
      shut,
      unlock,
      actorFor('technician'),
      'not_job_holder',
      { holder: 'Hana' },
    ],
    [
      'a technician where nobody holds it',
      { ...shut, holder: null },
      unlock,
      actorFor('holder'),
      'not_job_holder',
      { holder: '' },
    ],
    [
      'somebody who may do it elsewhere only',
      { ...shut, status: 'open' },
      { action: 'shut' },
      actorFor('technician'),
      'not_job_holder',
      { holder: 'Hana' },
    ],
    [
      'a legal step by a rule of the lifecycle',
      { ...shut, knocks: 3 },
      { action: 'knock' },
      actorFor('owner'),
      'knocked_enough',
      { knocks: 3 },
    ],
    ['a step that refuses itself', shut, { action: 'unlock', reason: ' ' }, actorFor('holder'), 'reason_required', {}],
  ])('refuses %s', (_what, state, command, actor, code, params) => {
    expect(answer(state, command, actor)).toMatchObject({ ok: false, refusal: { code, params } });
  });

  it('answers with the next state, the audit record of both states, the facts and what must follow', () => {
    expect(answer(shut, { action: 'knock' }, actorFor('technician'), true)).toEqual({
      ok: true,
      next: { ...shut, knocks: 1 },
      audit: {
        action: 'door.knock',
        before: { status: 'shut', holder: 'user-holder' },
        after: { status: 'shut', holder: 'user-holder', ok: true },
      },
      intents: [{ type: 'ring' }],
    });
  });

  it('puts the reason into the audit record', () => {
    expect(answer(shut, { action: 'unlock', reason: ' Rain ' }, actorFor('holder'))).toMatchObject({
      next: { status: 'open' },
      audit: { action: 'door.unlock', reason: 'Rain' },
    });
  });

  it('never saves a status that the cell does not name', () => {
    expect(answer(shut, { action: 'wall' }, actorFor('system')).ok).toBe(true);
    expect(() => answer(shut, { action: 'wall', instead: 'open' }, actorFor('system'))).toThrow(
      'the step wall leads from shut to open, which its cell does not name',
    );
  });

  it('runs a lifecycle that nobody holds', () => {
    const { holderOf: _holder, ...unheld } = door;
    const technician = actorOf('technician');
    const knocked = decide(unheld, {
      state: shut,
      command: { action: 'knock' },
      actor: technician,
      now,
      rules: { loud: false },
    });
    expect(knocked.ok).toBe(true);
    expect(possibleActions(unheld, shut, actorFor('holder'))).toEqual(['knock']);
  });

  it('offers as buttons what the table allows to this actor', () => {
    expect(possibleActions(door, shut, actorFor('holder'))).toEqual(['knock', 'unlock']);
    expect(possibleActions(door, { ...shut, holder: null }, actorFor('holder'))).toEqual(['knock']);
    expect(possibleActions(door, shut, actorFor('system'))).toEqual(['wall']);
    expect(possibleActions(door, { ...shut, status: 'walled' }, actorFor('operator'))).toEqual([]);
  });
});
