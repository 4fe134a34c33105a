import { describe, expect, it } from 'vitest';
import { hoursText, readHours } from '../../../src/web/features/customer/adjust/hours-text.ts';
import {
  dayFaultOf,
  draftOf,
  hourAt,
  moved,
  overlapOf,
  weekOf,
} from '../../../src/web/features/customer/adjust/week-draft.ts';

const of = (open: string, close: string) => ({ open, close });

describe('hours as people type them', () => {
  it.each([
    ['09:00-12:00, 13:00-18:00', [of('09:00', '12:00'), of('13:00', '18:00')]],
    ['9-18', [of('09:00', '18:00')]],
    ['０９：００～１２：００、１３：００～１８：００', [of('09:00', '12:00'), of('13:00', '18:00')]],
    ['0900–1730', [of('09:00', '17:30')]],
    ['９：３０〜１２：００，13:00−18:00', [of('09:30', '12:00'), of('13:00', '18:00')]],
    ['18:00 - 02:00', [of('18:00', '02:00')]],
    ['00:00-24:00', [of('00:00', '24:00')]],
    ['24h', [of('00:00', '24:00')]],
    ['', []],
    [' 公休 ', []],
    ['Closed', []],
  ])('are read: %s', (typed, hours) => {
    expect(readHours(typed)).toEqual(hours);
  });

  it.each(['nine', '9', '25:00-26:00', '09:00-09:00', '09:60-10:00', '24:00-12:00', '9-12 13-18'])(
    'are no hours: %s',
    (typed) => {
      expect(readHours(typed)).toBeNull();
      expect(dayFaultOf(typed)).toBe('unread');
    },
  );

  it('come back as they are written', () => {
    const hours = [of('09:00', '12:00'), of('18:00', '02:00')];
    expect(readHours(hoursText(hours))).toEqual(hours);
    expect(weekOf(draftOf(null))).toEqual({ mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] });
    expect(weekOf({ ...draftOf(null), wed: '9-12, 11-13' })).toBeNull();
    expect(dayFaultOf('9-12, 11-13')).toBe('overlap');
    expect(overlapOf('17-18, 11-13, 9-12')).toBe('09:00-12:00, 11:00-13:00');
    expect(overlapOf('22-2, 23-24')).toBe('22:00-02:00, 23:00-24:00');
    expect(overlapOf('9-12, 12-13')).toBe('');
  });
});

describe('a bar of hours', () => {
  it('is moved whole by quarters of an hour, within its day', () => {
    expect(moved(of('09:00', '12:00'), 'whole', 22)).toEqual(of('09:15', '12:15'));
    expect(moved(of('09:00', '12:00'), 'whole', -10_000)).toEqual(of('00:00', '03:00'));
    expect(moved(of('09:00', '12:00'), 'whole', 10_000)).toEqual(of('21:00', '24:00'));
    expect(moved(of('18:00', '02:00'), 'whole', 60)).toEqual(of('19:00', '03:00'));
  });

  it('keeps a quarter of an hour between its edges', () => {
    expect(moved(of('09:00', '12:00'), 'open', 10_000)).toEqual(of('11:45', '12:00'));
    expect(moved(of('09:00', '12:00'), 'close', -10_000)).toEqual(of('09:00', '09:15'));
    expect(moved(of('09:00', '12:00'), 'close', 10_000)).toEqual(of('09:00', '24:00'));
    expect(moved(of('18:00', '02:00'), 'close', -60)).toEqual(of('18:00', '01:00'));
    expect(moved(of('18:00', '02:00'), 'open', 10_000)).toEqual(of('23:45', '02:00'));
  });

  it('is added where an hour is free', () => {
    expect(hourAt([], 600)).toEqual(of('09:30', '10:30'));
    expect(hourAt([], 1439)).toEqual(of('23:00', '24:00'));
    expect(hourAt([of('09:00', '12:00')], 600)).toBeNull();
  });
});
