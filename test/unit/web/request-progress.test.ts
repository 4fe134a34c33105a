import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../src/web/features/customer/request-progress.ts';
import { timingFaults } from '../../../src/web/features/customer/timing-faults.ts';

const request: Parameters<typeof progressOf>[0] = {
  kind: 'voice_replacement',
  closure: null,
  status: 'accepted',
  awaiting: null,
  receivedAt: '2026-11-28T10:00:00+08:00',
  effectiveAt: '2026-12-07T00:00:00+08:00',
  revertAt: '2026-12-11T18:00:00+08:00',
  completedAt: null,
  updatedAt: '2026-11-28T11:00:00+08:00',
  deadline: { dueBy: '2026-12-03T18:00:00+08:00' } as never,
};
const since = '2026-11-28T10:01:00+08:00';
const happened = { checkPassed: '2026-11-28T10:01:00+08:00' };

function shown(patch: Partial<typeof request>, more = {}): string[] {
  return progressOf({ ...request, ...patch }, { ...happened, ...more }).map(({ label, state }) => `${label} ${state}`);
}

describe('the progress of a request', () => {
  it('has the times its customer chose', () => {
    const at = progressOf(request, happened).map(({ at }) => at?.slice(5, 16));
    expect(at).toEqual(['11-28T10:00', '11-28T10:01', undefined, '12-07T00:00', '12-11T18:00']);
    const [, , , live] = progressOf({ ...request, effectiveAt: null }, happened);
    expect(live).toMatchObject({ at: request.deadline.dueBy, isLatest: true });
  });

  it('of a closure ends with open lines, and promises nothing before an operator approved it', () => {
    const closure = { announcement: null, waits: true, targetAt: null };
    const waiting = { ...request, kind: 'emergency_closure', status: 'acknowledged', closure } as const;
    expect(shown(waiting)).toEqual(['received done', 'waitsForApproval now', 'work next', 'live next', 'opens next']);
    expect(progressOf(waiting, {})[3]).toMatchObject({ at: null, isLatest: false });
    const targetAt = '2026-11-28T10:16:00+08:00';
    const sent = { ...waiting, status: 'inProgress', closure: { ...closure, waits: false, targetAt } } as const;
    expect(progressOf(sent, happened)[3]).toMatchObject({ at: targetAt, isLatest: true });
  });

  it.each<[Partial<typeof request>, string]>([
    [{ status: 'acknowledged' }, 'checking now'],
    [{ status: 'pending', awaiting: { code: 'upload', question: null, since } }, 'waitsForFile trouble'],
    [{ status: 'pending', awaiting: { code: 'answer', question: '?', since } }, 'waitsForAnswer trouble'],
    [{ status: 'failed' }, 'problem trouble'],
    [{ status: 'scheduled' }, 'scheduled now'],
    [{ status: 'completed' }, 'back now'],
    [{ status: 'cancelled' }, 'live skipped'],
  ])('shows where it stands (%o)', (patch, step) => {
    expect(shown(patch)).toContain(step);
  });

  it('is back when the former recording has returned, and not where something else plays meanwhile', () => {
    expect(shown({ status: 'completed' }, { reverted: '2026-12-11T18:00:02+08:00' })).toContain('back done');
    expect(shown({ status: 'completed' }, { revert_unneeded: '2026-12-11T18:00:02+08:00' })).toContain('back skipped');
  });
});

describe('the times of a filing, as they are typed', () => {
  const now = Date.parse('2026-11-28T10:00:00+08:00');
  it.each([
    ['', '', [null, null]],
    ['2026-11-28T10:00', '', ['timePast', null]],
    ['2026-11-30T00:00', '2026-11-29T18:00', [null, 'revertBeforeStart']],
    ['', '2026-11-27T18:00', [null, 'timePast']],
    ['2026-11-30T00:00', '2026-12-04T18:00', [null, null]],
  ])('from %j to %j', (effectiveAt, revertAt, expected) => {
    expect(Object.values(timingFaults({ effectiveAt, revertAt, unfinished: [] }, now))).toEqual(expected);
  });

  it('an unfinished one asks for a date', () => {
    const value = { effectiveAt: '', revertAt: '', unfinished: ['effectiveAt'] as const };
    expect(timingFaults(value, now)).toEqual({ effectiveAt: 'timeUnfinished', revertAt: null });
  });
});
