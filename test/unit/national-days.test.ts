import { describe, expect, it } from 'vitest';
import { readBaseDates } from '../../src/connectors/calendar/base-dates.ts';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { readOfficialYears } from '../../src/connectors/calendar/official-years.ts';
import { buildServiceCalendar, withDaysOff } from '../../src/domain/calendar/build-service-calendar.ts';
import { nationalCalendarOf } from '../../src/domain/calendar/national-calendar.ts';
import {
  changedNationalDays,
  type NationalDays,
  nationalDaysBetween,
  nationalDaysOf,
  sameNationalDays,
} from '../../src/domain/calendar/national-days.ts';

const calendar = loadServiceCalendar().current();
const national = nationalDaysOf(calendar);

function edition(days: Record<string, string>): NationalDays {
  const list = Object.entries(days).map(([date, name]) => ({ date, name }));
  return { version: 'any', from: '2026-01-01', to: '2027-12-31', days: list, makeupDays: [] };
}

describe('the national days that phone systems share', () => {
  it('are the days off that a line sees, date by date, over everything the calendar covers', () => {
    const names = new Map(national.days.map(({ date, name }) => [date, name]));
    const makeups = new Map(national.makeupDays.map(({ date, name }) => [date, name]));
    const { holidayOn, makeupOn } = nationalCalendarOf(calendar);
    for (const date of calendar.dateKeys) {
      expect(names.get(date) ?? null).toBe(holidayOn(date));
      expect(makeups.get(date) ?? null).toBe(makeupOn(date));
    }
    expect(national.makeupDays).toContainEqual({ date: '2025-02-08', name: '補行上班' });
    expect(national.days.length).toBe(names.size);
    expect([national.from, national.to]).toEqual(['2013-01-01', '2035-12-31']);
    expect(national.days.map(({ date }) => date)).toEqual([...names.keys()].sort());
  });

  it('have a version that days of our own office and questions do not move, and a new holiday does', () => {
    const sources = { officialYears: readOfficialYears(), baseDates: readBaseDates() };
    const closed = { date: '2026-07-24', kind: 'closed', reason: '颱風停班' } as const;
    const ours = buildServiceCalendar({ ...sources, exceptions: [closed] });
    expect(nationalDaysOf(ours)).toEqual(national);
    expect(nationalDaysOf(withDaysOff(calendar, ['2026-07-24'])).version).toBe(national.version);
    const officialYears = sources.officialYears.map((year) =>
      year.year === 2026 ? { ...year, holidays: { ...year.holidays, '2026-07-24': '新的假日' } } : year,
    );
    expect(nationalDaysOf(buildServiceCalendar({ ...sources, officialYears })).version).not.toBe(national.version);
  });

  it('are listed between two dates, both included', () => {
    const listed = nationalDaysBetween(national, { from: '2026-12-25', to: '2027-01-01' });
    expect(listed[0]?.date).toBe('2026-12-25');
    expect(listed.at(-1)).toEqual({ date: '2027-01-01', name: '開國紀念日' });
  });

  it('are the same only with the same days, whatever the version says', () => {
    const wanted = edition({ '2026-10-10': 'a' });
    expect(sameNationalDays(wanted, edition({ '2026-10-10': 'a' }))).toBe(true);
    for (const other of [null, edition({}), edition({ '2026-10-10': 'b' }), { ...wanted, version: 'another' }]) {
      expect(sameNationalDays(wanted, other)).toBe(false);
    }
  });

  it('tell what another edition adds, renames and takes away, from a date on', () => {
    const before = edition({ '2026-01-01': 'gone, but past', '2026-10-09': 'gone', '2026-10-10': 'old name' });
    const after = edition({ '2026-10-10': 'new name', '2026-12-25': 'new', '2027-01-01': 'new too' });
    expect(changedNationalDays(before, after, '2026-06-01')).toEqual([
      { date: '2026-10-09', before: 'gone', after: null },
      { date: '2026-10-10', before: 'old name', after: 'new name' },
      { date: '2026-12-25', before: null, after: 'new' },
      { date: '2027-01-01', before: null, after: 'new too' },
    ]);
    expect(changedNationalDays(after, after, '2026-01-01')).toEqual([]);
    expect(changedNationalDays(null, after, '2027-01-01')).toEqual([
      { date: '2027-01-01', before: null, after: 'new too' },
    ]);
  });
});
