import { describe, expect, it } from 'vitest';
import { forwardingLoop } from '../../../../src/domain/line/forwarding-loop.ts';

const always = { from: null, until: null };
const day = { number: '+886221111111', forwardsTo: null, asked: [] };
const night = { number: '+886222222222', forwardsTo: '+886223333333', asked: [] };
const guard = { number: '+886223333333', forwardsTo: '+886221111111', asked: [] };
const lines = [day, night, guard];

describe('a loop of forwarding', () => {
  it('is a line that forwards to itself', () => {
    expect(forwardingLoop(lines, { numbers: [day.number], to: day.number, times: always })).toEqual([
      day.number,
      day.number,
    ]);
  });

  it('is found over any number of lines, and reported as the path of the call', () => {
    expect(forwardingLoop(lines, { numbers: [day.number], to: night.number, times: always })).toEqual([
      day.number,
      night.number,
      guard.number,
      day.number,
    ]);
  });

  it('counts what all the lines asked about would do', () => {
    const numbers = [day.number, night.number];
    expect(forwardingLoop(lines, { numbers, to: guard.number, times: always })).toEqual([
      day.number,
      guard.number,
      day.number,
    ]);
    expect(forwardingLoop(lines, { numbers: [night.number], to: '+886912345678', times: always })).toBeNull();
  });

  it('is none where callers end elsewhere, or where only other lines form a loop', () => {
    const circle = [
      { number: 'a', forwardsTo: 'b', asked: [] },
      { number: 'b', forwardsTo: 'a', asked: [] },
    ];
    expect(forwardingLoop(circle, { numbers: ['c'], to: 'a', times: always })).toBeNull();
    expect(forwardingLoop(lines, { numbers: [guard.number], to: '+886912345678', times: always })).toBeNull();
  });

  it('is found where two plans make it together, at the times they share alone', () => {
    const june = (date: number) => new Date(Date.UTC(2027, 5, date));
    const planned = { number: 'a', forwardsTo: null, asked: [{ from: june(10), until: june(20), to: 'b' }] };
    const wish = (from: Date | null, until: Date | null) => ({ numbers: ['b'], to: 'a', times: { from, until } });
    expect(forwardingLoop([planned], wish(june(1), null))).toEqual(['b', 'a', 'b']);
    expect(forwardingLoop([planned], wish(june(19), june(25)))).toEqual(['b', 'a', 'b']);
    expect(forwardingLoop([planned], wish(null, null))).toEqual(['b', 'a', 'b']);
    expect(forwardingLoop([planned], wish(june(20), null))).toBeNull();
    expect(forwardingLoop([planned], wish(june(1), june(10)))).toBeNull();
  });

  it('is none once a plan has ended what would make it', () => {
    const ended = { number: 'a', forwardsTo: 'b', asked: [{ from: new Date(0), until: null, to: null }] };
    expect(forwardingLoop([ended], { numbers: ['b'], to: 'a', times: { from: new Date(1), until: null } })).toBeNull();
  });
});
