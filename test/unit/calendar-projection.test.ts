import { describe, expect, it } from 'vitest';
import { baseDatesFromLibrary, readBaseDates } from '../../src/connectors/calendar/base-dates.ts';
import { readOfficialYears } from '../../src/connectors/calendar/official-years.ts';
import { projectYear } from '../../src/domain/calendar/law-projection.ts';

const baseDates = readBaseDates();
const official = new Map(readOfficialYears().map((year) => [year.year, year]));

function isWeekday(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

function weekdayHolidays(year: { holidays: Readonly<Record<string, string>> } | null | undefined): string[] {
  return Object.keys(year?.holidays ?? {}).filter(isWeekday);
}

function compare(year: number): { missed: string[]; invented: string[] } {
  const truth = weekdayHolidays(official.get(year));
  const projected = weekdayHolidays(projectYear(year, baseDates));
  return {
    missed: truth.filter((date) => !projected.includes(date)),
    invented: projected.filter((date) => !truth.includes(date)),
  };
}

describe('the base dates', () => {
  it('are what the installed date-holidays library gives', async () => {
    expect(baseDates).toEqual(await baseDatesFromLibrary(2015, 2036));
  }, 30_000);

  it('fall on the festivals of the official tables', () => {
    for (const [year, { holidays }] of official) {
      const base = baseDates[year];
      if (!base) continue;
      expect(holidays[base.newYearEve]).toBe('農曆除夕');
      expect(base.springFestival.map((date) => holidays[date])).toEqual(['春節', '春節', '春節']);
      expect(holidays[base.dragonBoatFestival]).toBe('端午節');
      expect(holidays[base.midAutumnFestival]).toBe('中秋節');
      expect(holidays[base.tombSweepingDay]).toMatch(/掃墓節|清明節/);
    }
  });
});

describe('the projection by law', () => {
  it.each([2026, 2027])('has no error in %i', (year) => {
    expect(compare(year)).toEqual({ missed: [], invented: [] });
  });

  it('misses one bridge day in 2025', () => {
    expect(compare(2025)).toEqual({ missed: ['2025-01-27'], invented: [] });
  });

  it('misses only bridge days in 2015 to 2025, which no rule gives and which ended in 2026, and invents nothing', () => {
    const years = Array.from({ length: 11 }, (_, index) => 2015 + index);
    const missed = years.flatMap((year) => compare(year).missed);
    expect(years.flatMap((year) => compare(year).invented)).toEqual([]);
    expect(missed).toHaveLength(26);
    for (const date of missed) {
      expect(official.get(Number(date.slice(0, 4)))?.holidays[date]).toMatch(/^(調整放假日?|小年夜)$/);
    }
  });

  it('gives 2028 as measured', () => {
    expect(weekdayHolidays(projectYear(2028, baseDates)).map((date) => date.slice(5))).toEqual(
      '01-24 01-25 01-26 01-27 01-28 02-28 04-03 04-04 05-01 05-29 09-28 10-03 10-10 10-25 12-25'.split(' '),
    );
  });

  it.each([
    [2016, 'Monday', ['2016-04-04', '2016-04-05']],
    [2021, 'Sunday', ['2021-04-02', '2021-04-05']],
    [2020, 'Saturday', ['2020-04-02', '2020-04-03']],
    [2024, 'Thursday', ['2024-04-04', '2024-04-05']],
    [2032, 'Sunday', ['2032-04-02', '2032-04-05']],
    [2033, 'Monday', ['2033-04-04', '2033-04-05']],
  ])('moves Children’s Day as the law says when it is Tomb Sweeping Day as well (%i, a %s)', (year, _weekday, days) => {
    const april = weekdayHolidays(projectYear(year, baseDates)).filter((date) => date.slice(5, 7) === '04');
    expect(april.filter((date) => date.slice(8) < '10')).toEqual(days);
  });

  it('puts the day off for a Saturday 1 January on 31 December of the year before', () => {
    expect(projectYear(2032, baseDates)?.holidays['2032-12-31']).toBe('補假');
    expect(projectYear(2033, baseDates)?.holidays['2032-12-31']).toBeUndefined();
  });

  it('gives nothing for a year without base dates', () => {
    expect(projectYear(2036, baseDates)).toBeNull();
    expect(projectYear(2014, baseDates)).toBeNull();
  });
});
