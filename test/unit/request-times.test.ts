import { describe, expect, it } from 'vitest';
import { sayForecast } from '../../src/contract/words/forecast.ts';
import { sayRequestTimes, type TimedRequest, timesLine } from '../../src/contract/words/request-times.ts';

const now = new Date('2026-11-28T10:00:00+08:00');
const monday: TimedRequest = {
  status: 'accepted',
  effectiveAt: '2026-12-07T00:00:00+08:00',
  revertAt: '2026-12-11T18:00:00+08:00',
  completedAt: null,
  deadline: { earliestBy: '2026-12-02T18:00:00+08:00', dueBy: '2026-12-03T18:00:00+08:00' },
};

function said(patch: Partial<TimedRequest>, language: 'en' | 'zh-TW' = 'en'): string {
  return timesLine(sayRequestTimes({ ...monday, ...patch }, language, now));
}

describe("a request's times", () => {
  it('are the ones its customer chose, and the promise', () => {
    expect(said({})).toBe(
      'Live from Mon 7 Dec, 00:00 · back to the former voice file from Fri 11 Dec, 18:00 · expected by Wed 2 Dec, at the latest Thu 3 Dec, 18:00',
    );
    expect(said({}, 'zh-TW')).toBe(
      '12月7日（一）00:00 起播放 · 12月11日（五）18:00 起換回原語音 · 最快 12月2日（三）、最晚 12月3日（四）18:00 前完成',
    );
  });

  it.each<[string, Partial<TimedRequest>, string]>([
    ['none chosen', { effectiveAt: null, revertAt: null, deadline: null }, 'Live as soon as it is ready'],
    ['sooner than promised', { effectiveAt: '2026-11-30T00:00:00+08:00', revertAt: null }, 'if we can make it'],
    [
      'scheduled, however soon',
      { status: 'scheduled', effectiveAt: '2026-11-30T00:00:00+08:00' },
      'Live from Mon 30 Nov',
    ],
    ['waiting for the customer', { status: 'pending' }, 'the clock is paused until you reply'],
    ['of another year', { effectiveAt: '2027-01-04T00:00:00+08:00' }, 'Live from Mon 4 Jan 2027, 00:00'],
    ['completed', { status: 'completed', completedAt: '2026-12-07T00:00:04+08:00' }, 'Live since Mon 7 Dec, 00:00'],
  ])('are worded for one that is %s', (_which, patch, part) => {
    expect(said(patch)).toContain(part);
  });

  it('say by when it is usually done, after the promise and until that time has passed', () => {
    const forecast = { by: '2026-12-01T11:00:00+08:00' };
    const plain = { effectiveAt: null, revertAt: null };
    expect(said({ ...plain, forecast })).toBe(
      'Live as soon as it is ready · expected by Wed 2 Dec, at the latest Thu 3 Dec, 18:00 · usually done by Tue 1 Dec, 11:00 (9 of 10)',
    );
    expect(said({ ...plain, forecast }, 'zh-TW')).toBe(
      '完成後立即生效 · 最快 12月2日（三）、最晚 12月3日（四）18:00 前完成 · 通常 12月1日（二）11:00 前完成（10 件中有 9 件）',
    );
    expect(said({ ...plain, forecast: { by: now } })).not.toContain('usually');
    for (const status of ['scheduled', 'pending', 'failed', 'completed', 'cancelled'] as const)
      expect(said({ ...plain, status, completedAt: now, forecast })).not.toContain('usually');
  });

  it('name no promise once it is prepared, waits for the customer, has stopped or ended', () => {
    for (const status of ['scheduled', 'pending', 'failed', 'completed', 'cancelled'] as const)
      expect(said({ status, completedAt: now })).not.toContain('expected');
  });
});

describe('a forecast in words', () => {
  const forecast = { by: '2026-12-01T11:00:00+08:00', basis: { count: 42, days: 30 } };
  const spoken = (language: 'en' | 'zh-TW', days = 30, at = now) =>
    Object.values(sayForecast({ ...forecast, basis: { count: 42, days } }, language, at)).join(' ');

  it('is no promise, says what it rests on, and admits that it has passed', () => {
    expect(spoken('en')).toBe(
      'Forecast: usually done by Tue 1 Dec, 11:00 (9 of 10). Not a promise: it is how long the last 42 requests of this kind took (completed in the last 30 days).',
    );
    expect(spoken('zh-TW')).toBe(
      '預估：通常 12月1日（二）11:00 前完成（10 件中有 9 件）。 這不是承諾，是依最近 30 天完成的 42 件同類需求估算的。',
    );
    expect(spoken('en', 1)).toContain('(completed in the last 24 hours)');
    const late = new Date(forecast.by);
    expect(spoken('en', 30, late)).toContain('takes longer than usual');
    expect(spoken('zh-TW', 30, late)).toContain('這筆比平常久');
  });
});
