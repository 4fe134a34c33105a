import { describe, expect, it } from 'vitest';
import type { BroadcastCommand, BroadcastState } from '../../../../src/domain/broadcast/broadcast-state.ts';
import { broadcastStepsFor, decideBroadcast } from '../../../../src/domain/broadcast/decide-broadcast.ts';
import { actorOf } from '../support/actors.ts';

const at = (clock: string) => new Date(`2026-03-04T${clock}:00+08:00`);
const asker = actorOf('operator', { userId: 'asker' });
const second = actorOf('operator', { userId: 'second' });

function running(changed: Partial<BroadcastState> = {}): BroadcastState {
  return {
    ...{ status: 'active', from: at('12:00'), until: at('18:00'), promptId: null, authors: [asker.userId ?? ''] },
    ...{
      place: 'broadcasts/1',
      draftHash: '',
      closing: 0,
      asking: 0,
      listeners: [],
      hasSoundToHear: true,
      notice: null,
    },
    ...{ provisionalUntil: null, endedAt: null, change: null, ...changed },
  };
}

function codeOf(state: BroadcastState, command: BroadcastCommand, { now = at('10:00'), actor = second } = {}): string {
  const decision = decideBroadcast({ state, command, actor, now });
  return decision.ok ? 'ok' : decision.refusal.code;
}

const ask = (from: string, until: string) => ({ action: 'change', from: at(from), until: at(until) }) as const;
const approve = { action: 'approveChange', number: 1 } as const;
const waiting = { number: 1, proposedBy: asker.userId ?? '', from: at('11:00'), until: at('20:00') };

describe('a longer time of a broadcast', () => {
  it('is a later end, an earlier start, or both, and never a shorter one', () => {
    const answers = { '12:00 20:00': 'ok', '11:00 18:00': 'ok', '11:00 20:00': 'ok' };
    for (const [window, code] of Object.entries(answers)) {
      const [from = '', until = ''] = window.split(' ');
      expect(codeOf(running(), ask(from, until)), window).toBe(code);
    }
    for (const [from, until] of [
      ['12:00', '18:00'],
      ['13:00', '20:00'],
      ['11:00', '17:00'],
    ] as const)
      expect(codeOf(running(), ask(from, until)), `${from} ${until}`).toBe('change_not_longer');
  });

  it('does not begin earlier once it has begun, and is not asked for after its end', () => {
    expect(codeOf(running(), ask('11:00', '18:00'), { now: at('12:00') })).toBe('change_not_longer');
    expect(codeOf(running(), ask('12:00', '20:00'), { now: at('12:00') })).toBe('ok');
    expect(codeOf(running(), ask('12:00', '20:00'), { now: at('18:00') })).toBe('broadcast_window_over');
  });

  it('is for a broadcast that runs and that two people stand behind', () => {
    expect(codeOf(running({ provisionalUntil: at('12:30') }), ask('12:00', '20:00'))).toBe('broadcast_unconfirmed');
    for (const status of ['draft', 'awaitingApproval', 'stopped', 'restoring', 'ended', 'cancelled'] as const)
      expect(codeOf(running({ status }), ask('12:00', '20:00')), status).toBe('illegal_transition');
  });

  it('is approved by another person, while that one waits and the window is not over', () => {
    const state = running({ change: waiting });
    expect(codeOf(state, approve, { actor: asker })).toBe('second_person_required');
    expect(codeOf(state, { ...approve, number: 2 })).toBe('change_gone');
    expect(codeOf(running(), approve)).toBe('change_gone');
    expect(codeOf(state, approve, { now: at('18:00') })).toBe('broadcast_window_over');
    expect(decideBroadcast({ state, command: approve, actor: second, now: at('11:30') })).toMatchObject({
      ok: true,
      next: { status: 'sending', from: waiting.from, until: waiting.until, change: null },
      intents: [{ type: 'approveChange', number: 1 }, { type: 'sendAgain' }],
    });
  });

  it('may be withdrawn by one person, and is offered as a button to the other one only', () => {
    const state = running({ change: waiting });
    expect(codeOf(state, { action: 'withdrawChange', number: 1 }, { actor: asker })).toBe('ok');
    expect(broadcastStepsFor(state, asker)).not.toContain('approveChange');
    expect(broadcastStepsFor(state, second)).toContain('approveChange');
    expect(broadcastStepsFor(running(), second)).not.toContain('withdrawChange');
  });
});
