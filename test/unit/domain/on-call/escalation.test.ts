import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../../src/connectors/calendar/load-service-calendar.ts';
import type { MissingLines } from '../../../../src/domain/broadcast/not-applied.ts';
import { formatTaipei } from '../../../../src/domain/calendar/taipei-time.ts';
import { terminalStatuses } from '../../../../src/domain/change-request/lifecycle.ts';
import { type alarmKinds, isSolved, requestAlarmKinds } from '../../../../src/domain/on-call/alarm.ts';
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
    const now = taipei('03-04T09:00');
    for (const kind of requestAlarmKinds)
      for (const status of terminalStatuses)
        expect([kind, status, isSolved({ kind, status }, now)]).toEqual([kind, status, true]);
    expect(isSolved({ kind: 'deadline_breach', status: 'inProgress' }, now)).toBe(false);
    expect(isSolved({ kind: 'deadline_breach', status: 'failed' }, now)).toBe(false);
    expect(isSolved({ kind: 'change_request_failed', status: 'failed' }, now)).toBe(false);
    expect(isSolved({ kind: 'change_request_held', status: 'inProgress' }, now)).toBe(true);
  });

  it('about lines of a broadcast ends when none has failed and none is on its way for 5 minutes', () => {
    const now = taipei('03-04T20:05');
    const solved = (missing: Partial<MissingLines>) =>
      isSolved(
        { kind: 'broadcast_not_applied', missing: { status: 'sending', failed: 0, waitingSince: null, ...missing } },
        now,
      );
    expect(solved({})).toBe(true);
    expect(solved({ failed: 1 })).toBe(false);
    expect(solved({ failed: 1, status: 'active' })).toBe(false);
    expect(solved({ failed: 1, status: 'restoring' })).toBe(true);
    expect(solved({ waitingSince: taipei('03-04T20:00') })).toBe(false);
    expect(solved({ waitingSince: new Date(taipei('03-04T20:00').getTime() + 1) })).toBe(true);
  });

  it('about a dispute or a lone send ends with it', () => {
    const now = taipei('03-04T20:05');
    expect(isSolved({ kind: 'announcement_disputed', status: 'disputed' }, now)).toBe(false);
    expect(isSolved({ kind: 'announcement_disputed', status: 'active' }, now)).toBe(true);
    expect(isSolved({ kind: 'announcement_ended', isClosedOn: true }, now)).toBe(false);
    expect(isSolved({ kind: 'announcement_ended', isClosedOn: false }, now)).toBe(true);
    expect(isSolved({ kind: 'broadcast_alone', isProvisional: true }, now)).toBe(false);
    expect(isSolved({ kind: 'broadcast_alone', isProvisional: false }, now)).toBe(true);
    expect(isSolved({ kind: 'feed_silent', isSilent: true }, now)).toBe(false);
    expect(isSolved({ kind: 'feed_silent', isSilent: false }, now)).toBe(true);
  });
});
