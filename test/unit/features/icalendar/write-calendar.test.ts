import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateKeyOfDay, dayOfDateKey } from '../../../../src/domain/calendar/taipei-time.ts';
import { joinedDays } from '../../../../src/domain/line/day-ranges.ts';
import type { DatedDays } from '../../../../src/domain/line/line-config.ts';
import { plainLine } from '../../../../src/domain/text/plain-text.ts';
import { writeCalendar } from '../../../../src/features/day-files/icalendar/write-calendar.ts';
import { calendarWindow, readCalendarFile } from '../../../support/calendar-files.ts';

function write(days: DatedDays[], timeZone = 'Asia/Taipei'): string {
  return writeCalendar({
    lineId: 'line-1',
    name: '02-5550-1001',
    timeZone,
    days,
    changedAt: new Date('2026-11-29T01:02:03.456Z'),
    sayOpen: (name, hours) => `${name}（營業 ${hours}）`,
  });
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Intervals that neither touch nor overlap, the last perhaps over midnight, as an import gives them. */
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 8 })
  .map((minutes) => {
    const sorted = [...minutes].sort((one, other) => one - other).slice(0, minutes.length - (minutes.length % 2));
    return sorted.flatMap((open, place) =>
      place % 2 === 0 ? [{ open: clock(open), close: clock(sorted[place + 1] ?? 0) }] : [],
    );
  })
  .chain((list) =>
    fc.constantFrom(
      list,
      list.map((each, place) => (place === list.length - 1 ? { ...each, close: '24:00' } : each)),
      list.map((each, place) => (place === list.length - 1 ? { ...each, close: '00:00' } : each)),
    ),
  )
  // A closing time of midnight is written 24:00.
  .map((list) => list.map(({ open, close }) => ({ open, close: close === '00:00' ? '24:00' : close })));

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map(plainLine)
  .filter((each) => /[\p{L}\p{N}]/u.test(each));

const datedDays = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 9 }),
      length: fc.integer({ min: 1, max: 12 }),
      name: fc.oneof(name, fc.constantFrom('春節', '半天; 休, "息" \\n')),
      content: fc.oneof(
        fc.constant({ hours: 'closed' as const }),
        intervals.map((hours) => ({ hours })),
        intervals.map((closedHours) => ({ hours: 'closed' as const, closedHours })),
      ),
    }),
    { maxLength: 12 },
  )
  .map((list) => {
    let next = dayOfDateKey(calendarWindow.from) ?? 0;
    return list.map(({ gap, length, name, content }): DatedDays => {
      const from = next + gap;
      next = from + length;
      return { from: dateKeyOfDay(from), to: dateKeyOfDay(next - 1), name, ...content };
    });
  });

describe("a line's own days as a calendar", () => {
  it.each(['Asia/Taipei', 'America/New_York'])('are imported as the same days, of a line in %s', (zone) => {
    fc.assert(
      fc.property(datedDays, (days) => {
        const { days: read, faults } = readCalendarFile(write(days, zone));
        expect({ read, faults }).toEqual({ read: joinedDays(days), faults: [] });
      }),
      { numRuns: 200 },
    );
  });

  const file = write([
    { from: '2027-02-05', to: '2027-02-06', name: '除夕', hours: [{ open: '09:00', close: '12:00' }] },
    { from: '2027-02-07', to: '2027-02-08', name: '春節，全體員工休息並暫停受理任何申請作業期間', hours: 'closed' },
    {
      from: '2027-03-01',
      to: '2027-03-01',
      name: '講習',
      hours: 'closed',
      closedHours: [{ open: '22:00', close: '02:00' }],
    },
  ]);

  it('has the rules of Taipei in eight lines, stable ids and stamps', () => {
    expect(/BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE/.exec(file)?.[0].split('\r\n')).toHaveLength(8);
    expect(file.match(/UID:.*/g)?.map((line) => line.trim())).toEqual([
      'UID:2027-02-05-open-line-1@lineshift',
      'UID:2027-02-07-closed-line-1@lineshift',
      'UID:2027-03-01-2200-line-1@lineshift',
    ]);
    expect(file.match(/DTSTAMP:20261129T010203Z/g)).toHaveLength(3);
    expect(file).toContain('DTSTART;TZID=Asia/Taipei:20270301T220000\r\nDTEND;TZID=Asia/Taipei:20270302T020000');
  });

  it('is folded by octets, each line ended by CR LF', () => {
    const lines = file.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([]);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('tells hours of a day beside its name, without closing anything in other programs', () => {
    expect(file).toContain('SUMMARY:除夕（營業 09:00-12:00）');
    const foreign = file.replaceAll(/X-LINESHIFT-.*\r\n/g, '');
    expect(readCalendarFile(foreign).faults.map(({ code }) => code)).toEqual(['no_end']);
  });

  it('lets no control character begin a line of its own', () => {
    const days = { from: '2027-02-05', to: '2027-02-05', name: 'a\r\nX-INJ:1\u0000\u2028', hours: 'closed' as const };
    expect(write([days])).not.toMatch(/^X-INJ/m);
    expect(readCalendarFile(write([days])).days).toMatchObject([{ name: 'a X-INJ:1' }]);
  });
});
