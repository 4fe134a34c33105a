import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { assertTaipeiOffset } from '../../src/connectors/calendar/taipei-offset.ts';
import {
  dateKeyOfDay,
  dayOfDateKey,
  formatTaipei,
  taipeiDate,
  taipeiDayOf,
  taipeiEpochMs,
  taipeiMsOfDay,
  weekdayOfDay,
} from '../../src/domain/calendar/taipei-time.ts';

const originalZone = process.env.TZ;
afterEach(() => {
  if (originalZone === undefined) delete process.env.TZ;
  else process.env.TZ = originalZone;
});

const instants = fc.date({
  min: new Date('1980-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('Taipei time', () => {
  it('formats an instant with its offset and cuts off parts of a second', () => {
    expect(formatTaipei(new Date('2026-03-04T09:40:00Z'))).toBe('2026-03-04T17:40:00+08:00');
    expect(formatTaipei(new Date('2026-03-04T09:40:00.999Z'))).toBe('2026-03-04T17:40:00+08:00');
    expect(formatTaipei(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01T00:00:00+08:00');
  });

  it('refuses to format an invalid date', () => {
    expect(() => formatTaipei(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('reads back every formatted instant to the second', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const seconds = Math.floor(instant.getTime() / 1000);
        expect(new Date(formatTaipei(instant)).getTime()).toBe(seconds * 1000);
      }),
    );
  });

  it.each(['UTC', 'America/New_York', 'Asia/Taipei', 'Pacific/Apia'])(
    'agrees with the zone data of the machine when the process runs in %s',
    (zone) => {
      process.env.TZ = zone;
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      const inTaipei = new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Asia/Taipei',
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      fc.assert(
        fc.property(instants, (instant) => {
          expect(formatTaipei(instant).slice(0, 19).replace('T', ' ')).toBe(inTaipei.format(instant));
          const day = taipeiDayOf(instant.getTime());
          expect(taipeiDate(instant)).toBe(dateKeyOfDay(day));
          expect(taipeiEpochMs(day, 0) + taipeiMsOfDay(instant.getTime())).toBe(instant.getTime());
        }),
        { numRuns: 200 },
      );
    },
  );

  it('turns dates into days and back, also before 1970', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        expect(dayOfDateKey(dateKeyOfDay(day))).toBe(day);
        expect(weekdayOfDay(day) % 7).toBe(new Date(`${dateKeyOfDay(day)}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-2-1',
    '20260201',
    '2026-02-01T00:00:00Z',
    '',
    ' 2026-02-01',
    '2026-00-10',
  ])('refuses %j as a date', (text) => {
    expect(dayOfDateKey(text)).toBeNull();
  });

  it('asserts the offset at start and names the day that differs', () => {
    expect(() => assertTaipeiOffset(1990, 2040)).not.toThrow();
    // Summer time was kept in 1975: the check must be able to fail.
    expect(() => assertTaipeiOffset(1975, 1975)).toThrow(
      expect.objectContaining({ code: 'taipei_offset_changed', params: { date: '1975-07-01', offset: 'GMT+09:00' } }),
    );
  });
});
