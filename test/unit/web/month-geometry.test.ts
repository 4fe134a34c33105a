import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateKeyOfDay, dayOfDateKey, weekdayOfDay } from '../../../src/domain/calendar/taipei-time.ts';
import { dayAfterKey, monthOf, monthsOn, weeksOf } from '../../../src/web/lines/month-geometry.ts';

const dayOf = (date: string) => dayOfDateKey(date) ?? 0;
const anyDay = fc.integer({ min: 0, max: 300_000 });

describe('a month of days', () => {
  it('has each of its days once, each under its weekday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = monthOf(day);
        const weeks = weeksOf(month);
        const days = weeks.flat().filter((each) => each !== null);
        expect(days).toEqual(Array.from({ length: month.end - month.first }, (_, index) => month.first + index));
        expect(days).toContain(day);
        for (const week of weeks) {
          week.forEach((each, place) => {
            if (each !== null) expect(weekdayOfDay(each)).toBe(place + 1);
          });
        }
      }),
    );
  });

  it('is walked by days, weeks and months', () => {
    const steps = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
    const day = dayOf('2026-03-31');
    expect(steps.map((key) => dateKeyOfDay(dayAfterKey(day, key) ?? 0))).toEqual([
      '2026-03-30',
      '2026-04-01',
      '2026-03-24',
      '2026-04-07',
      '2026-03-30',
      '2026-04-05',
      '2026-02-28',
      '2026-04-30',
    ]);
    expect(dayAfterKey(day, 'Enter')).toBeNull();
    expect(dateKeyOfDay(monthsOn(dayOf('2027-12-31'), 2))).toBe('2028-02-29');
  });
});
