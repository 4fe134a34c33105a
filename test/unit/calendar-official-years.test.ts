import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { readOfficialYears } from '../../src/connectors/calendar/official-years.ts';
import { isMakeupSaturday, nationalDayOff } from '../../src/domain/calendar/national-calendar.ts';
import { describeDate, isBusinessDay } from '../../src/domain/calendar/service-calendar.ts';
import { weekdayOfDay } from '../../src/domain/calendar/taipei-time.ts';
import { shippedFile } from '../../src/shared/project-root.ts';

const calendar = loadServiceCalendar().current();

/** Announced totals per year: days off of government offices, service days, holidays on weekdays, make-up Saturdays. */
const announced: [year: number, daysOff: number, serviceDays: number, weekdayHolidays: number, makeups: number][] = [
  [2013, 115, 248, 13, 2],
  [2014, 113, 251, 10, 1],
  [2015, 116, 249, 12, 0],
  [2016, 116, 247, 14, 3],
  [2017, 116, 246, 14, 3],
  [2018, 115, 248, 13, 2],
  [2019, 115, 247, 14, 3],
  [2020, 115, 248, 14, 3],
  [2021, 116, 247, 14, 2],
  [2022, 115, 249, 11, 1],
  [2023, 116, 243, 17, 6],
  [2024, 115, 250, 12, 1],
  [2025, 118, 246, 15, 1],
  [2026, 120, 245, 16, 0],
  [2027, 121, 244, 17, 0],
];

/** Weekdays on which offices were closed although a plain holiday library says they were open. */
const daysTheLibraryMisses = `
2013-02-15 2013-04-05 2013-09-20 2015-01-02 2015-02-27 2015-04-03 2015-06-19 2015-10-09 2016-04-05 2016-06-10 2016-09-16
2017-02-27 2017-04-03 2017-05-29 2017-10-09 2018-04-06 2018-12-31 2019-03-01 2019-10-11 2020-01-23 2020-04-02 2020-04-03
2020-06-26 2020-10-02 2020-10-09 2021-02-10 2021-04-02 2021-09-20 2022-09-09 2023-01-20 2023-01-27 2023-02-27 2023-04-03
2023-06-23 2023-10-09 2024-02-08 2024-04-05 2025-01-27 2025-04-03 2025-05-30 2025-09-29 2025-10-24 2025-12-25 2026-02-27
2026-04-03 2026-05-01 2026-09-28 2026-10-09 2026-10-26 2026-12-25 2027-02-04 2027-04-06 2027-04-30 2027-09-28 2027-10-25
2027-12-24`
  .trim()
  .split(/\s+/);

const makeupSaturdays = `
2013-02-23 2013-09-14 2014-12-27 2016-01-30 2016-06-04 2016-09-10 2017-02-18 2017-06-03 2017-09-30 2018-03-31 2018-12-22
2019-01-19 2019-02-23 2019-10-05 2020-02-15 2020-06-20 2020-09-26 2021-02-20 2021-09-11 2022-01-22 2023-01-07 2023-02-04
2023-02-18 2023-03-25 2023-06-17 2023-09-23 2024-02-17 2025-02-08`
  .trim()
  .split(/\s+/);

function indexesOfYear(year: number): number[] {
  return calendar.dateKeys.flatMap((date, index) => (date.startsWith(`${year}-`) ? [index] : []));
}

describe('the official years', () => {
  it.each(announced)('%i has the announced numbers of days', (year, daysOff, serviceDays, weekdayHolidays, makeups) => {
    const days = indexesOfYear(year).map((index) => calendar.firstDay + index);
    const open = days.filter((day) => isBusinessDay(calendar, day));
    const madeUp = days.filter((day) => calendar.national.get(day)?.kind === 'makeup_saturday');
    expect(open).toHaveLength(serviceDays);
    expect(madeUp).toHaveLength(makeups);
    expect(days.length - open.length - madeUp.length).toBe(daysOff);
    expect(days.filter((day) => weekdayOfDay(day) <= 5 && !open.includes(day))).toHaveLength(weekdayHolidays);
  });

  it('agree with the totals written into the shipped file', () => {
    const shipped = JSON.parse(readFileSync(shippedFile('fixtures/calendars/official-years.json'), 'utf8'));
    expect(
      shipped.years.map((each: { year: number; totals: { daysOff: number; serviceDays: number } }) => [
        each.year,
        each.totals.daysOff,
        each.totals.serviceDays,
      ]),
    ).toEqual(announced.map((row) => row.slice(0, 3)));
  });

  it('close every day that a holiday library takes for a business day', () => {
    expect(daysTheLibraryMisses).toHaveLength(56);
    for (const date of daysTheLibraryMisses) {
      expect(describeDate(calendar, date), date).toMatchObject({
        serviceDay: false,
        reason: 'holiday',
        provisional: false,
      });
      expect(nationalDayOff(calendar, date)?.name, date).toBeTruthy();
    }
  });

  it('show every make-up Saturday and never make it a service day', () => {
    expect(makeupSaturdays).toHaveLength(28);
    for (const date of makeupSaturdays) {
      expect(describeDate(calendar, date), date).toMatchObject({ serviceDay: false, reason: 'makeup_saturday' });
      expect(isMakeupSaturday(calendar, date)).toBe(true);
      expect(nationalDayOff(calendar, date)).toBeNull();
    }
  });

  it('hold only dates of their own year, and make-up days only on Saturdays', () => {
    for (const { year, holidays, makeupSaturdays: saturdays } of readOfficialYears()) {
      for (const date of [...Object.keys(holidays), ...saturdays]) expect(date.slice(0, 4)).toBe(String(year));
      for (const date of saturdays) expect(new Date(`${date}T00:00:00Z`).getUTCDay()).toBe(6);
    }
  });

  it('keep the 2025 edition that the act on memorial days revised', () => {
    for (const date of ['2025-09-29', '2025-10-24', '2025-12-25']) {
      expect(describeDate(calendar, date)?.serviceDay).toBe(false);
    }
  });

  it('leave 1 May a workday until 2025 and close it from 2026', () => {
    expect(describeDate(calendar, '2025-05-01')?.serviceDay).toBe(true);
    expect(describeDate(calendar, '2026-05-01')).toMatchObject({ serviceDay: false, name: '勞動節' });
  });
});

describe('the shipped areas', () => {
  it('are the 22 counties and cities with distinct codes', () => {
    const { areas } = JSON.parse(readFileSync(shippedFile('fixtures/calendars/tw-areas.json'), 'utf8'));
    expect(areas).toHaveLength(22);
    expect(new Set(areas.map((area: { capGeocode: string }) => area.capGeocode)).size).toBe(22);
  });
});
