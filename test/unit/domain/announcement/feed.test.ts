import { describe, expect, it } from 'vitest';
import { feedStateOf, nextFeedAttempt, silentAt } from '../../../../src/domain/announcement/feed.ts';

const now = new Date('2025-11-11T12:00:00Z');
const minute = 60_000;

describe('the pause until the feed is read again', () => {
  const pause = (failures: number, chance = 0.5, retryAfterMs: number | null = null) =>
    nextFeedAttempt({ now, failures, pollMs: minute, retryAfterMs, chance }).getTime() - now.getTime();

  it('is its interval, and after failures twice as long each time, up to ten minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map((failures) => pause(failures) / minute)).toEqual([1, 1, 2, 4, 8, 10, 10]);
  });

  it('is spread by a quarter each way after failures only', () => {
    expect([pause(0, 0), pause(0, 1)]).toEqual([minute, minute]);
    expect([pause(3, 0), pause(3, 1)]).toEqual([3 * minute, 5 * minute]);
  });

  it('is at least what the feed asks for, within ten minutes', () => {
    expect(pause(1, 0.5, 5 * minute)).toBe(5 * minute);
    expect(pause(1, 0.5, 24 * 60 * minute)).toBe(10 * minute);
    const rare = { now, failures: 3, pollMs: 60 * minute, retryAfterMs: null, chance: 0.5 };
    expect(nextFeedAttempt(rare).getTime() - now.getTime()).toBe(60 * minute);
  });
});

describe('the state of a feed', () => {
  const rules = { now, silentMs: 10 * minute };
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minute);
  const answered = { since: ago(600), answeredAt: ago(1), fault: null };

  it('follows its last full answer and its last attempt', () => {
    expect(feedStateOf(answered, rules)).toBe('answering');
    expect(feedStateOf({ ...answered, fault: 'timed_out' }, rules)).toBe('failing');
    expect(feedStateOf({ since: ago(9), answeredAt: null, fault: null }, rules)).toBe('waiting');
    expect(feedStateOf({ since: ago(10), answeredAt: null, fault: null }, rules)).toBe('silent');
  });

  it('is silent to the second, whatever the last attempt said', () => {
    const late = { ...answered, answeredAt: ago(10) };
    expect(silentAt(late, rules.silentMs)).toEqual(now);
    expect(feedStateOf(late, rules)).toBe('silent');
    expect(feedStateOf({ ...late, answeredAt: new Date(ago(10).getTime() + 1) }, rules)).toBe('answering');
  });
});
