import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callersHear, callersHearAt } from '../../../../src/domain/line/callers-hear.ts';
import type { Closure, DatedDays, LineConfig } from '../../../../src/domain/line/line-config.ts';
import { zoneDateAt } from '../../../../src/domain/line/zone-time.ts';
import { closures, lineConfig, minuteInstant } from './support/line-arbitraries.ts';
import { oracleAt, oracleUntil } from './support/slow-oracle.ts';

const nine = [{ open: '09:00', close: '18:00' }];
const officeHours = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };
const base: LineConfig = {
  timeZone: 'Asia/Taipei',
  weekly: officeHours,
  followNationalCalendar: true,
  datedDays: [],
  prompts: { greeting: 'g', closed: 'c', holiday: 'h', emergency: 'e' },
};
const national = {
  holidayOn: (date: string) => (date === '2026-10-09' ? 'National Day' : null),
  makeupOn: (date: string) => (/-(07|21)$/.test(date) ? 'Make-up day' : null),
};
const quiet = { holidayOn: () => null, makeupOn: () => null };

function hear(config: LineConfig, at: string, list: Closure[] = []) {
  return callersHear({ config, closures: list, national, at: new Date(at) });
}

function day(patch: Partial<DatedDays>): DatedDays {
  return { from: '2026-03-04', to: '2026-03-04', name: 'Stocktaking', hours: 'closed', ...patch };
}

function dayBefore(timeZone: string, at: Date): string {
  return zoneDateAt(timeZone, new Date(at.getTime() - 86_400_000));
}

function closure(patch: Partial<Closure>): Closure {
  return {
    id: 'k1',
    source: 'line',
    from: new Date('2026-03-04T10:00:00+08:00'),
    until: new Date('2026-03-04T12:00:00+08:00'),
    approvedAt: new Date('2026-03-03T10:00:00+08:00'),
    promptId: null,
    ...patch,
  };
}

describe('callersHear: weekly hours', () => {
  it('is open from the opening minute to the last moment before the closing one', () => {
    expect(hear(base, '2026-03-04T08:59:59.999+08:00')).toMatchObject({
      state: 'closed',
      slot: 'closed',
      promptId: 'c',
    });
    expect(hear(base, '2026-03-04T09:00:00+08:00')).toMatchObject({ state: 'open', slot: 'greeting', promptId: 'g' });
    expect(hear(base, '2026-03-04T17:59:59.999+08:00').state).toBe('open');
    expect(hear(base, '2026-03-04T18:00:00+08:00').state).toBe('closed');
  });

  it('names the rule, the losers and the end', () => {
    expect(hear(base, '2026-03-06T18:00:00+08:00')).toEqual({
      state: 'closed',
      slot: 'closed',
      promptId: 'c',
      rule: { kind: 'weekly_hours', name: 'fri' },
      losers: [],
      forwardsTo: null,
      until: new Date('2026-03-09T09:00:00+08:00'),
      ruleUntil: new Date('2026-03-07T00:00:00+08:00'),
      next: { at: new Date('2026-03-09T09:00:00+08:00'), state: 'open', slot: 'greeting' },
    });
  });

  it('lets Friday night run into Saturday and names Friday for it', () => {
    const config = { ...base, weekly: { ...officeHours, fri: [{ open: '22:00', close: '02:00' }] } };
    const heard = hear(config, '2026-03-07T01:59:00+08:00');
    expect(heard).toMatchObject({ state: 'open', rule: { kind: 'weekly_hours', name: 'fri' } });
    expect(heard.until).toEqual(new Date('2026-03-07T02:00:00+08:00'));
  });

  it('joins 24:00 and the next 00:00 without a gap', () => {
    const round = [{ open: '00:00', close: '24:00' }];
    const config = {
      ...base,
      followNationalCalendar: false,
      weekly: { mon: round, tue: round, wed: round, thu: round, fri: round, sat: round, sun: round },
    };
    expect(hear(config, '2026-03-04T23:59:59+08:00')).toMatchObject({ state: 'open', until: null });
  });

  it('is open around the clock without weekly hours', () => {
    const config = { ...base, weekly: null };
    expect(hear(config, '2026-03-04T03:00:00+08:00')).toMatchObject({
      state: 'open',
      rule: { kind: 'open', name: 'open' },
      losers: [],
      until: new Date('2026-10-09T00:00:00+08:00'),
    });
  });
});

describe('callersHear: days', () => {
  it('puts a dated day before a national holiday before weekly hours', () => {
    const config = { ...base, datedDays: [day({ from: '2026-10-09', to: '2026-10-09', name: 'Party' })] };
    expect(hear(config, '2026-10-09T10:00:00+08:00')).toMatchObject({
      state: 'holiday',
      rule: { kind: 'dated_day', name: 'Party' },
      losers: [
        { kind: 'national_holiday', name: 'National Day' },
        { kind: 'weekly_hours', name: 'fri' },
      ],
    });
  });

  it('follows the national calendar only where the line follows it', () => {
    expect(hear(base, '2026-10-09T10:00:00+08:00')).toMatchObject({ state: 'holiday', promptId: 'h' });
    expect(hear({ ...base, followNationalCalendar: false }, '2026-10-09T10:00:00+08:00').state).toBe('open');
  });

  it('is open inside the own hours of a dated day and on holiday outside them', () => {
    const config = { ...base, datedDays: [day({ hours: [{ open: '10:00', close: '12:00' }], promptId: 'own' })] };
    expect(hear(config, '2026-03-04T10:00:00+08:00')).toMatchObject({ state: 'open', promptId: 'g' });
    expect(hear(config, '2026-03-04T12:00:00+08:00')).toMatchObject({
      state: 'holiday',
      slot: 'holiday',
      promptId: 'own',
      until: new Date('2026-03-05T00:00:00+08:00'),
    });
  });

  it('cuts weekly hours at the midnight of a dated day and of a holiday, and lets those of a dated day run on', () => {
    const night = {
      ...officeHours,
      tue: [{ open: '20:00', close: '06:00' }],
      thu: [{ open: '20:00', close: '06:00' }],
    };
    const config = { ...base, weekly: night, datedDays: [day({ hours: [{ open: '22:00', close: '03:00' }] })] };
    expect(hear(config, '2026-03-03T23:59:00+08:00').until).toEqual(new Date('2026-03-04T00:00:00+08:00'));
    expect(hear(config, '2026-03-04T01:00:00+08:00').state).toBe('holiday');
    expect(hear(config, '2026-03-04T23:00:00+08:00').state).toBe('open');
    expect(hear(config, '2026-03-05T02:59:00+08:00')).toMatchObject({ state: 'open', rule: { kind: 'dated_day' } });
    expect(hear(config, '2026-03-05T03:00:00+08:00').state).toBe('closed');
    expect(hear(config, '2026-10-09T01:00:00+08:00').state).toBe('holiday');
  });

  it('never leaves a holiday silent: own prompt, holiday, closed, bundled default', () => {
    const at = '2026-03-04T10:00:00+08:00';
    const config = { ...base, datedDays: [day({})] };
    expect(hear(config, at).promptId).toBe('h');
    expect(hear({ ...config, prompts: { closed: 'c' } }, at).promptId).toBe('c');
    expect(hear({ ...config, prompts: { greeting: 'g' } }, at).promptId).toBeNull();
    expect(hear({ ...base, prompts: {} }, '2026-03-07T10:00:00+08:00').promptId).toBeNull();
  });
});

describe('callersHear: an interval belongs to the day on which it begins', () => {
  const late = [{ open: '18:00', close: '02:00' }];
  const bar = { ...base, weekly: { ...officeHours, fri: late, thu: late } };

  it('runs from a dated evening into a holiday, and not into another dated day', () => {
    const eve = day({ from: '2026-10-08', to: '2026-10-08', name: 'Eve', hours: late });
    const config = { ...base, datedDays: [eve] };
    expect(hear(config, '2026-10-09T01:00:00+08:00')).toMatchObject({
      state: 'open',
      rule: { kind: 'dated_day', name: 'Eve' },
      losers: [{ kind: 'national_holiday' }, { kind: 'weekly_hours' }],
    });
    expect(hear(config, '2026-10-09T02:00:00+08:00').state).toBe('holiday');
    const next = day({ from: '2026-10-09', to: '2026-10-09', name: 'Party' });
    expect(hear({ ...base, datedDays: [eve, next] }, '2026-10-09T01:00:00+08:00').rule.name).toBe('Party');
  });

  it('takes the end of a closed day’s hours along: closed on Friday is not open on Saturday at 00:30', () => {
    expect(hear(bar, '2026-03-07T00:30:00+08:00').state).toBe('open');
    const closed = { ...bar, datedDays: [day({ from: '2026-03-06', to: '2026-03-06' })] };
    expect(hear(closed, '2026-03-07T00:30:00+08:00').state).toBe('closed');
    expect(hear(bar, '2026-10-10T00:30:00+08:00').state).toBe('closed');
  });

  it('closes some hours of a day and lets the day’s ordinary rules go on around them', () => {
    const config = { ...base, datedDays: [day({ closedHours: [{ open: '14:00', close: '15:30' }], promptId: 'own' })] };
    expect(hear(config, '2026-03-04T13:59:00+08:00')).toMatchObject({
      state: 'open',
      until: new Date('2026-03-04T14:00:00+08:00'),
    });
    expect(hear(config, '2026-03-04T14:00:00+08:00')).toMatchObject({
      state: 'holiday',
      promptId: 'own',
      rule: { kind: 'dated_day', name: 'Stocktaking' },
      losers: [{ kind: 'weekly_hours', name: 'wed' }],
      until: new Date('2026-03-04T15:30:00+08:00'),
    });
    expect(hear(config, '2026-03-04T20:00:00+08:00')).toMatchObject({ state: 'closed', promptId: 'c' });
  });
});

describe('callersHear: seasons, make-up days and forwarding', () => {
  const summer = { from: '2026-07-01', to: '2026-08-31', name: 'Summer' };
  const late = [{ open: '18:00', close: '02:00' }];

  it('has other hours from the first to the last day of a season', () => {
    const config = { ...base, seasons: [{ ...summer, weekly: { ...officeHours, mon: late } }] };
    expect(hear(config, '2026-06-29T10:00:00+08:00').rule).toEqual({ kind: 'weekly_hours', name: 'mon' });
    expect(hear(config, '2026-07-06T10:00:00+08:00')).toMatchObject({
      state: 'closed',
      rule: { kind: 'season', name: 'Summer' },
      losers: [{ kind: 'weekly_hours', name: 'mon' }],
    });
    expect(hear(config, '2026-09-01T01:59:00+08:00')).toMatchObject({ state: 'open', rule: { kind: 'season' } });
    expect(hear(config, '2026-09-01T02:00:00+08:00').rule.kind).toBe('weekly_hours');
    expect(hear({ ...base, seasons: [{ ...summer, weekly: null }] }, '2026-07-05T03:00:00+08:00').state).toBe('open');
  });

  it('lets the evening before a season end as it was', () => {
    const config = { ...base, weekly: { ...officeHours, tue: late }, seasons: [{ ...summer, weekly: officeHours }] };
    expect(hear(config, '2026-07-01T01:00:00+08:00')).toMatchObject({ state: 'open', rule: { name: 'tue' } });
  });

  it('takes a make-up day as an ordinary Saturday unless it says otherwise', () => {
    const at = '2026-03-07T10:00:00+08:00';
    expect(hear(base, at).rule).toEqual({ kind: 'weekly_hours', name: 'sat' });
    expect(hear({ ...base, makeupDays: nine }, at)).toMatchObject({
      state: 'open',
      rule: { kind: 'makeup_day', name: 'Make-up day' },
    });
    expect(hear({ ...base, weekly: null, makeupDays: 'closed' }, at).state).toBe('closed');
    expect(hear({ ...base, makeupDays: nine }, '2026-03-14T10:00:00+08:00').state).toBe('closed');
  });

  it('passes callers on outside the hours and on holidays, never in an emergency', () => {
    const config = { ...base, closedForwarding: '+886912345678' };
    expect(hear(config, '2026-03-04T20:00:00+08:00').forwardsTo).toBe('+886912345678');
    expect(hear(config, '2026-10-09T10:00:00+08:00').forwardsTo).toBe('+886912345678');
    expect(hear(config, '2026-03-04T10:30:00+08:00').forwardsTo).toBeNull();
    expect(hear(config, '2026-03-04T10:30:00+08:00', [closure({})]).forwardsTo).toBeNull();
    expect(hear(base, '2026-03-04T20:00:00+08:00').forwardsTo).toBeNull();
  });

  it('says when another rule decides although it sounds the same', () => {
    const config = { ...base, datedDays: [day({ from: '2026-10-10', to: '2026-10-11', name: 'Move' })] };
    const heard = hear(config, '2026-10-09T10:00:00+08:00');
    expect(heard.ruleUntil).toEqual(new Date('2026-10-10T00:00:00+08:00'));
    expect(heard.until).toEqual(new Date('2026-10-12T00:00:00+08:00'));
  });
});

describe('callersHear: closures', () => {
  it('begins and ends to the millisecond and leaves the schedule among the losers', () => {
    expect(hear(base, '2026-03-04T09:59:59.999+08:00', [closure({})]).until).toEqual(closure({}).from);
    expect(hear(base, '2026-03-04T10:00:00+08:00', [closure({})])).toEqual({
      state: 'emergency',
      slot: 'emergency',
      promptId: 'e',
      rule: { kind: 'closure', name: 'k1' },
      losers: [{ kind: 'weekly_hours', name: 'wed' }],
      forwardsTo: null,
      until: closure({}).until,
      ruleUntil: closure({}).until,
      next: { at: closure({}).until, state: 'open', slot: 'greeting' },
    });
    expect(hear(base, '2026-03-04T12:00:00+08:00', [closure({})]).state).toBe('open');
  });

  it('prefers a line’s own closure to a later approved broadcast, then the latest approved', () => {
    const broadcast = closure({ id: 'b', source: 'broadcast', approvedAt: new Date('2026-03-04T09:00:00+08:00') });
    const later = closure({ id: 'k2', approvedAt: new Date('2026-03-03T11:00:00+08:00') });
    const heard = hear(base, '2026-03-04T11:00:00+08:00', [broadcast, closure({}), later]);
    expect(heard.rule.name).toBe('k2');
    expect(heard.losers.map((rule) => rule.name)).toEqual(['k1', 'b', 'wed']);
    expect(heard.losers.map((rule) => rule.kind)).toEqual(['closure', 'broadcast', 'weekly_hours']);
  });

  it('plays the emergency slot before a broadcast’s prompt, and a prompt made for the line’s own closure before both', () => {
    const at = '2026-03-04T11:00:00+08:00';
    const empty = { ...base, prompts: {} };
    const broadcast = closure({ source: 'broadcast', promptId: 'b' });
    expect(hear(base, at, [broadcast]).promptId).toBe('e');
    expect(hear(empty, at, [broadcast]).promptId).toBe('b');
    expect(hear(empty, at, [closure({ source: 'broadcast' })]).promptId).toBeNull();
    expect(hear(base, at, [closure({ promptId: 'own' })]).promptId).toBe('own');
  });
});

describe('callersHear: clocks that change', () => {
  const night = [{ open: '01:30', close: '02:30' }];
  const berlin: LineConfig = {
    ...base,
    timeZone: 'Europe/Berlin',
    followNationalCalendar: false,
    weekly: { ...officeHours, sun: night },
  };

  it('ends at the jump when the closing time falls into the missing hour', () => {
    const heard = hear(berlin, '2026-03-29T00:45:00Z');
    expect(heard).toMatchObject({ state: 'open', until: new Date('2026-03-29T01:00:00Z') });
  });

  it('opens, closes, and opens again in the hour that comes twice', () => {
    expect(hear(berlin, '2026-10-24T23:45:00Z').until).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(hear(berlin, '2026-10-25T00:45:00Z')).toMatchObject({
      state: 'closed',
      until: new Date('2026-10-25T01:00:00Z'),
    });
    expect(hear(berlin, '2026-10-25T01:15:00Z')).toMatchObject({
      state: 'open',
      until: new Date('2026-10-25T01:30:00Z'),
    });
  });
});

describe('callersHear against a slow oracle that reads the zone data minute by minute', () => {
  const someHolidays = {
    holidayOn: (date: string) => (/-(03|17|28)$/.test(date) ? 'Some day' : null),
    makeupOn: (date: string) => (/-(07|21)$/.test(date) ? 'Make-up day' : null),
  };

  it('gives the same state and prompt at any minute', () => {
    fc.assert(
      fc.property(lineConfig, closures, minuteInstant, fc.nat(59_999), (config, list, minute, rest) => {
        const at = new Date(minute * 60_000 + rest);
        const input = { config, closures: list, national: someHolidays, at };
        const { state, promptId } = callersHearAt(input);
        expect({ state, promptId }).toEqual(oracleAt(input));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds the same end within three days, or none, and what comes then', () => {
    fc.assert(
      fc.property(lineConfig, closures, minuteInstant, (config, list, minute) => {
        const input = { config, closures: list, national: someHolidays, at: new Date(minute * 60_000) };
        const expected = oracleUntil(input, 3);
        const { until, next } = callersHear(input);
        expect(next?.at ?? null).toEqual(until);
        if (next !== null) {
          const { state } = oracleAt({ ...input, at: next.at });
          expect(next).toMatchObject({ state, slot: state === 'open' ? 'greeting' : state });
        }
        if (expected !== null) expect(until).toEqual(expected);
        else expect(until?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(input.at.getTime() + 3 * 86_400_000);
      }),
      { numRuns: 150 },
    );
  });

  it('is as it would be without dated days wherever none of them speaks', () => {
    fc.assert(
      fc.property(lineConfig, closures, minuteInstant, (config, list, minute) => {
        const at = new Date(minute * 60_000);
        const with_ = callersHearAt({ config, closures: list, national: quiet, at });
        const spoke = [with_.rule, ...with_.losers].some((rule) => rule.kind === 'dated_day');
        const without = callersHearAt({ config: { ...config, datedDays: [] }, closures: list, national: quiet, at });
        // A dated day that is closed has no hours that could run on into the next day.
        const yesterday = dayBefore(config.timeZone, at);
        const cut = config.datedDays.some(({ from, to }) => from <= yesterday && yesterday <= to);
        if (!spoke && !cut) expect(with_).toEqual(without);
        else expect(config.datedDays.length).toBeGreaterThan(0);
      }),
    );
  });
});
