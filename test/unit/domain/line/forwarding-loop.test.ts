import { describe, expect, it } from 'vitest';
import { forwardingLoop } from '../../../../src/domain/line/forwarding-loop.ts';

const day = { number: '+886221111111', forwardsTo: null };
const night = { number: '+886222222222', forwardsTo: '+886223333333' };
const guard = { number: '+886223333333', forwardsTo: '+886221111111' };
const lines = [day, night, guard];

describe('a loop of forwarding', () => {
  it('is a line that forwards to itself', () => {
    expect(forwardingLoop(lines, { numbers: [day.number], to: day.number })).toEqual([day.number, day.number]);
  });

  it('is found over any number of lines, and told as the way of the caller', () => {
    expect(forwardingLoop(lines, { numbers: [day.number], to: night.number })).toEqual([
      day.number,
      night.number,
      guard.number,
      day.number,
    ]);
  });

  it('counts what all the lines asked about would do', () => {
    const numbers = [day.number, night.number];
    expect(forwardingLoop(lines, { numbers, to: guard.number })).toEqual([day.number, guard.number, day.number]);
    expect(forwardingLoop(lines, { numbers: [night.number], to: '+886912345678' })).toBeNull();
  });

  it('is none where callers end elsewhere, or where others go round among themselves', () => {
    const circle = [
      { number: 'a', forwardsTo: 'b' },
      { number: 'b', forwardsTo: 'a' },
    ];
    expect(forwardingLoop(circle, { numbers: ['c'], to: 'a' })).toBeNull();
    expect(forwardingLoop(lines, { numbers: [guard.number], to: '+886912345678' })).toBeNull();
  });
});
