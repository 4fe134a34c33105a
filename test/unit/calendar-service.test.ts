import { describe, expect, it } from 'vitest';
import { readBaseDates } from '../../src/connectors/calendar/base-dates.ts';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { readOfficialYears } from '../../src/connectors/calendar/official-years.ts';
import { buildServiceCalendar, withDaysOff } from '../../src/domain/calendar/build-service-calendar.ts';
import { endOfBusinessDayAfter } from '../../src/domain/calendar/business-days.ts';
import { englishHolidayName } from '../../src/domain/calendar/holiday-names.ts';
import { nationalCalendarOf, nationalDayOff } from '../../src/domain/calendar/national-calendar.ts';
import { type CalendarException, coveredDates, describeDate } from '../../src/domain/calendar/service-calendar.ts';
import { dateKeyOfDay, formatTaipei } from '../../src/domain/calendar/taipei-time.ts';

const calendar = loadServiceCalendar().current();
const typhoon: CalendarException = { date: '2026-07-24', kind: 'closed', reason: '颱風停班' };

describe('the service calendar', () => {
  it('covers the published years and the projection to 2035', () => {
    expect(coveredDates(calendar)).toEqual({ from: '2013-01-01', to: '2035-12-31' });
    expect(describeDate(calendar, '2027-12-31')?.provisional).toBe(false);
    expect(describeDate(calendar, '2028-01-03')?.provisional).toBe(true);
  });

  it('has one date for every day, in order', () => {
    expect(calendar.dateKeys).toEqual(
      Array.from({ length: calendar.dayCount }, (_, index) => dateKeyOfDay(calendar.firstDay + index)),
    );
  });

  it('answers null for what is no date or not covered', () => {
    for (const date of ['2012-12-31', '2036-01-01', '2026-02-30', 'tomorrow'])
      expect(describeDate(calendar, date)).toBeNull();
  });

  it('gives every day off a reason, and a holiday its name', () => {
    expect(describeDate(calendar, '2026-02-14')).toMatchObject({ reason: 'weekend', name: null, serviceDay: false });
    expect(describeDate(calendar, '2026-02-17')).toMatchObject({ reason: 'holiday', name: '春節', serviceDay: false });
    expect(describeDate(calendar, '2026-02-23')).toMatchObject({
      reason: 'business_day',
      name: null,
      serviceDay: true,
    });
  });

  it('lets our own exceptions win over the nation, in both directions, with their reason', () => {
    const own = loadServiceCalendar([
      typhoon,
      { date: '2026-05-01', kind: 'open', reason: '值班' },
      { date: '2025-02-08', kind: 'open', reason: '補班服務' },
    ]).current();
    expect(describeDate(own, '2026-07-24')).toMatchObject({
      serviceDay: false,
      reason: 'office_closed',
      name: '颱風停班',
    });
    expect(describeDate(own, '2026-05-01')).toMatchObject({ serviceDay: true, reason: 'business_day', name: '值班' });
    expect(describeDate(own, '2025-02-08')).toMatchObject({ serviceDay: true, name: '補班服務' });
  });

  it('takes the later of two exceptions for one date', () => {
    const own = loadServiceCalendar([typhoon, { ...typhoon, kind: 'open', reason: '取消' }]).current();
    expect(describeDate(own, '2026-07-24')?.serviceDay).toBe(true);
  });

  it('has the same version for the same content and a different one after any change', () => {
    const sources = { officialYears: readOfficialYears(), baseDates: readBaseDates() };
    const other: CalendarException = { date: '2026-07-27', kind: 'closed', reason: '搬遷' };
    const version = (exceptions: CalendarException[]): string =>
      buildServiceCalendar({ ...sources, exceptions }).version;
    expect(calendar.version).toMatch(/^tw-2013-2027\.[0-9a-f]{16}$/);
    expect(version([])).toBe(calendar.version);
    expect(version([typhoon, other])).toBe(version([other, typhoon]));
    const versions = [version([]), version([typhoon]), version([other]), version([{ ...typhoon, reason: '停電' }])];
    expect(new Set(versions).size).toBe(versions.length);
    const withoutLast = buildServiceCalendar({ ...sources, officialYears: sources.officialYears.slice(0, -1) });
    expect(withoutLast.version).toMatch(/^tw-2013-2026\./);
    expect(describeDate(withoutLast, '2027-03-01')).toMatchObject({ provisional: true, serviceDay: false });
  });

  it('refuses tables with a gap, none at all, or an impossible date', () => {
    const officialYears = readOfficialYears();
    const baseDates = readBaseDates();
    const gap = officialYears.filter(({ year }) => year !== 2020);
    expect(() => buildServiceCalendar({ officialYears: gap, baseDates })).toThrow(/gap/);
    expect(() => buildServiceCalendar({ officialYears: [], baseDates })).toThrow(RangeError);
    const impossible: CalendarException = { ...typhoon, date: '2026-02-30' };
    expect(() => buildServiceCalendar({ officialYears, baseDates, exceptions: [impossible] })).toThrow(/not a date/);
  });
});

describe('a what-if', () => {
  it('takes days off without touching the calendar it came from', () => {
    const assumed = withDaysOff(calendar, ['2026-03-06']);
    expect(describeDate(assumed, '2026-03-06')).toMatchObject({ serviceDay: false, reason: 'assumed_day_off' });
    expect(describeDate(calendar, '2026-03-06')?.serviceDay).toBe(true);
    expect(assumed.version).toMatch(new RegExp(`^${calendar.version}\\+off\\.`));
  });

  it('is the same calendar when nothing changes', () => {
    expect(withDaysOff(calendar, ['2026-03-07', '2026-02-17', '1999-01-01', 'nonsense'])).toBe(calendar);
  });

  it('adds up, in any order, to one version', () => {
    const twice = withDaysOff(withDaysOff(calendar, ['2026-03-06']), ['2026-03-05']);
    expect(twice.version).toBe(withDaysOff(calendar, ['2026-03-05', '2026-03-06']).version);
    expect(twice.businessDays).toHaveLength(calendar.businessDays.length - 2);
  });
});

describe('the national calendar', () => {
  it('names holidays, also those on a weekend, and stays silent on plain weekends', () => {
    const national = nationalCalendarOf(calendar);
    expect(national.holidayOn('2026-02-17')).toBe('春節');
    expect(national.holidayOn('2026-02-28')).toBe('和平紀念日');
    expect(national.holidayOn('2026-02-27')).toBe('補假');
    expect(national.holidayOn('2026-03-07')).toBeNull();
    expect(national.holidayOn('2026-03-09')).toBeNull();
    expect(national.holidayOn('nonsense')).toBeNull();
  });

  it('knows nothing of our own days off', () => {
    const own = withDaysOff(loadServiceCalendar([typhoon]).current(), ['2026-03-06']);
    expect(nationalCalendarOf(own).holidayOn('2026-07-24')).toBeNull();
    expect(nationalCalendarOf(own).holidayOn('2026-03-06')).toBeNull();
  });

  it('says when a holiday is a forecast', () => {
    expect(nationalDayOff(calendar, '2028-02-28')).toEqual({ name: '和平紀念日', provisional: true });
    expect(nationalDayOff(calendar, '2026-10-10')).toEqual({ name: '國慶日', provisional: false });
  });

  it('has an English name for every holiday it knows', () => {
    for (const { name } of calendar.national.values()) expect(englishHolidayName(name), name).toMatch(/^[ -~]+$/);
    expect(englishHolidayName('颱風停班')).toBe('颱風停班');
  });
});

describe('business days after a completion', () => {
  const completedAt = new Date('2026-02-13T15:00:00+08:00');

  it('end at midnight after the fifth, with the New Year skipped', () => {
    const end = endOfBusinessDayAfter(calendar, completedAt, 5);
    expect(end && formatTaipei(end)).toBe('2026-03-03T00:00:00+08:00');
  });

  it('count from a day off like from the business day before it', () => {
    const sunday = new Date('2026-03-08T23:59:00+08:00');
    const end = endOfBusinessDayAfter(calendar, sunday, 1);
    expect(end && formatTaipei(end)).toBe('2026-03-10T00:00:00+08:00');
  });

  it('do not reach past the calendar or before it', () => {
    expect(endOfBusinessDayAfter(calendar, new Date('2035-12-28T10:00:00+08:00'), 5)).toBeNull();
    expect(endOfBusinessDayAfter(calendar, new Date('2012-12-28T10:00:00+08:00'), 5)).toBeNull();
  });
});
