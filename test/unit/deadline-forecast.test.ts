import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { dayMs, formatTaipei } from '../../src/domain/calendar/taipei-time.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';
import { countedServiceMs, forecastBy, movedForecast, type Pace, paceOf } from '../../src/domain/deadline/forecast.ts';
import { instantByServiceTime, serviceTimeBetween } from '../../src/domain/deadline/service-time.ts';

const calendar = loadServiceCalendar().current();
const hour = 3_600_000;
const quarter = 15 * 60_000;
const now = new Date('2026-11-30T10:00:00+08:00');
const taipei = (text: string) => new Date(`2026-${text}:00+08:00`);

/** Requests that took these times, completed one minute apart, the first one a minute ago. */
const took = (times: readonly number[]) =>
  times.map((tookMs, index) => ({ tookMs, completedAt: new Date(now.getTime() - (index + 1) * 60_000) }));

describe('the pace of comparable requests', () => {
  it('is the time within which nine of ten were completed, and that of one of them', () => {
    const times = fc.array(fc.integer({ min: 0, max: 400 * hour }), { minLength: 10, maxLength: 200 });
    fc.assert(
      fc.property(times, (all) => {
        const { p90Ms, count } = paceOf(took(all), now) as Pace;
        const within = (limit: number) => all.filter((time) => time <= limit).length;
        expect(count).toBe(all.length);
        expect(all).toContain(p90Ms);
        expect(within(p90Ms) * 10).toBeGreaterThanOrEqual(all.length * 9);
        expect(all.filter((time) => time < p90Ms).length * 10).toBeLessThan(all.length * 9);
      }),
    );
  });

  it('never gets shorter where one of them takes longer', () => {
    const times = fc.array(fc.integer({ min: 0, max: 400 * hour }), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(times, fc.nat(), fc.nat({ max: 90 * hour }), (all, which, more) => {
        const slower = all.map((time, index) => (index === which % all.length ? time + more : time));
        const before = paceOf(took(all), now) as Pace;
        expect(paceOf(took(slower), now)?.p90Ms).toBeGreaterThanOrEqual(before.p90Ms);
      }),
    );
  });

  it('is none of fewer than ten, of the last 90 days and the 200 latest alone', () => {
    expect(paceOf(took(Array(9).fill(hour)), now)).toBeNull();
    expect(paceOf(took(Array(10).fill(hour)), now)).toEqual({ p90Ms: hour, count: 10, days: 1 });
    const old = { tookMs: 99 * hour, completedAt: new Date(now.getTime() - 90 * dayMs) };
    expect(paceOf([...took(Array(9).fill(hour)), old], now)).toBeNull();
    const justIn = { tookMs: hour, completedAt: new Date(now.getTime() - 90 * dayMs + 1) };
    expect(paceOf([...took(Array(9).fill(hour)), justIn], now)).toEqual({ p90Ms: hour, count: 10, days: 90 });
    const many = took([...Array(200).fill(hour), ...Array(300).fill(50 * hour)]);
    expect(paceOf(many.reverse(), now)).toMatchObject({ p90Ms: hour, count: 200 });
  });
});

const receivedAt = fc
  .integer({ min: Date.parse('2025-12-20T00:00:00+08:00'), max: Date.parse('2027-01-20T00:00:00+08:00') })
  .map((epochMs) => new Date(epochMs));
/** Start and length of waits, in hours after the filing. */
const waits = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 72 })), { maxLength: 3 });

function clockOf(at: Date, pauses: readonly (readonly [number, number])[] = []) {
  const input = {
    receivedAt: at,
    waits: pauses.map(([begin, length]) => {
      const from = new Date(at.getTime() + begin * hour);
      return { from, until: new Date(from.getTime() + length * hour) };
    }),
  };
  const explained = explainDeadline(calendar, input);
  if (!explained.ok) throw new Error('outside the calendar');
  return { input, deadline: explained.deadline };
}

describe('service time turned back into an instant', () => {
  it.each([
    ['03-04T10:00', 0, '03-04T10:00'],
    ['03-04T10:00', 8, '03-04T18:00'],
    ['03-04T10:00', 9, '03-05T10:00'],
    ['03-06T17:00', 2, '03-09T10:00'],
    ['02-13T16:00', 3, '02-23T10:00'],
    ['03-04T20:00', 1, '03-05T10:00'],
  ])('received at %s, %d hours have passed at %s', (received, hours, at) => {
    const by = instantByServiceTime(calendar, { receivedAt: taipei(received) }, hours * hour);
    expect(by && formatTaipei(by)).toBe(`2026-${at}:00+08:00`);
  });

  it('is the first instant by which so much has been counted, over weekends, holidays and days given back', () => {
    fc.assert(
      fc.property(receivedAt, waits, fc.integer({ min: 0, max: 27 * hour }), (at, pauses, length) => {
        const { input, deadline } = clockOf(at, pauses);
        const by = instantByServiceTime(calendar, input, length) as Date;
        const counted = (completedAt: Date) => countedServiceMs(calendar, { ...deadline, completedAt });
        expect(counted(by)).toBe(length);
        if (length > 0) expect(counted(new Date(by.getTime() - 1))).toBe(length - 1);
        if (pauses.length === 0)
          expect(serviceTimeBetween(calendar, { from: deadline.clockStart, until: by })).toBe(length);
      }),
    );
  });

  it('counts on past the promise by the calendar', () => {
    const { deadline } = clockOf(taipei('03-04T09:00'));
    expect(countedServiceMs(calendar, { ...deadline, completedAt: taipei('03-10T11:00') })).toBe(38 * hour);
  });
});

describe('a forecast', () => {
  const pace = (p90Ms: number): Pace => ({ p90Ms, count: 40, days: 30 });
  const lengths = fc.integer({ min: 0, max: 50 * hour });

  it('is a quarter of an hour within service hours, and before the promise, or none', () => {
    fc.assert(
      fc.property(receivedAt, lengths, (at, length) => {
        const { input, deadline } = clockOf(at);
        const forecast = forecastBy(calendar, input, pace(length), deadline.dueBy);
        const exact = instantByServiceTime(calendar, input, length);
        if (forecast === null) {
          expect(exact === null || exact.getTime() > deadline.dueBy.getTime() - quarter).toBe(true);
          return;
        }
        const { by, basis } = forecast;
        expect(by.getTime() % quarter).toBe(0);
        expect(by.getTime()).toBeLessThan(deadline.dueBy.getTime());
        expect(by.getTime() - (exact as Date).getTime()).toBeLessThan(quarter);
        expect(by >= (exact as Date)).toBe(true);
        expect(countedServiceMs(calendar, { ...deadline, completedAt: by })).toBe(basis.serviceMs);
        expect(formatTaipei(by).slice(11) >= '09:00' && formatTaipei(by).slice(11, 19) <= '18:00:00').toBe(true);
      }),
    );
  });

  it('is never earlier for a slower pace or a later filing', () => {
    fc.assert(
      fc.property(
        receivedAt,
        lengths,
        fc.nat({ max: 10 * hour }),
        fc.nat({ max: 100 * hour }),
        (at, length, more, later) => {
          const of = (instant: Date, p90Ms: number) => {
            const { input, deadline } = clockOf(instant);
            return forecastBy(calendar, input, pace(p90Ms), deadline.dueBy)?.by.getTime() ?? Number.POSITIVE_INFINITY;
          };
          const first = of(at, length);
          expect(of(at, length + more)).toBeGreaterThanOrEqual(first);
          expect(of(new Date(at.getTime() + later), length)).toBeGreaterThanOrEqual(
            first === Number.POSITIVE_INFINITY ? 0 : first,
          );
        },
      ),
    );
  });

  it('says nothing where nine of ten take as long as is promised, or longer', () => {
    const { input, deadline } = clockOf(taipei('03-04T09:00'));
    expect(forecastBy(calendar, input, pace(36 * hour - quarter), deadline.dueBy)?.by).toEqual(taipei('03-09T17:45'));
    expect(forecastBy(calendar, input, pace(36 * hour - quarter + 1), deadline.dueBy)).toBeNull();
    expect(forecastBy(calendar, input, pace(90 * hour), deadline.dueBy)).toBeNull();
  });

  it('moves with its clock, so that it is met by the service time that was said', () => {
    fc.assert(
      fc.property(receivedAt, waits, fc.nat({ max: 26 * hour }), (at, pauses, length) => {
        const plain = clockOf(at);
        const said = forecastBy(calendar, plain.input, pace(length), plain.deadline.dueBy);
        if (said === null) return;
        const inTime = pauses.filter(([begin]) => at.getTime() + begin * hour < said.by.getTime());
        const { input, deadline } = clockOf(at, inTime);
        const by = movedForecast(calendar, input, { ...said, since: at });
        expect(by.getTime()).toBeGreaterThanOrEqual(said.by.getTime());
        expect(by.getTime()).toBeLessThan(deadline.dueBy.getTime());
        expect(countedServiceMs(calendar, { ...deadline, completedAt: by })).toBe(said.basis.serviceMs);
      }),
    );
  });

  it('that had passed stays', () => {
    const { input } = clockOf(taipei('03-04T09:00'));
    const said = { by: taipei('03-05T11:00'), basis: { serviceMs: 11 * hour, count: 40, days: 30 } };
    const waits = [{ from: taipei('03-05T14:00'), until: taipei('03-06T12:00') }];
    const clock = { ...input, waits };
    expect(movedForecast(calendar, clock, { ...said, since: taipei('03-05T14:00') })).toEqual(said.by);
    const early = [{ from: taipei('03-05T10:00'), until: taipei('03-06T12:00') }];
    const moved = movedForecast(calendar, { ...input, waits: early }, { ...said, since: taipei('03-05T10:00') });
    expect(moved).toEqual(taipei('03-09T11:00'));
  });
});
