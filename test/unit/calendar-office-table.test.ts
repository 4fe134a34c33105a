import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOfficialYears } from '../../src/connectors/calendar/official-years.ts';
import type { OfficialYear } from '../../src/domain/calendar/official-year.ts';
import { readOfficialTable } from '../../src/domain/calendar/read-official-table.ts';
import { readCalendarFile } from '../../src/features/calendar/read-calendar-file.ts';
import { AppError } from '../../src/shared/app-error.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { officeCsv, officeRows } from '../support/office-table.ts';

const years = readOfficialYears();
const of = (year: number) => years.find((each) => each.year === year) as OfficialYear;

function read(file: Buffer | string) {
  return readOfficialTable(readCalendarFile(Buffer.from(file)).days, 'test');
}

function yearIn(file: Buffer | string): OfficialYear {
  const table = read(file);
  if (!table.ok) throw new Error(JSON.stringify(table.faults.slice(0, 3)));
  return table.year;
}

function faultsIn(file: string): string[] {
  const table = read(file);
  return table.ok ? [] : table.faults.map(({ row, code, given }) => `${row ?? '-'} ${code} ${given}`);
}

function sameDays(one: OfficialYear, other: OfficialYear): void {
  expect(one.holidays).toEqual(other.holidays);
  expect(one.makeupSaturdays).toEqual(other.makeupSaturdays);
}

const shipped = (name: string) => readFileSync(shippedFile('fixtures', 'calendars', name));

describe('a published year', () => {
  it.each(years)('is read from its table as the product knows it: $year', (year) => {
    sameDays(yearIn(officeCsv(year)), year);
  });

  it('is the same in UTF-8 and Big5, and the revised one has three more days off from Monday to Friday', () => {
    const [original, revised] = [
      yearIn(shipped('office-2025-original.csv')),
      yearIn(shipped('office-2025-revised.csv')),
    ];
    sameDays(yearIn(shipped('office-2025-revised.big5.csv')), revised);
    sameDays(revised, of(2025));
    const added = Object.keys(revised.holidays).filter((date) => !(date in original.holidays));
    expect(added.filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))).toEqual([
      '2025-09-29',
      '2025-10-24',
      '2025-12-25',
    ]);
  });

  it('is read from the older layout, which lists days off and make-up days alone, with years of the Republic', () => {
    const rows = officeRows(of(2017)).filter(([, , off, name], place) => off === '2' || name !== '' || isMakeup(place));
    function isMakeup(place: number): boolean {
      const [, weekday, off] = officeRows(of(2017))[place] as string[];
      return weekday === '六' && off === '0';
    }
    const lines = rows.map(([date = '', , off, name]) =>
      [`106/${date.slice(4, 6)}/${date.slice(6)}`, name, off === '2' ? '是' : '否'].join(','),
    );
    sameDays(yearIn(['日期,中文說明,是否放假', ...lines].join('\n')), of(2017));
  });

  it('is read from JSON and from a calendar of the days off', () => {
    const json = officeRows(of(2027)).map(([date, week, off, description]) => ({
      ...{ date, week, isHoliday: off === '2', description },
    }));
    sameDays(yearIn(JSON.stringify(json)), of(2027));
    const { holidays } = of(2027);
    const events = Object.entries(holidays).map(([date, name], place) =>
      [
        ...['BEGIN:VEVENT', `UID:${place}@example.com`, 'DTSTAMP:20260101T000000Z'],
        ...[`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`, `SUMMARY:${name || '放假'}`, 'END:VEVENT'],
      ].join('\r\n'),
    );
    const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Test//EN', ...events, 'END:VCALENDAR', ''];
    expect(Object.keys(yearIn(calendar.join('\r\n')).holidays)).toEqual(Object.keys(holidays).sort());
  });
});

describe('a table that is wrong', () => {
  const rows = officeCsv(of(2026)).split('\r\n');
  const changed = (row: number, text: string) =>
    rows.map((each, place) => (place === row - 1 ? text : each)).join('\n');

  it.each([
    ['a weekday that does not fit', changed(6, '20260105,二,0,'), ['6 weekday_wrong 二']],
    ['a day that does not exist', changed(6, '20260230,一,0,'), ['6 date_unreadable 20260230']],
    ['another value for the day off', changed(6, '20260105,一,1,'), ['6 off_unreadable 1']],
    ['a day twice with different content', changed(6, '20260101,四,0,'), ['6 day_twice 2026-01-01']],
    ['a day of another year', changed(6, '20270104,一,0,'), ['6 other_year 2027-01-04']],
    ['a missing end of the year', rows.slice(0, -1).join('\n'), ['- day_missing 2026-12-31']],
    ['a Sunday that works', changed(5, '20260104,日,0,'), ['5 sunday_works 20260104']],
    ['markup', changed(6, '20260105,一,0,<b>x</b>'), ['6 markup_in_name <b>x</b>']],
  ])('is refused with its row: %s', (_what, file, faults) => {
    expect(faultsIn(file)).toEqual(faults);
  });

  it('is refused where the days off of a year are no usual number', () => {
    const file = rows.map((row) => row.replace(/,[0]$/, ',0').replace(/(\d+,[一二三四],)0/, '$12')).join('\n');
    expect(faultsIn(file)[0]).toMatch(/^- days_off_unusual \d+$/);
  });

  it.each(['', '{}', '[1]', '日期,名稱\n2026-01-01,元旦', '<html></html>'])('is no calendar at all: %j', (file) => {
    expect(() => readCalendarFile(Buffer.from(file))).toThrow(AppError);
  });
});
