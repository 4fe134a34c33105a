import { describe, expect, it } from 'vitest';
import {
  againstGoingOn,
  againstNotice,
  type BroadcastNotice,
  maySendAlone,
} from '../../../../src/domain/broadcast/broadcast-notice.ts';
import { isReminderDue, provisionalEnd } from '../../../../src/domain/broadcast/provisional.ts';

const window = { from: new Date('2026-07-24T00:00:00+08:00'), until: new Date('2026-07-25T00:00:00+08:00') };
const notice = (given: Partial<BroadcastNotice> = {}): BroadcastNotice => ({
  ...{ status: 'active', why: [], waitOverridden: false, wasDisputed: false, window, ...given },
});

describe('a lone send', () => {
  it('rests on an active notice that stood its time, within its window', () => {
    const may = (given: Partial<BroadcastNotice> | null, times = window) =>
      maySendAlone({ notice: given && notice(given), ...times });
    expect(may({})).toBe(true);
    expect(may(null)).toBe(false);
    expect(may({ status: 'proposed' })).toBe(false);
    expect(may({ waitOverridden: true })).toBe(false);
    expect(may({ why: ['stale'] })).toBe(false);
    expect(may({ window: null })).toBe(false);
    expect(may({}, { from: new Date(window.from.getTime() + 1), until: window.until })).toBe(true);
    expect(may({}, { from: new Date(window.from.getTime() - 1), until: window.until })).toBe(false);
    expect(may({}, { from: window.from, until: new Date(window.until.getTime() + 1) })).toBe(false);
  });

  it('ends half an hour after the later of sending and the start, and with the window at the latest', () => {
    const end = (sent: string) => provisionalEnd(window, new Date(`2026-07-${sent}+08:00`)).toISOString();
    expect(end('23T20:00:00')).toBe(new Date('2026-07-24T00:30:00+08:00').toISOString());
    expect(end('24T09:00:00')).toBe(new Date('2026-07-24T09:30:00+08:00').toISOString());
    expect(end('24T23:50:00')).toBe(window.until.toISOString());
  });

  it('calls a second person after 10 and 20 minutes, then hourly until the start', () => {
    const sentAt = new Date('2026-07-23T20:00:00+08:00');
    const called: number[] = [];
    let remindedAt: Date | null = null;
    for (let minute = 0; minute <= 300; minute += 1) {
      const now = new Date(sentAt.getTime() + minute * 60_000);
      if (!isReminderDue({ sentAt, remindedAt, from: window.from }, now)) continue;
      called.push(minute);
      remindedAt = now;
    }
    expect(called).toEqual([10, 20, 60, 120, 180, 240]);
  });
});

describe('a notice', () => {
  it('that is disputed or taken back keeps from going on; one with a successor only from sending anew', () => {
    const of = (status: BroadcastNotice['status'], why: BroadcastNotice['why']) => ({
      notice: notice({ status, why }),
    });
    expect(againstGoingOn(of('disputed', ['disputed']))).toMatchObject({ reasons: [{ code: 'disputed' }] });
    expect(againstGoingOn(of('revoked', ['ended']))).toMatchObject({ code: 'announcement_not_sendable' });
    expect(againstGoingOn(of('superseded', ['ended']))).toBeNull();
    expect(againstNotice(of('superseded', ['ended']))).toMatchObject({ reasons: [{ code: 'ended' }] });
    expect(againstNotice({ notice: null })).toBeNull();
  });

  it('whose time is over lets what was sent on it go on, unless its sources never agreed', () => {
    const over = (wasDisputed: boolean) => ({ notice: notice({ status: 'expired', why: ['ended'], wasDisputed }) });
    expect(againstGoingOn(over(false))).toBeNull();
    expect(againstGoingOn(over(true))).toMatchObject({ code: 'announcement_not_sendable' });
    expect(againstNotice(over(false))).toMatchObject({ reasons: [{ code: 'ended' }] });
  });
});
