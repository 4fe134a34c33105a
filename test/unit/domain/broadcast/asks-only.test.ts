import { describe, expect, it } from 'vitest';
import type { BroadcastCommand, BroadcastState } from '../../../../src/domain/broadcast/broadcast-state.ts';
import { broadcastStepsFor, decideBroadcast } from '../../../../src/domain/broadcast/decide-broadcast.ts';
import { actorOf } from '../support/actors.ts';

const at = (clock: string) => new Date(`2026-03-04T${clock}:00+08:00`);
const author = actorOf('operator', { userId: 'author' });
const second = actorOf('operator', { userId: 'second' });
const window = { from: at('12:00'), until: at('18:00') };

function waiting(closing: number, asking: number): BroadcastState {
  return {
    ...{ place: 'broadcasts/1', status: 'awaitingApproval', ...window, promptId: null, authors: ['author'] },
    ...{ draftHash: 'hash', closing, asking, listeners: ['second', 'author'], hasSoundToHear: true },
    notice: { status: 'active', why: [], waitOverridden: false, wasDisputed: false, window },
    ...{ provisionalUntil: null, endedAt: null, change: null },
  };
}

function codeOf(state: BroadcastState, command: BroadcastCommand, actor = second): string {
  const decision = decideBroadcast({ state, command, actor, now: at('10:00') });
  return decision.ok ? 'ok' : decision.refusal.code;
}

const approve = { action: 'approve', draftHash: 'hash' } as const;
const alone = { action: 'approveAlone', draftHash: 'hash', reason: 'Nobody else is here' } as const;

describe('a broadcast to lines that ask first', () => {
  it.each<[closing: number, asking: number, approved: string, sentAlone: string]>([
    [0, 0, 'broadcast_without_lines', 'broadcast_without_lines'],
    [0, 3, 'ok', 'broadcast_only_asks'],
    [2, 3, 'ok', 'ok'],
  ])('closing %i and asking %i is approved: %s, sent alone: %s', (closing, asking, approved, sentAlone) => {
    const state = waiting(closing, asking);
    expect(codeOf({ ...state, status: 'draft' }, { action: 'submit' }, author)).toBe(approved);
    expect(codeOf(state, approve)).toBe(approved);
    expect(codeOf(state, alone, author)).toBe(sentAlone);
    expect(broadcastStepsFor(state, author).includes('approveAlone')).toBe(closing > 0);
  });
});
