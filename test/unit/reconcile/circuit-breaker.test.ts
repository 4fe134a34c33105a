import { beforeEach, describe, expect, it } from 'vitest';
import { CircuitBreaker } from '../../../src/reconcile/connectors/circuit-breaker.ts';

let now = 0;
let breaker: CircuitBreaker;

beforeEach(() => {
  now = 0;
  breaker = new CircuitBreaker({ threshold: 3, restMs: 100, longestRestMs: 250, nowMs: () => now });
});

function unanswered(times: number): void {
  for (let call = 0; call < times; call += 1) {
    expect(breaker.enter()).toBe(true);
    breaker.notAnswered();
  }
}

describe('a circuit breaker', () => {
  it('stays closed while answers come between', () => {
    unanswered(2);
    breaker.answered();
    unanswered(2);
    expect(breaker.state).toBe('closed');
  });

  it('opens after three calls without an answer and lets nothing through', () => {
    unanswered(3);
    expect(breaker.state).toBe('open');
    expect(breaker.enter()).toBe(false);
  });

  it('lets one probe through after its back-off, and closes when that is answered', () => {
    unanswered(3);
    now = 100;
    expect(breaker.state).toBe('halfOpen');
    expect(breaker.enter()).toBe(true);
    expect(breaker.enter()).toBe(false);
    breaker.answered();
    expect(breaker.state).toBe('closed');
    expect(breaker.enter()).toBe(true);
  });

  it('doubles its back-off each time, up to the maximum', () => {
    unanswered(3);
    const rests: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const from = now;
      while (breaker.state === 'open') now += 10;
      rests.push(now - from);
      unanswered(1);
    }
    expect(rests).toEqual([100, 200, 250, 250]);
  });
});
