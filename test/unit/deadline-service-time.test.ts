import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { formatTaipei } from '../../src/domain/calendar/taipei-time.ts';
import {
  elapsedFraction,
  instantOfFraction,
  nextServiceInstant,
  serviceTimeBetween,
} from '../../src/domain/deadline/service-time.ts';

const calendar = loadServiceCalendar().current();
const hour = 3_600_000;

function taipei(text: string): Date {
  return new Date(`2026-${text}:00+08:00`);
}

describe('service time', () => {
  it.each([
    ['03-04T10:00', '03-04T11:00', 1],
    ['03-04T08:00', '03-04T20:00', 9],
    ['03-04T17:00', '03-05T10:00', 2],
    ['03-06T17:00', '03-09T10:00', 2],
    ['03-07T10:00', '03-08T10:00', 0],
    ['02-13T09:00', '02-23T18:00', 18],
    ['03-05T10:00', '03-04T17:00', -2],
  ])('from %s to %s is %d hours', (from, until, hours) => {
    expect(serviceTimeBetween(calendar, { from: taipei(from), until: taipei(until) })).toBe(hours * hour);
  });

  it.each([
    ['03-04T09:00', '03-04T09:00'],
    ['03-04T17:59', '03-04T17:59'],
    ['03-04T18:00', '03-05T09:00'],
    ['03-04T03:00', '03-04T09:00'],
    ['03-07T12:00', '03-09T09:00'],
    ['02-13T18:30', '02-23T09:00'],
  ])('at %s goes on at %s', (at, next) => {
    const instant = nextServiceInstant(calendar, taipei(at));
    expect(instant && formatTaipei(instant)).toBe(`2026-${next}:00+08:00`);
  });

  it('does not go on past the calendar', () => {
    expect(nextServiceInstant(calendar, new Date('2035-12-31T18:00:00+08:00'))).toBeNull();
  });
});

describe('warnings', () => {
  /** Filed Wednesday 09:00: 36 service hours until Monday 18:00. */
  const input = { receivedAt: taipei('03-04T09:00') };

  it.each([
    ['03-04T09:00', 0],
    ['03-04T08:00', 0],
    ['03-04T13:30', 0.125],
    ['03-05T18:00', 0.5],
    ['03-06T09:00', 0.5],
    ['03-08T12:00', 0.75],
    ['03-09T18:00', 1],
    ['03-20T12:00', 1],
  ])('at %s the fraction gone is %d', (at, fraction) => {
    expect(elapsedFraction(calendar, input, taipei(at))).toBe(fraction);
  });

  it('fall inside service hours; one on a closing time waits for the next opening', () => {
    const half = instantOfFraction(calendar, input, 0.5);
    const late = instantOfFraction(calendar, input, 0.8);
    expect(half && formatTaipei(half)).toBe('2026-03-06T09:00:00+08:00');
    expect(late && formatTaipei(late)).toBe('2026-03-09T10:48:00+08:00');
  });

  it('stand still on days given back', () => {
    const waited = { ...input, waits: [{ from: taipei('03-05T10:00'), until: taipei('03-05T11:00') }] };
    expect(elapsedFraction(calendar, waited, taipei('03-05T09:00'))).toBe(0.25);
    expect(elapsedFraction(calendar, waited, taipei('03-06T09:00'))).toBe(0.25);
    const half = instantOfFraction(calendar, waited, 0.5);
    expect(half && formatTaipei(half)).toBe('2026-03-09T09:00:00+08:00');
  });

  it('come when their fraction is gone, for any filing', () => {
    const moments = fc.date({ min: taipei('01-01T00:00'), max: new Date('2034-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (receivedAt, fraction) => {
        const at = instantOfFraction(calendar, { receivedAt }, fraction);
        expect(at).not.toBeNull();
        if (!at) return;
        expect(elapsedFraction(calendar, { receivedAt }, at)).toBeCloseTo(fraction, 6);
        expect(nextServiceInstant(calendar, at)?.getTime()).toBe(at.getTime());
      }),
    );
  });

  it('are not told outside the calendar', () => {
    const outside = { receivedAt: new Date('2036-03-04T09:00:00+08:00') };
    expect(elapsedFraction(calendar, outside, taipei('03-04T09:00'))).toBeNull();
    expect(instantOfFraction(calendar, outside, 0.5)).toBeNull();
  });
});
