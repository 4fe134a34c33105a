import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callersHearAt } from '../../../../src/domain/line/callers-hear.ts';
import type { LineConfig } from '../../../../src/domain/line/line-config.ts';
import {
  dayBegins,
  openDaysOf,
  openTimesOf,
  specialDaysOf,
  usualHoursOf,
} from '../../../../src/domain/line/open-hours.ts';
import { statesBetween } from '../../../../src/domain/line/states-between.ts';
import { zoneDayAt } from '../../../../src/domain/line/zone-time.ts';
import { closures, lineConfig, minuteInstant } from './support/line-arbitraries.ts';

const national = {
  holidayOn: (date: string) => (/-(03|17|28)$/.test(date) ? `Day ${date}` : null),
  makeupOn: (date: string) => (/-(07|21)$/.test(date) ? 'Make-up day' : null),
};
const quiet = { holidayOn: () => null, makeupOn: () => null };
const minuteMs = 60_000;

function config(hours: Partial<LineConfig>): LineConfig {
  return { timeZone: 'Asia/Taipei', weekly: null, followNationalCalendar: false, datedDays: [], prompts: {}, ...hours };
}

function daysFrom(line: LineConfig, date: string, count: number) {
  const first = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  const { timeZone } = line;
  const [from, to] = [dayBegins(timeZone, first), dayBegins(timeZone, first + count)].map((at) => new Date(at));
  const spans = statesBetween({ config: line, closures: [], national: quiet, from: from as Date, to: to as Date });
  return openDaysOf(openTimesOf(spans), { timeZone, first, count });
}

const nine = [{ open: '09:00', close: '18:00' }];
const evening = [{ open: '18:00', close: '02:00' }];

describe('the times in which a line is open', () => {
  it('are minute by minute those in which callers hear that it is', () => {
    fc.assert(
      fc.property(
        lineConfig,
        closures,
        minuteInstant,
        fc.integer({ min: 1, max: 1440 * 3 }),
        (line, list, minute, length) => {
          const [from, to] = [new Date(minute * minuteMs), new Date((minute + length) * minuteMs)];
          const times = openTimesOf(statesBetween({ config: line, closures: list, national, from, to }));
          for (let at = from.getTime(); at < to.getTime(); at += minuteMs) {
            const isOpen = times.some((time) => time.from.getTime() <= at && at < time.until.getTime());
            const heard = callersHearAt({ config: line, closures: list, national, at: new Date(at) });
            if (isOpen !== (heard.state === 'open'))
              expect({ at: new Date(at), isOpen }).toEqual({ at: new Date(at), isOpen: !isOpen });
          }
          // No two intervals touch.
          for (const [index, time] of times.entries())
            if (index > 0) expect(time.from.getTime()).toBeGreaterThan(times[index - 1]?.until.getTime() ?? 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are told by the days on which they begin, without losing or doubling a minute', () => {
    fc.assert(
      fc.property(lineConfig, minuteInstant, (line, minute) => {
        const { timeZone } = line;
        const first = zoneDayAt(timeZone, minute * minuteMs);
        const [from, to] = [dayBegins(timeZone, first), dayBegins(timeZone, first + 9)].map((at) => new Date(at)) as [
          Date,
          Date,
        ];
        const times = openTimesOf(statesBetween({ config: line, closures: [], national, from, to }));
        const days = openDaysOf(times, { timeZone, first, count: 9 });
        const pieces = days.reduce((sum, { hours }) => sum + hours.length, 0);
        expect(pieces).toBeGreaterThanOrEqual(times.length);
        for (const { hours } of days)
          for (const [index, { open }] of hours.entries())
            if (index > 0 && !/^(America|Europe|Australia)/.test(timeZone))
              expect(open >= (hours[index - 1]?.close ?? '')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('stay whole over midnight, and are cut there where they never end', () => {
    const bar = config({ weekly: { mon: [], tue: [], wed: [], thu: [], fri: evening, sat: evening, sun: [] } });
    expect(daysFrom(bar, '2026-03-06', 3).map(({ hours }) => hours)).toEqual([evening, evening, []]);
    const whole = [{ open: '00:00', close: '24:00' }];
    expect(daysFrom(config({}), '2026-03-06', 3).map(({ hours }) => hours)).toEqual([whole, whole, whole]);
    const late = config({
      weekly: { mon: [{ open: '09:00', close: '24:00' }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    });
    expect(daysFrom(late, '2026-03-09', 2).map(({ hours }) => hours)).toEqual([
      [{ open: '09:00', close: '24:00' }],
      [],
    ]);
  });

  it('are special where they are not as the week has them', () => {
    const shop = config({
      weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: evening, sat: [], sun: [] },
      datedDays: [
        { from: '2026-03-10', to: '2026-03-10', name: 'Closed', hours: 'closed' },
        { from: '2026-03-14', to: '2026-03-14', name: 'Fair', hours: nine },
        { from: '2026-03-11', to: '2026-03-11', name: 'As usual', hours: nine },
      ],
    });
    const usual = usualHoursOf(shop);
    expect(usual).toMatchObject({ mon: nine, fri: evening, sat: [] });
    expect(usualHoursOf(config({})).sun).toEqual([{ open: '00:00', close: '24:00' }]);
    expect(specialDaysOf(daysFrom(shop, '2026-03-09', 7), usual)).toEqual([
      { date: '2026-03-10', weekday: 'tue', hours: [] },
      // The hours of the evening before end at the midnight of a dated day.
      { date: '2026-03-13', weekday: 'fri', hours: [{ open: '18:00', close: '24:00' }] },
      { date: '2026-03-14', weekday: 'sat', hours: nine },
    ]);
  });
});
