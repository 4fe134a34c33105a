import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../../src/connectors/calendar/load-service-calendar.ts';
import { formatTaipei } from '../../../../src/domain/calendar/taipei-time.ts';
import { terminalStatuses } from '../../../../src/domain/change-request/lifecycle.ts';
import { alarmKinds, isSolved } from '../../../../src/domain/on-call/alarm.ts';
import { nextNotifyAt } from '../../../../src/domain/on-call/escalation.ts';

const calendar = loadServiceCalendar().current();
const taipei = (text: string) => new Date(`2026-${text}:00+08:00`);
const notified = (kind: (typeof alarmKinds)[number], from: string, minutes: number) => {
  const next = nextNotifyAt(calendar, { kind, notifiedAt: taipei(from), minutes });
  return next && formatTaipei(next).slice(5, 16);
};

describe('the next notice about an alarm', () => {
  it.each([
    ['03-04T09:00', 15, '03-04T09:15'],
    ['03-04T17:50', 15, '03-05T09:05'],
    ['03-04T17:45', 15, '03-05T09:00'],
    ['03-06T17:50', 60, '03-09T09:50'],
    ['02-13T17:30', 45, '02-23T09:15'],
  ])('about a breach, notified %s, comes after %d minutes of service time: %s', (from, minutes, next) => {
    expect(notified('deadline_breach', from, minutes)).toBe(next);
  });

  it('about a failure comes at any hour', () => {
    expect(notified('change_request_failed', '03-04T23:50', 15)).toBe('03-05T00:05');
  });

  it('is not made when the request has moved on, whatever the alarm', () => {
    for (const kind of alarmKinds)
      for (const status of terminalStatuses)
        expect([kind, status, isSolved(kind, status)]).toEqual([kind, status, true]);
    expect(isSolved('deadline_breach', 'inProgress')).toBe(false);
    expect(isSolved('deadline_breach', 'failed')).toBe(false);
    expect(isSolved('change_request_failed', 'failed')).toBe(false);
    expect(isSolved('change_request_held', 'inProgress')).toBe(true);
  });
});
