import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateKeyOfDay, dayMs, dayOfDateKey, weekdayOfDay } from '../../../../src/domain/calendar/taipei-time.ts';
import { expandRule, readRule } from '../../../../src/features/day-files/icalendar/recurrence.ts';
import { textOfWall, wallTimeOf } from '../../../../src/features/day-files/icalendar/wall-time.ts';
import { calendarOf, calendarWindow, daysIn, eventOf, faultsIn, refusalOf } from '../../../support/calendar-files.ts';

describe('an event of whole days', () => {
  it.each([
    ['without an end', ['DTSTART;VALUE=DATE:20270301']],
    ['with an end equal to its start', ['DTSTART;VALUE=DATE:20270301', 'DTEND;VALUE=DATE:20270301']],
    ['with the next day as its end', ['DTSTART;VALUE=DATE:20270301', 'DTEND;VALUE=DATE:20270302']],
    ['with a length of a day', ['DTSTART;VALUE=DATE:20270301', 'DURATION:P1D']],
    ['whose kind is not written', ['DTSTART:20270301', 'DTEND:20270302']],
  ])('is one day: %s', (_how, lines) => {
    expect(daysIn(calendarOf(eventOf(...lines, 'SUMMARY:休')))).toEqual(['2027-03-01 休']);
  });

  it('joins days in a row of one name, and names of one day', () => {
    const file = calendarOf(
      eventOf('DTSTART;VALUE=DATE:20270301', 'SUMMARY:休'),
      eventOf('DTSTART;VALUE=DATE:20270302', 'SUMMARY:休'),
      eventOf('DTSTART;VALUE=DATE:20270303', 'SUMMARY:休'),
      eventOf('DTSTART;VALUE=DATE:20270303', 'SUMMARY:年度盤點'),
      eventOf('DTSTART:20270303T090000', 'DTEND:20270303T100000', 'SUMMARY:講習'),
    );
    expect(daysIn(file)).toEqual(['2027-03-01..2027-03-02 休', '2027-03-03 休、年度盤點']);
  });

  it('loses the dates that EXDATE names by a date, or by a time of it', () => {
    const file = calendarOf(
      eventOf(
        'DTSTART;VALUE=DATE:20270301',
        'RRULE:FREQ=DAILY;COUNT=6',
        'EXDATE;VALUE=DATE:20270302',
        'EXDATE:20270303',
        'EXDATE;TZID=Asia/Taipei:20270304T000000',
        'EXDATE:20270304T160000Z',
        'SUMMARY:休',
      ),
    );
    expect(daysIn(file)).toEqual(['2027-03-01 休', '2027-03-06 休']);
  });

  it('is moved by a RECURRENCE-ID of a date', () => {
    const file = calendarOf(
      eventOf('UID:a', 'DTSTART;VALUE=DATE:20270301', 'RRULE:FREQ=MONTHLY;COUNT=3', 'SUMMARY:休'),
      eventOf('UID:a', 'RECURRENCE-ID;VALUE=DATE:20270401', 'DTSTART;VALUE=DATE:20270406', 'SUMMARY:休'),
      eventOf('UID:a', 'RECURRENCE-ID:20270501', 'DTSTART:20270501', 'STATUS:CANCELLED', 'SUMMARY:休'),
    );
    expect(daysIn(file)).toEqual(['2027-03-01 休', '2027-04-06 休']);
  });

  it('is there on 29 February only in leap years', () => {
    const leap = eventOf('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY', 'SUMMARY:閏日');
    expect(daysIn(calendarOf(leap))).toEqual([]);
    expect(faultsIn(calendarOf(leap))).toEqual(['4 no_day_ahead']);
    expect(daysIn(calendarOf(leap), { from: '2027-06-01', to: '2028-12-31' })).toEqual(['2028-02-29 閏日']);
    expect(faultsIn(calendarOf(eventOf('DTSTART;VALUE=DATE:20270229', 'SUMMARY:休')))).toEqual([
      '4 date_unreadable 20270229',
    ]);
  });
});

describe('an event with hours', () => {
  it('closes only its own, joined with others of its day', () => {
    const file = calendarOf(
      eventOf('DTSTART:20270301T140000', 'DTEND:20270301T150000', 'SUMMARY:會議'),
      eventOf('DTSTART:20270301T090000', 'DTEND:20270301T103000', 'SUMMARY:講習'),
      eventOf('DTSTART:20270301T100000', 'DTEND:20270301T110000', 'SUMMARY:會議'),
      eventOf('DTSTART:20270301T110000', 'DTEND:20270301T112930', 'SUMMARY:會議'),
    );
    expect(daysIn(file)).toEqual(['2027-03-01 會議、講習 09:00-11:30,14:00-15:00']);
  });

  it('belongs over midnight to the day on which it begins; a day and more is a part of every day', () => {
    const file = calendarOf(
      eventOf('DTSTART:20270301T220000', 'DTEND:20270302T020000', 'SUMMARY:維護'),
      eventOf('DTSTART:20270310T180000', 'DTEND:20270313T090000', 'SUMMARY:搬遷'),
      eventOf('DTSTART:20270320T090000', 'DURATION:P1D', 'SUMMARY:停電'),
    );
    expect(daysIn(file)).toEqual([
      '2027-03-01 維護 22:00-02:00',
      '2027-03-10 搬遷 18:00-24:00',
      '2027-03-11..2027-03-12 搬遷 00:00-24:00',
      '2027-03-13 搬遷 00:00-09:00',
      '2027-03-20 停電 09:00-24:00',
      '2027-03-21 停電 00:00-09:00',
    ]);
  });

  it('that together with another is longer than a day goes on in the next one', () => {
    const file = calendarOf(
      eventOf('DTSTART:20270301T000000', 'DTEND:20270301T200000', 'SUMMARY:甲'),
      eventOf('DTSTART:20270301T190000', 'DTEND:20270302T060000', 'SUMMARY:乙'),
    );
    expect(daysIn(file)).toEqual(['2027-03-01 甲、乙 00:00-24:00', '2027-03-02 甲、乙 00:00-06:00']);
  });

  it('without an end closes nothing and is named', () => {
    const open = eventOf('DTSTART:20270301T090000', 'SUMMARY:提醒');
    const same = eventOf('DTSTART:20270301T090000', 'DTEND:20270301T090000', 'SUMMARY:提醒');
    expect(daysIn(calendarOf(open, same))).toEqual([]);
    expect(faultsIn(calendarOf(open, same))).toEqual(['4 no_end', '10 no_end']);
  });

  it('loses all of a day that EXDATE names by its date', () => {
    const rule = ['DTSTART:20270301T090000', 'DTEND:20270301T100000', 'RRULE:FREQ=DAILY;BYHOUR=9,14;COUNT=4'];
    expect(daysIn(calendarOf(eventOf(...rule, 'EXDATE;VALUE=DATE:20270301', 'SUMMARY:講習')))).toEqual([
      '2027-03-02 講習 09:00-10:00,14:00-15:00',
    ]);
  });

  it('ends with the instant of UNTIL', () => {
    const rule = ['DTSTART;TZID=Asia/Taipei:20270301T090000', 'DURATION:PT1H', 'SUMMARY:講習'];
    expect(daysIn(calendarOf(eventOf(...rule, 'RRULE:FREQ=DAILY;UNTIL=20270303T010000Z')))).toEqual([
      '2027-03-01..2027-03-03 講習 09:00-10:00',
    ]);
    expect(daysIn(calendarOf(eventOf(...rule, 'RRULE:FREQ=DAILY;UNTIL=20270303T005959Z')))).toEqual([
      '2027-03-01..2027-03-02 講習 09:00-10:00',
    ]);
    expect(daysIn(calendarOf(eventOf(...rule, 'RRULE:FREQ=DAILY;UNTIL=20270303')))).toEqual([
      '2027-03-01..2027-03-03 講習 09:00-10:00',
    ]);
  });

  it('is skipped on the day whose clock leaves its hour out', () => {
    const zone = 'TZID=America/New_York';
    const file = calendarOf(
      eventOf(`DTSTART;${zone}:20270313T023000`, 'DURATION:PT30M', 'RRULE:FREQ=DAILY;COUNT=3', 'SUMMARY:備份'),
    );
    expect(daysIn(file)).toEqual(['2027-03-13 備份 15:30-16:00', '2027-03-15 備份 14:30-15:00']);
  });
});

describe('what a calendar leaves out', () => {
  it.each<[string, string[], string[]]>([
    [
      'a past day',
      ['DTSTART;VALUE=DATE:20261127', 'DTEND;VALUE=DATE:20261129', 'SUMMARY:休'],
      ['4 day_past 2026-11-28'],
    ],
    ['a day after the next year', ['DTSTART;VALUE=DATE:20280101', 'SUMMARY:休'], ['4 day_beyond 2028-01-01']],
    ['an end before its start', ['DTSTART:20270301', 'DTEND:20270228', 'SUMMARY:休'], ['4 range_reversed']],
    ['no name', ['DTSTART:20270301'], ['4 name_missing 2027-03-01']],
    ['no start', ['SUMMARY:休'], ['4 date_unreadable']],
    ['a rule that has ended', ['DTSTART:20200101', 'RRULE:FREQ=DAILY;COUNT=3', 'SUMMARY:休'], ['4 no_day_ahead']],
    ['a status of cancelled', ['DTSTART:20270301', 'STATUS:CANCELLED', 'SUMMARY:休'], []],
    ['a time that does not exist', ['DTSTART:20270301T250000', 'SUMMARY:休'], ['4 date_unreadable 20270301T250000']],
  ])('is an event with %s', (_what, lines, faults) => {
    const file = calendarOf(eventOf(...lines));
    expect(daysIn(file)).toEqual([]);
    expect(faultsIn(file)).toEqual(faults);
  });

  it('is what reaches over the edges of the window; the rest is taken', () => {
    const long = eventOf('DTSTART;VALUE=DATE:20271230', 'DTEND;VALUE=DATE:20280105', 'SUMMARY:年假');
    const begun = eventOf('DTSTART;VALUE=DATE:20261101', 'DTEND;VALUE=DATE:20261202', 'SUMMARY:裝修');
    expect(daysIn(calendarOf(long, begun))).toEqual(['2026-11-29..2026-12-01 裝修', '2027-12-30..2027-12-31 年假']);
    expect(faultsIn(calendarOf(long, begun))).toEqual(['4 day_beyond 2028-01-01']);
  });

  it('is every event of a file that cancels', () => {
    const file = calendarOf('METHOD:CANCEL', eventOf('DTSTART:20270301', 'SUMMARY:休'));
    expect([daysIn(file), faultsIn(file)]).toEqual([[], []]);
  });

  it('is a day with more hours than a dated day takes', () => {
    const hours = Array.from({ length: 13 }, (_, hour) => {
      const time = `20270301T${String(hour + 8).padStart(2, '0')}`;
      return eventOf(`DTSTART:${time}0000`, `DTEND:${time}3000`, 'SUMMARY:會議');
    });
    expect(daysIn(calendarOf(...hours))).toEqual([]);
    expect(faultsIn(calendarOf(...hours))).toEqual(['4 hours_many 2027-03-01']);
  });
});

/** Expanding such a file fully would take hours; this only ends the test. */
const patienceMs = 20_000;

describe('a calendar that would cost too much', () => {
  const timed = (rule: string, start = '20270101T000000') =>
    calendarOf(eventOf(`DTSTART:${start}`, 'DURATION:PT1M', `RRULE:${rule}`, 'SUMMARY:炸彈'));
  const many = (count: number, ...lines: string[]) =>
    calendarOf(...Array.from({ length: count }, () => eventOf(...lines, 'SUMMARY:多')));
  const nested = (count: number) =>
    calendarOf('BEGIN:VEVENT\r\n'.repeat(count).trim(), 'END:VEVENT\r\n'.repeat(count).trim());

  it.each<[string, string, string, string]>([
    ['every second', 'recurrence_too_frequent', '炸彈', timed('FREQ=SECONDLY')],
    ['every second of no day', 'recurrence_too_frequent', '炸彈', timed('FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30')],
    ['every hour', 'recurrence_too_frequent', '炸彈', timed('FREQ=HOURLY')],
    ['every minute of a day', 'recurrence_too_frequent', '炸彈', timed(`FREQ=DAILY;BYMINUTE=${[...Array(60).keys()]}`)],
    ['no interval', 'recurrence_unreadable', '炸彈', timed('FREQ=DAILY;INTERVAL=0')],
    ['no frequency', 'recurrence_unreadable', '炸彈', timed('BYDAY=MO')],
    ['a weekday of no week', 'recurrence_unreadable', '炸彈', timed('FREQ=WEEKLY;BYDAY=XX')],
    ['another calendar', 'recurrence_unreadable', '炸彈', timed('RSCALE=CHINESE;FREQ=YEARLY')],
    ['a search of 400 years', 'recurrence_unreadable', '炸彈', timed('FREQ=YEARLY;BYYEARDAY=1;BYWEEKNO=30')],
    [
      'a rule of a megabyte',
      'recurrence_unreadable',
      '炸彈',
      timed(`FREQ=YEARLY;BYMONTHDAY=${'31,'.repeat(300_000)}1`),
    ],
    ['a count from long ago', 'calendar_too_busy', '炸彈', timed('FREQ=DAILY;COUNT=900000', '16000101T000000')],
    ['too many events', 'too_many_events', '', many(5_001, 'DTSTART:20270301')],
    [
      'a hundred thousand events',
      'too_many_events',
      '',
      calendarOf(...Array(100_000).fill('BEGIN:VEVENT\r\nEND:VEVENT')),
    ],
    ['events that repeat daily', 'calendar_too_busy', '多', many(5_000, 'DTSTART:20200101', 'RRULE:FREQ=DAILY')],
    ['events of two years', 'calendar_too_busy', '多', many(5_000, 'DTSTART:20200101', 'DTEND:20400101')],
    [
      'rules that match nothing',
      'calendar_too_busy',
      '多',
      many(5_000, 'DTSTART:20200101', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
    ],
    ['parts within parts', 'calendar_unreadable', '5', nested(100_000)],
    [
      'a part that does not end',
      'calendar_unreadable',
      '5',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270301\n\nSUMMARY:x',
    ],
    ['an end that fits no beginning', 'calendar_unreadable', '2', 'BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR'],
    ['a broken parameter', 'calendar_unreadable', '8', calendarOf(eventOf('DTSTART:20270301', 'SUMMARY;X="a:休'))],
  ])('is refused for %s', { timeout: patienceMs }, (_what, code, message, file) => {
    expect(refusalOf(file)).toEqual({ code, message });
  });

  it('is not one with a minute rule in the year 1, which is refused by its rule', () => {
    expect(refusalOf(timed('FREQ=MINUTELY', '16000101T000000'))?.code).toBe('recurrence_too_frequent');
    expect(faultsIn(timed('FREQ=MINUTELY', '00010101T000000'))).toEqual(['4 date_unreadable 00010101T000000']);
  });

  it.each<[string, string]>([
    ['carriage returns', `BEGIN:VCALENDAR${'\r'.repeat(1_000_000)}END:VCALENDAR`],
    ['folds', `BEGIN:VCALENDAR\nX-A:b${'\n '.repeat(500_000)}\nEND:VCALENDAR`],
  ])('is read to its end with nothing but %s', { timeout: patienceMs }, (_what, file) => {
    expect(daysIn(file)).toEqual([]);
  });

  it('keeps an event whose id is a name of JavaScript’s', () => {
    const file = calendarOf(
      eventOf('UID:__proto__', 'DTSTART:20270301', 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:休'),
      eventOf('UID:__proto__', 'RECURRENCE-ID:20270302', 'DTSTART:20270305', 'SUMMARY:休'),
    );
    expect(daysIn(file)).toEqual(['2027-03-01 休', '2027-03-05 休']);
  });
});

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

interface SimpleRule {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  weekdays: string[];
  months: number[];
  count: number | null;
}

/** Steps from day to day and checks each against the rule (RFC 5545, 3.3.10). */
function stepped(rule: SimpleRule, start: number, first: number, last: number): string[] {
  const [year, month, date] = dateKeyOfDay(start).split('-').map(Number) as [number, number, number];
  const monday = start - weekdayOfDay(start) + 1;
  const found: number[] = [];
  for (let day = start; day <= last && found.length < (rule.count ?? Number.POSITIVE_INFINITY); day += 1) {
    const [itsYear, itsMonth, itsDate] = dateKeyOfDay(day).split('-').map(Number) as [number, number, number];
    const weekday = weekdayNames[weekdayOfDay(day) - 1] as string;
    const fitsWeekday = rule.weekdays.length === 0 || rule.weekdays.includes(weekday);
    const fitsMonth = rule.months.length === 0 || rule.months.includes(itsMonth);
    const sameWeekday = weekdayOfDay(day) === weekdayOfDay(start);
    const fits = rule.weekdays.length > 0 ? fitsWeekday : null;
    if (!fitsMonth) continue;
    if (rule.frequency === 'DAILY' && (day - start) % rule.interval === 0 && fitsWeekday) found.push(day);
    const weeks = Math.floor((day - monday) / 7);
    if (rule.frequency === 'WEEKLY' && weeks % rule.interval === 0 && (fits ?? sameWeekday)) found.push(day);
    const months = (itsYear - year) * 12 + itsMonth - month;
    const sameDate = itsDate === date;
    if (rule.frequency === 'MONTHLY' && months % rule.interval === 0 && (fits ?? sameDate)) found.push(day);
    const sameMonth = rule.months.length > 0 || itsMonth === month;
    const years = itsYear - year;
    if (rule.frequency === 'YEARLY' && years % rule.interval === 0 && (fits ?? (sameDate && sameMonth)))
      found.push(day);
  }
  return found.filter((day) => day >= first).map(dateKeyOfDay);
}

describe('a rule', () => {
  it('gives the days that stepping from day to day gives', () => {
    const first = dayOfDateKey(calendarWindow.from) ?? 0;
    const last = dayOfDateKey(calendarWindow.to) ?? 0;
    const rules = fc.record({
      frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 4 }),
      weekdays: fc.subarray(weekdayNames, { maxLength: 3 }),
      months: fc.oneof(fc.constant([]), fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 })),
      count: fc.option(fc.integer({ min: 1, max: 400 })),
    }) as fc.Arbitrary<SimpleRule>;
    fc.assert(
      fc.property(rules, fc.integer({ min: first - 900, max: last }), (rule, start) => {
        const text = [
          `FREQ=${rule.frequency}`,
          `INTERVAL=${rule.interval}`,
          ...(rule.weekdays.length > 0 ? [`BYDAY=${rule.weekdays}`] : []),
          ...(rule.months.length > 0 ? [`BYMONTH=${rule.months}`] : []),
          ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
        ].join(';');
        const begin = wallTimeOf(textOfWall(start * dayMs).slice(0, 8));
        if (begin === null) throw new Error('no date');
        const read = readRule(text, begin);
        if ('code' in read) throw new Error(read.code);
        const found = expandRule(read, begin.wallMs, { fromMs: first * dayMs, toMs: last * dayMs });
        const days = Array.isArray(found) ? found.map((wallMs) => dateKeyOfDay(wallMs / dayMs)) : found;
        expect({ text, start: dateKeyOfDay(start), days }).toEqual({
          text,
          start: dateKeyOfDay(start),
          days: stepped(rule, start, first, last),
        });
      }),
      { numRuns: 500 },
    );
  });
});
