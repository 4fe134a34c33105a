import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callersHear, callersHearAt } from '../../../../src/domain/line/callers-hear.ts';
import type { Closure, DatedDays, LineConfig } from '../../../../src/domain/line/line-config.ts';
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
const national = { holidayOn: (date: string) => (date === '2026-10-09' ? 'National Day' : null) };
const quiet = { holidayOn: () => null };

function hear(config: LineConfig, at: string, list: Closure[] = []) {
  return callersHear({ config, closures: list, national, at: new Date(at) });
}

function day(patch: Partial<DatedDays>): DatedDays {
  return { from: '2026-03-04', to: '2026-03-04', name: 'Stocktaking', hours: 'closed', ...patch };
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
      until: new Date('2026-03-09T09:00:00+08:00'),
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

  it('cuts hours over midnight at the edges of a dated day and of a national holiday', () => {
    const night = {
      ...officeHours,
      tue: [{ open: '20:00', close: '06:00' }],
      thu: [{ open: '20:00', close: '06:00' }],
    };
    const config = { ...base, weekly: night, datedDays: [day({ hours: [{ open: '22:00', close: '03:00' }] })] };
    expect(hear(config, '2026-03-03T23:59:00+08:00').until).toEqual(new Date('2026-03-04T00:00:00+08:00'));
    expect(hear(config, '2026-03-04T01:00:00+08:00').state).toBe('holiday');
    expect(hear(config, '2026-03-04T23:00:00+08:00').state).toBe('open');
    expect(hear(config, '2026-03-05T01:00:00+08:00').state).toBe('closed');
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

describe('callersHear: closures', () => {
  it('begins and ends to the millisecond and leaves the schedule among the losers', () => {
    expect(hear(base, '2026-03-04T09:59:59.999+08:00', [closure({})]).until).toEqual(closure({}).from);
    expect(hear(base, '2026-03-04T10:00:00+08:00', [closure({})])).toEqual({
      state: 'emergency',
      slot: 'emergency',
      promptId: 'e',
      rule: { kind: 'closure', name: 'k1' },
      losers: [{ kind: 'weekly_hours', name: 'wed' }],
      until: closure({}).until,
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
  const someHolidays = { holidayOn: (date: string) => (/-(03|17|28)$/.test(date) ? 'Some day' : null) };

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

  it('keeps a dated day to its own 00:00 to 24:00: other days sound as if it were not there', () => {
    fc.assert(
      fc.property(lineConfig, closures, minuteInstant, (config, list, minute) => {
        const at = new Date(minute * 60_000);
        const with_ = callersHearAt({ config, closures: list, national: quiet, at });
        const spoke = [with_.rule, ...with_.losers].some((rule) => rule.kind === 'dated_day');
        const without = callersHearAt({ config: { ...config, datedDays: [] }, closures: list, national: quiet, at });
        if (!spoke) expect(with_).toEqual(without);
        else expect(config.datedDays.length).toBeGreaterThan(0);
      }),
    );
  });
});
