import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callersHear, callersHearAt } from '../../../../src/domain/line/callers-hear.ts';
import type { LineConfig } from '../../../../src/domain/line/line-config.ts';
import { joinSpans, statesBetween } from '../../../../src/domain/line/states-between.ts';
import { closures, lineConfig, minuteInstant } from './support/line-arbitraries.ts';

const someHolidays = {
  holidayOn: (date: string) => (/-(03|17|28)$/.test(date) ? `Day ${date}` : null),
  makeupOn: (date: string) => (/-(07|21)$/.test(date) ? 'Make-up day' : null),
};
const quiet = { holidayOn: () => null, makeupOn: () => null };
const dayMs = 86_400_000;
const nine = [{ open: '09:00', close: '18:00' }];
const office: LineConfig = {
  timeZone: 'Asia/Taipei',
  weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
  followNationalCalendar: false,
  datedDays: [],
  prompts: { greeting: 'g', closed: 'c' },
};

function span(config: LineConfig, from: string, to: string) {
  return statesBetween({ config, closures: [], national: quiet, from: new Date(from), to: new Date(to) });
}

function short(spans: ReturnType<typeof statesBetween>) {
  return spans.map(({ from, until, state, rule }) => [from.toISOString(), until.toISOString(), state, rule.name]);
}

describe('statesBetween', () => {
  it('says at every instant what callersHear says', () => {
    fc.assert(
      fc.property(
        lineConfig,
        closures,
        minuteInstant,
        fc.integer({ min: 1, max: 12 * 1440 }),
        fc.array(fc.nat()),
        (config, list, minute, length, picks) => {
          const from = new Date(minute * 60_000);
          const to = new Date((minute + length) * 60_000);
          const input = { config, closures: list, national: someHolidays };
          const spans = statesBetween({ ...input, from, to });
          const edges = spans.flatMap((each) => [each.from.getTime(), each.until.getTime() - 1]);
          const anywhere = picks.map((pick) => from.getTime() + (pick % (length * 60_000)));
          for (const epochMs of [...edges, ...anywhere]) {
            const at = new Date(epochMs);
            const here = spans.filter((each) => each.from <= at && at < each.until);
            expect(here).toHaveLength(1);
            const { state, slot, promptId, rule } = callersHearAt({ ...input, at });
            expect(here[0]).toMatchObject({ state, slot, promptId, rule });
          }
          for (const { from: at, losers } of spans) expect(losers).toEqual(callersHearAt({ ...input, at }).losers);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has no gap, no overlap and no neighbours that are the same', () => {
    fc.assert(
      fc.property(
        lineConfig,
        closures,
        minuteInstant,
        fc.integer({ min: 1, max: 20 * 1440 }),
        (config, list, minute, length) => {
          const from = new Date(minute * 60_000);
          const to = new Date((minute + length) * 60_000);
          const spans = statesBetween({ config, closures: list, national: someHolidays, from, to });
          expect(spans[0]?.from).toEqual(from);
          expect(spans.at(-1)?.until).toEqual(to);
          spans.slice(1).forEach((each, index) => {
            const before = spans[index] as (typeof spans)[number];
            expect(each.from).toEqual(before.until);
            const key = ({ state, slot, promptId, rule }: typeof each) => JSON.stringify([state, slot, promptId, rule]);
            expect(key(each)).not.toBe(key(before));
          });
        },
      ),
    );
  });

  it('ends where callersHear says that callers hear something else', () => {
    fc.assert(
      fc.property(lineConfig, closures, minuteInstant, (config, list, minute) => {
        const from = new Date(minute * 60_000);
        const input = { config, closures: list, national: someHolidays };
        const spans = statesBetween({ ...input, from, to: new Date(from.getTime() + 9 * dayMs) });
        const [first] = spans;
        const other = spans.find((each) => each.state !== first?.state || each.promptId !== first?.promptId);
        const { until } = callersHear({ ...input, at: from });
        if (other !== undefined) expect(until).toEqual(other.from);
      }),
    );
  });

  it('follows the clock of the line’s zone through the hour that is missing and the one that comes twice', () => {
    const night = [{ open: '01:30', close: '02:30' }];
    const berlin = { ...office, timeZone: 'Europe/Berlin', weekly: { ...office.weekly, sun: night } } as LineConfig;
    expect(short(span(berlin, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'))).toEqual([
      ['2026-03-28T23:00:00.000Z', '2026-03-29T00:30:00.000Z', 'closed', 'sun'],
      ['2026-03-29T00:30:00.000Z', '2026-03-29T01:00:00.000Z', 'open', 'sun'],
      ['2026-03-29T01:00:00.000Z', '2026-03-29T22:00:00.000Z', 'closed', 'sun'],
    ]);
    const states = span(berlin, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z').map(({ state }) => state);
    expect(states).toEqual(['closed', 'open', 'closed', 'open', 'closed']);
  });

  it('is one span where nothing changes, and none for no time', () => {
    const always = { ...office, weekly: null };
    expect(short(span(always, '2026-03-01T00:00:00Z', '2027-03-01T00:00:00Z'))).toEqual([
      ['2026-03-01T00:00:00.000Z', '2027-03-01T00:00:00.000Z', 'open', 'open'],
    ]);
    expect(span(always, '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z')).toEqual([]);
  });
});

describe('joinSpans', () => {
  it('makes one list that is what the whole stretch would be', () => {
    fc.assert(
      fc.property(lineConfig, closures, minuteInstant, fc.nat(4000), fc.nat(4000), (config, list, minute, one, two) => {
        const at = (minutes: number) => new Date((minute + minutes) * 60_000);
        const part = (from: Date, to: Date) =>
          statesBetween({ config, closures: list, national: someHolidays, from, to });
        const joined = joinSpans(part(at(0), at(one)), part(at(one), at(one + two)));
        expect(joined).toEqual(part(at(0), at(one + two)));
      }),
    );
  });
});
