import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcementStates } from '../../../../src/domain/announcement/announcement-lifecycle.ts';
import { itemOfFields } from '../../../../src/domain/announcement/notice-fields.ts';
import { noticeParts, noticeStatuses, openStates } from '../../../../src/domain/announcement/notice-item.ts';
import { windowOfNotice } from '../../../../src/domain/announcement/notice-window.ts';
import {
  doubtsNow,
  replacesUnread,
  settlesAt,
  whyNotSendable,
  windowDiffers,
} from '../../../../src/domain/announcement/standing.ts';

const noon = new Date('2026-07-23T12:00:00+08:00');
const day = { date: '2026-07-24', part: 'full', fromTime: null, untilTime: null, doubts: [] } as const;

describe('an announcement as it stands', () => {
  it('can be sent on while it is proposed or active, and leaves no doubt', () => {
    const found = announcementStates.map((status) => [status, whyNotSendable({ ...day, status }, noon)]);
    expect(Object.fromEntries(found)).toEqual({
      ...{ settling: ['settling'], proposed: [], disputed: ['disputed'], active: [] },
      ...{ rejected: ['ended'], superseded: ['ended'], revoked: ['ended'], expired: ['ended'] },
    });
    expect(whyNotSendable({ ...day, status: 'active', doubts: ['school_only'] }, noon)).toEqual(['school_only']);
  });

  it('is stale from the instant at which its window is over, and unsure without a window', () => {
    const at = (instant: string) => doubtsNow(day, new Date(`${instant}+08:00`));
    expect(at('2026-07-24T23:59:59.999')).toEqual([]);
    expect(at('2026-07-25T00:00:00')).toEqual(['stale']);
    expect(doubtsNow({ ...day, part: 'evening', untilTime: '12:00' }, noon)).toEqual(['window_unconfirmed']);
    expect(doubtsNow({ ...day, date: null, doubts: ['date_doubtful'] }, noon)).toEqual(['date_doubtful']);
  });

  it('is proposed when it has stood its time, if it waits', () => {
    const rules = { settleMs: 300_000 };
    expect(settlesAt({ status: 'settling', standsSince: noon }, rules)?.getTime()).toBe(noon.getTime() + 300_000);
    expect(settlesAt({ status: 'disputed', standsSince: noon }, rules)).toBeNull();
  });

  it('gives way to a certain reading that does not contradict it', () => {
    const unsure = { work: 'unknown', doubts: ['unknown_state'] } as const;
    expect(replacesUnread(unsure, { work: 'closed', why: [] })).toBe(true);
    expect(replacesUnread(unsure, { work: 'open', why: ['as_usual'] })).toBe(true);
    expect(replacesUnread(unsure, { work: 'unknown', why: ['unknown_state'] })).toBe(false);
    expect(replacesUnread({ work: 'closed', doubts: ['date_doubtful'] }, { work: 'open', why: [] })).toBe(false);
    expect(replacesUnread({ work: 'closed', doubts: [] }, { work: 'closed', why: [] })).toBe(false);
  });

  it('has other hours than a sighting of the same closure, or not', () => {
    const closed = { work: 'closed', fromTime: null, untilTime: null, status: 'Actual' } as const;
    expect(windowDiffers(closed, closed)).toBe(false);
    expect(windowDiffers(closed, { ...closed, fromTime: '07:30' })).toBe(true);
    expect(windowDiffers(closed, { ...closed, fromTime: '07:30', status: 'Test' })).toBe(false);
    expect(windowDiffers(closed, { ...closed, fromTime: '07:30', work: 'open' })).toBe(false);
  });
});

describe('a notice that a person fills in', () => {
  const hour = fc.integer({ min: 0, max: 23 }).map((each) => `${String(each).padStart(2, '0')}:00`);
  const fields = fc.record({
    ...{ county: fc.constant('雲林縣'), district: fc.constantFrom(null, '斗六市') },
    date: fc.integer({ min: 15, max: 31 }).map((each) => `2026-07-${each}`),
    ...{ part: fc.constantFrom(...noticeParts), fromTime: fc.option(hour), untilTime: fc.option(hour) },
    ...{ work: fc.constantFrom(...openStates), school: fc.constantFrom(...openStates) },
    status: fc.constantFrom(...noticeStatuses),
  });

  it('is sendable only as a real closure whose window is not over and near', () => {
    fc.assert(
      fc.property(fields, (given) => {
        const { item } = itemOfFields(given, { sentAt: noon, asOf: noon });
        const why = doubtsNow({ ...item, doubts: item.why }, noon);
        if (why.length > 0) return;
        expect([given.status, given.work]).toEqual(['Actual', 'closed']);
        const window = windowOfNotice(item);
        expect(window && window.until > noon && window.from < window.until).toBe(true);
        expect(given.date <= '2026-07-26').toBe(true);
      }),
    );
  });

  it('says in words what it means', () => {
    const given = {
      county: '雲林縣',
      district: '斗六市',
      date: '2026-07-24',
      part: 'morning',
      fromTime: null,
    } as const;
    const rest = { untilTime: null, work: 'closed', school: 'open', status: 'Actual' } as const;
    const { item, text } = itemOfFields({ ...given, ...rest }, { sentAt: noon, asOf: noon });
    expect(text).toBe('雲林縣斗六市：2026-07-24上午停止上班、照常上課。');
    expect(item).toMatchObject({ level: 'district', why: [], sendable: true, closesServiceDay: false });
  });
});
