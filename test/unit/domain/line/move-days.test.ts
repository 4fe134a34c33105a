import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../../src/connectors/calendar/load-service-calendar.ts';
import { dateKeyOfDay, dayOfDateKey } from '../../../../src/domain/calendar/taipei-time.ts';
import { datesOf } from '../../../../src/domain/line/day-ranges.ts';
import type { DatedDays } from '../../../../src/domain/line/line-config.ts';
import { moveDays } from '../../../../src/domain/line/move-days.ts';

const calendar = loadServiceCalendar().current();

function day(from: string, to = from, name = 'Own'): DatedDays {
  return { from, to, name, hours: 'closed' };
}

function move(days: DatedDays[], toYear: number, today = '1970-01-01') {
  return moveDays(days, { calendar, fromYear: toYear - 1, toYear, today });
}

/** The new dates of each, with the reason: `2027-02-05..2027-02-08 festival 農曆除夕`. */
function told(days: DatedDays[], toYear: number): string[] {
  return move(days, toYear).days.map(({ days: { from, to }, reason, holiday }) =>
    [from === to ? from : `${from}..${to}`, reason, ...(holiday === null ? [] : [holiday])].join(' '),
  );
}

describe('days moved on to the next year', () => {
  it.each([
    ['Lunar New Year’s Eve', '2026-02-16', '2026-02-16', '2027-02-05 festival 春節'],
    ['the whole of Lunar New Year', '2026-02-15', '2026-02-20', '2027-02-04..2027-02-09 festival 春節'],
    ['Tomb Sweeping Day', '2026-04-05', '2026-04-05', '2027-04-05 festival 清明節'],
    ['the Dragon Boat Festival', '2026-06-19', '2026-06-19', '2027-06-09 festival 端午節'],
    ['the Mid-Autumn Festival', '2026-09-25', '2026-09-25', '2027-09-15 festival 中秋節'],
    ['New Year’s Day', '2026-01-01', '2026-01-01', '2027-01-01 fixed 開國紀念日'],
    ['Peace Memorial Day', '2026-02-28', '2026-02-28', '2027-02-28 fixed 和平紀念日'],
    ['National Day', '2026-10-10', '2026-10-10', '2027-10-10 fixed 國慶日'],
    ['an own day', '2026-08-08', '2026-08-08', '2027-08-08 own'],
  ])('%s', (_name, from, to, expected) => {
    expect(told([day(from, to)], 2027)).toEqual([expected]);
  });

  it('a substitute day moves with the festival that it follows, and one of a fixed holiday keeps its date', () => {
    expect(told([day('2027-02-09')], 2028)).toEqual(['2028-01-29 festival 春節']);
    expect(told([day('2026-10-09')], 2027)).toEqual(['2027-10-09 fixed 國慶日']);
  });

  it('keeps names, hours and recording', () => {
    const hours = [{ open: '09:00', close: '12:00' }];
    const kept: DatedDays[] = [
      { ...day('2026-02-16', '2026-02-16', '除夕'), hours, promptId: 'p' },
      { ...day('2026-03-03', '2026-03-03', 'Meeting'), closedHours: hours },
    ];
    const [eve, meeting] = move(kept, 2027).days;
    expect(eve?.days).toEqual({ from: '2027-02-05', to: '2027-02-05', name: '除夕', hours, promptId: 'p' });
    expect(meeting?.days).toEqual({ ...kept[1], from: '2027-03-03', to: '2027-03-03' });
  });

  it('29 February is left out where the next year has none, and a range keeps its other days', () => {
    const { days, leftOut } = move([day('2028-02-29', '2028-02-29', 'Leap'), day('2028-02-29', '2028-03-02')], 2029);
    expect(days.map(({ days: { from, to } }) => [from, to])).toEqual([['2029-03-01', '2029-03-02']]);
    expect(leftOut.map(({ from, reason }) => [from, reason])).toEqual([
      ['2028-02-29', 'leap_day'],
      ['2028-02-29', 'leap_day'],
    ]);
    expect(told([day('2027-02-28', '2027-03-01')], 2028)).toEqual(['2028-02-28..2028-03-01 fixed 和平紀念日']);
  });

  it('says where the national calendar is not published yet, and leaves out a festival that it does not know', () => {
    expect(move([day('2026-02-16')], 2027).days[0]?.provisional).toBe(false);
    expect(move([day('2027-02-05')], 2028).days[0]?.provisional).toBe(true);
    const last = Number(calendar.dateKeys.at(-1)?.slice(0, 4));
    const known = [...calendar.national].filter(
      ([at, { name }]) => name === '農曆除夕' && dateKeyOfDay(at).startsWith(`${last}`),
    );
    const { days, leftOut } = move([day(dateKeyOfDay(known[0]?.[0] ?? 0)), day(`${last}-08-08`)], last + 1);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['festival_unknown']);
    expect(days.map(({ reason, provisional }) => [reason, provisional])).toEqual([['own', true]]);
  });

  it('names days that meet on one date, and leaves out those that have passed', () => {
    const met = move(
      [day('2026-06-09', '2026-06-09', 'Founders'), day('2026-06-19', '2026-06-19', 'Boats')],
      2027,
    ).days;
    expect(met.map(({ collides }) => collides)).toEqual([false, true]);
    const { days, leftOut } = move([day('2026-01-01'), day('2026-10-10')], 2027, '2027-05-01');
    expect(days.map(({ was }) => was.from)).toEqual(['2026-10-10']);
    expect(leftOut).toEqual([{ from: '2026-01-01', to: '2026-01-01', name: 'Own', reason: 'past' }]);
  });

  it('takes of a range over the turn of a year what lies in the former one', () => {
    expect(told([day('2025-12-30', '2026-01-02'), day('2026-12-30', '2027-01-02')], 2027)).toEqual([
      '2027-01-01..2027-01-02 fixed 開國紀念日',
      '2027-12-30..2027-12-31 own',
    ]);
  });

  it('puts every day into the coming year, and loses none', () => {
    const ranges = fc.array(
      fc.record({ year: fc.integer({ min: 2019, max: 2032 }), start: fc.nat(365), length: fc.nat(20) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(ranges, fc.integer({ min: 2020, max: 2033 }), (list, toYear) => {
        const given = list.map(({ year, start, length }, index) => {
          const first = (dayOfDateKey(`${year}-01-01`) ?? 0) + start;
          return day(dateKeyOfDay(first), dateKeyOfDay(first + length), `Day ${index}`);
        });
        const { days, leftOut } = move(given, toYear);
        for (const { days: moved } of days) {
          for (const date of datesOf(moved)) expect(date.slice(0, 4)).toBe(String(toYear));
        }
        const isOfYear = (date: string) => date.startsWith(`${toYear - 1}-`);
        for (const each of given) {
          const mine = days.find(({ days: { name } }) => name === each.name);
          for (const date of datesOf(each).filter(isOfYear)) {
            const isTold = mine !== undefined && mine.was.from <= date && date <= mine.was.to;
            const isLeft = leftOut.some(({ from, to, name }) => name === each.name && from <= date && date <= to);
            expect(isTold || isLeft).toBe(true);
            if (!isTold || mine.reason === 'festival') continue;
            const there = `${toYear}${date.slice(4)}`;
            expect((mine.days.from <= there && there <= mine.days.to) || isLeft).toBe(true);
          }
          if (mine?.reason === 'festival') expect(datesOf(mine.days)).toHaveLength(datesOf(mine.was).length);
        }
      }),
    );
  });
});
