import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { withDaysOff } from '../../src/domain/calendar/build-service-calendar.ts';
import { computeDeadline } from '../../src/domain/deadline/compute-deadline.ts';
import type { Wait } from '../../src/domain/deadline/deadline-rules.ts';
import { type DeadlineWarning, dueWarning, type WatchedDeadline } from '../../src/domain/deadline/warnings.ts';

const calendar = loadServiceCalendar().current();

function taipei(text: string): Date {
  return new Date(`2026-03-${text}:00+08:00`);
}

/** Filed on Wednesday at 09:00: half is used on Friday at 09:00, 80 % on Monday at 10:48; due on Monday at 18:00. */
function watched(told: DeadlineWarning | null, waits: Wait[] = []): WatchedDeadline {
  const receivedAt = taipei('04T09:00');
  const computed = computeDeadline(calendar, { receivedAt, waits });
  return { receivedAt, waits, told, dueBy: computed.ok ? computed.deadline.dueBy : receivedAt };
}

describe('the warning that is due', () => {
  it.each<[string, DeadlineWarning | null, DeadlineWarning | null]>([
    ['05T17:59', null, null],
    ['06T09:00', null, 'half'],
    ['06T09:00', 'half', null],
    ['09T10:47', 'half', null],
    ['09T10:48', 'half', 'most'],
    // After days without a sweep only the most severe warning is sent.
    ['09T10:48', null, 'most'],
    ['09T17:59', 'most', null],
    // Broken at 18:00, notified at 09:00.
    ['09T18:00', 'most', null],
    ['10T08:59', 'most', null],
    ['10T09:00', 'most', 'breach'],
    ['10T09:00', null, 'breach'],
    ['12T12:00', 'breach', null],
    // At night and on a Saturday no warning is due.
    ['06T20:00', null, null],
    ['07T12:00', null, null],
    ['14T12:00', 'most', null],
  ])('at %s, after %s, is %s', (at, told, due) => {
    expect(dueWarning(calendar, watched(told), taipei(at))).toBe(due);
  });

  it('follows a deadline that has moved, and tells nothing twice', () => {
    const waits = [{ from: taipei('05T10:00'), until: taipei('06T08:00') }];
    expect(dueWarning(calendar, watched(null, waits), taipei('06T09:00'))).toBeNull();
    expect(dueWarning(calendar, watched(null, waits), taipei('09T09:00'))).toBe('half');
    expect(dueWarning(calendar, watched('half', waits), taipei('09T09:00'))).toBeNull();
    expect(dueWarning(calendar, watched('most', waits), taipei('10T12:00'))).toBeNull();
    expect(dueWarning(calendar, watched('most', waits), taipei('11T09:00'))).toBe('breach');
  });

  it('waits over a day on which our office is closed', () => {
    const closed = withDaysOff(calendar, ['2026-03-10']);
    expect(dueWarning(closed, watched('most'), taipei('10T12:00'))).toBeNull();
    expect(dueWarning(closed, watched('most'), taipei('11T09:00'))).toBe('breach');
  });
});
