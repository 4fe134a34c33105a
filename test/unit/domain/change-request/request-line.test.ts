import { describe, expect, it } from 'vitest';
import { changeRequestStatuses } from '../../../../src/domain/change-request/lifecycle.ts';
import {
  inLockOrder,
  isFinished,
  lineStateAfter,
  requestLineStates,
  whatFollows,
} from '../../../../src/domain/change-request/request-line.ts';

function follows(...states: (typeof requestLineStates)[number][]) {
  return whatFollows(states.map((state) => ({ state })));
}

describe('the lines of a request', () => {
  it('are locked in the order of their ids, however they were named', () => {
    const named = [{ lineId: 'b' }, { lineId: 'c' }, { lineId: 'a' }];
    expect(inLockOrder(named).map(({ lineId }) => lineId)).toEqual(['a', 'b', 'c']);
    expect(named[0]).toEqual({ lineId: 'b' });
  });
});

describe('a line of a request', () => {
  it('stays as it is once nothing is left to do on it, whatever becomes of the request', () => {
    for (const state of requestLineStates.filter(isFinished)) {
      for (const status of changeRequestStatuses) expect(lineStateAfter(state, status, 'inProgress')).toBe(state);
    }
  });

  it('is left alone when the request is cancelled or turned down, and failed when it fails', () => {
    for (const state of ['waiting', 'failed'] as const) {
      expect(lineStateAfter(state, 'cancelled', 'inProgress')).toBe('stopped');
      expect(lineStateAfter(state, 'rejected', 'inProgress')).toBe('stopped');
    }
    expect(lineStateAfter('applying', 'failed', 'inProgress')).toBe('failed');
  });

  it('waits again when a failed request goes back to the queue or to its technician', () => {
    expect(lineStateAfter('failed', 'accepted', 'failed')).toBe('waiting');
    expect(lineStateAfter('failed', 'inProgress', 'failed')).toBe('waiting');
    expect(lineStateAfter('failed', 'inProgress', 'partial')).toBe('failed');
    expect(lineStateAfter('failed', 'partial', 'inProgress')).toBe('failed');
    expect(lineStateAfter('failed', 'completed', 'inProgress')).toBe('failed');
  });
});

describe('a request that is being applied', () => {
  it('waits while any of its lines is being changed', () => {
    expect(follows('live', 'applying', 'failed')).toBe('applying');
    expect(follows('waiting', 'applying')).toBe('applying');
  });

  it('is its technician’s again when the rest is changed by hand', () => {
    expect(follows('live', 'waiting')).toBe('byHand');
    expect(follows('failed', 'waiting')).toBe('byHand');
  });

  it('is completed when all are live or were so before, partial when some failed, failed when none is live', () => {
    expect(follows('live', 'unchanged')).toBe('complete');
    expect(follows('live', 'failed', 'failed')).toBe('partial');
    expect(follows('failed', 'failed')).toBe('fail');
    expect(follows('failed', 'unchanged')).toBe('fail');
  });
});
