import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfDateKey } from '../../../src/domain/calendar/taipei-time.ts';
import {
  daysToSaturday,
  fieldOfMoment,
  momentAhead,
  momentOf,
  momentOfField,
  textOfInstant,
} from '../../../src/web/lines/line-moment.ts';

const taipei = 'Asia/Taipei';
const newYork = 'America/New_York';
const zones = fc.constantFrom(taipei, newYork, 'Europe/Berlin', 'Asia/Kolkata');

describe('the moment in an address', () => {
  it('is a day, or an instant on the day that the zone then has', () => {
    const day = dayOfDateKey('2026-03-05');
    expect(momentOf(taipei, '2026-03-05')).toEqual({ day, instant: null });
    expect(momentOf(taipei, '2026-03-04T17:30:00Z')).toEqual({ day, instant: Date.parse('2026-03-05T01:30:00+08:00') });
    expect(momentOf(newYork, '2026-03-06T03:00:00+08:00')?.day).toBe(day);
  });

  it.each([
    null,
    '',
    'now',
    '2026-02-30',
    '2026-3-5',
    '2026-03-05T25:00:00Z',
    '2026-03-05T10:00',
    '0026-03-05',
    '9999-01-01',
  ])('is none for %s', (text) => {
    expect(momentOf(taipei, text)).toBeNull();
  });

  it('is read back as it was written, in any zone', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 10_000, max: 40_000_000 }), (zone, minutes) => {
        const instant = minutes * 60_000;
        expect(momentOf(zone, textOfInstant(zone, instant))?.instant).toBe(instant);
      }),
    );
  });

  it('is what the field shows, by the clocks of the zone', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 10_000, max: 40_000_000 }), (zone, minutes) => {
        const field = fieldOfMoment(zone, minutes * 60_000);
        expect(fieldOfMoment(zone, momentOfField(zone, field) ?? 0)).toBe(field);
      }),
    );
  });

  it('takes the first of an hour that comes twice, and goes on after one that is missing', () => {
    expect(momentOfField('Europe/Berlin', '2026-10-25T02:30')).toBe(Date.parse('2026-10-25T00:30:00Z'));
    expect(momentOfField('Europe/Berlin', '2026-03-29T02:30')).toBe(Date.parse('2026-03-29T01:30:00Z'));
    expect(momentOfField(taipei, '2026-03-0')).toBeNull();
  });

  it("is tonight or on Saturday by the zone's calendar, whatever the device's zone", () => {
    const lateFriday = Date.parse('2026-03-06T23:30:00+08:00');
    expect(momentAhead(taipei, lateFriday, { days: 0, hour: 22 })).toBe(Date.parse('2026-03-06T22:00:00+08:00'));
    expect(daysToSaturday(taipei, lateFriday)).toBe(1);
    expect(daysToSaturday(taipei, Date.parse('2026-03-07T00:30:00+08:00'))).toBe(7);
    expect(daysToSaturday(newYork, Date.parse('2026-03-07T00:30:00+08:00'))).toBe(1);
  });
});
