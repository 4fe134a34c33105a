import { describe, expect, it } from 'vitest';
import { decideMessage, longestConversation } from '../../../../src/domain/change-request/conversation.ts';
import { type ChangeRequestStatus, changeRequestStatuses } from '../../../../src/domain/change-request/lifecycle.ts';

const now = new Date('2026-03-04T10:00:00+08:00');
const next = new Date('2026-03-04T10:00:00.001+08:00');
const state = { successor: null, reopenableUntil: null, entries: 0 };

function codeOf(answer: ReturnType<typeof decideMessage>): string | null {
  return answer.ok ? null : answer.refusal.code;
}

describe('a message', () => {
  it('can be written in every status but those that end a request without a result', () => {
    const closed = (status: ChangeRequestStatus) => !decideMessage({ ...state, status }, now).ok;
    expect(changeRequestStatuses.filter(closed)).toEqual(['rejected', 'cancelled']);
  });

  it('can be written after completion until the exact instant at which nobody can reopen any more', () => {
    const completed = { ...state, status: 'completed' } as const;
    expect(codeOf(decideMessage({ ...completed, reopenableUntil: next }, now))).toBe(null);
    expect(codeOf(decideMessage({ ...completed, reopenableUntil: now }, now))).toBe('conversation_closed');
  });

  it('goes to the request that reopens this one', () => {
    const successor = '01900000-0000-7000-8000-000000000001';
    const answer = decideMessage({ ...state, status: 'completed', reopenableUntil: next, successor }, now);
    expect(answer).toMatchObject({
      refusal: { code: 'conversation_continued', params: { changeRequestId: successor, number: 'R-0000-0001' } },
    });
  });

  it('is the last one of a long conversation at some point', () => {
    const at = (entries: number) => codeOf(decideMessage({ ...state, status: 'inProgress', entries }, now));
    expect([at(longestConversation - 1), at(longestConversation)]).toEqual([null, 'conversation_full']);
  });
});
