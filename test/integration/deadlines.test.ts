import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  calendarYearEndpoint,
  computeDeadlineEndpoint,
  serviceDayEndpoint,
} from '../../src/contract/deadlines.contract.ts';
import { recomputeFromReceipt } from '../../src/domain/deadline/recompute-from-receipt.ts';
import { computeDeadlineFor } from '../../src/features/deadlines/compute-deadline.ts';
import { getCalendarYear, getServiceDay } from '../../src/features/deadlines/read-calendar.ts';
import { validate } from '../../src/http/kit/validate.ts';
import { newId } from '../../src/shared/ids.ts';
import { callerOf, type FeatureWorld, openFeatureWorld } from '../support/feature-deps.ts';

const member = callerOf('member', { organisationId: newId() });
let world: FeatureWorld;

beforeAll(async () => {
  world = await openFeatureWorld();
});
afterAll(() => world.close());

async function compute(body: unknown) {
  const input = validate(computeDeadlineEndpoint.body as NonNullable<typeof computeDeadlineEndpoint.body>, body, {
    language: 'en',
  });
  return await computeDeadlineFor(world.deps, member, input);
}

describe('computing a deadline', () => {
  it.each([
    ['2026-03-04T17:40:00+08:00', '2026-03-04', '2026-03-09T18:00:00+08:00'],
    ['2026-03-04T17:40:01+08:00', '2026-03-05', '2026-03-10T18:00:00+08:00'],
    ['2026-03-04T09:40:01Z', '2026-03-05', '2026-03-10T18:00:00+08:00'],
    ['2026-03-04T04:40:00-05:00', '2026-03-04', '2026-03-09T18:00:00+08:00'],
  ])('received at %s starts on %s and is due by %s', async (receivedAt, day0, dueBy) => {
    expect(await compute({ receivedAt })).toMatchObject({ day0, dueBy, provisional: false });
  });

  it('adds two business days in a dedicated environment, and days assumed to be off', async () => {
    const receivedAt = '2026-03-02T10:00:00+08:00';
    expect((await compute({ receivedAt, environment: 'dedicated' })).dueBy).toBe('2026-03-09T18:00:00+08:00');
    const assumed = await compute({ receivedAt, environment: 'shared', assumeDaysOff: ['2026-03-04'] });
    expect(assumed.dueBy).toBe('2026-03-06T18:00:00+08:00');
    expect(assumed.receipt.find(({ date }) => date === '2026-03-04')).toEqual({
      date: '2026-03-04',
      counted: false,
      reason: 'assumed_day_off',
      name: null,
      label: 'Wed 4 Mar: assumed to be a day off',
    });
    expect((await compute({ receivedAt })).dueBy).toBe('2026-03-05T18:00:00+08:00');
  });

  it('answers a receipt from which the promise can be worked out', async () => {
    const receivedAt = '2026-02-12T17:45:00+08:00';
    const reply = await compute({ receivedAt });
    const receipt = reply.receipt.map(({ date, counted, reason, name }) => ({ date, counted, reason, name }));
    const again = recomputeFromReceipt({ receivedAt: new Date(receivedAt), receipt });
    expect(again?.dueBy.getTime()).toBe(Date.parse(reply.dueBy));
    expect(again?.day0).toBe(reply.day0);
  });

  it('says so when the calendar does not reach that far', async () => {
    await expect(compute({ receivedAt: '1999-01-04T10:00:00+08:00' })).rejects.toMatchObject({
      code: 'outside_calendar',
      status: 422,
      params: { from: '2013-01-01' },
    });
  });

  it.each([
    [{}, 'receivedAt'],
    [{ receivedAt: '2026-03-04' }, 'receivedAt'],
    [{ receivedAt: '2026-03-04T10:00:00' }, 'receivedAt'],
    [{ receivedAt: '2026-03-04T10:00:00Z', environment: 'cloud' }, 'environment'],
    [{ receivedAt: '2026-03-04T10:00:00Z', assumeDaysOff: ['2026-02-30'] }, 'assumeDaysOff.0'],
    [{ receivedAt: '2026-03-04T10:00:00Z', extra: 1 }, 'extra'],
  ])('refuses %j and names the place', async (body, path) => {
    await expect(compute(body)).rejects.toMatchObject({ status: 400, errors: [{ path }] });
  });
});

describe('the service calendar', () => {
  it('explains a date, with the sentence the data licence asks for', async () => {
    const day = await getServiceDay(world.deps, member, '2026-02-17');
    expect(day).toMatchObject({ serviceDay: false, reason: 'holiday', label: 'Tue 17 Feb: Lunar New Year' });
    const chinese = await getServiceDay(world.deps, { ...member, language: 'zh-TW' }, '2025-02-08');
    expect(chinese).toMatchObject({ serviceDay: false, reason: 'makeup_saturday', provisional: false });
    expect(chinese.source.attribution).toContain('行政院人事行政總處');
    const { shape } = serviceDayEndpoint.replies[200] as unknown as { shape: { parse(value: unknown): unknown } };
    expect(shape.parse(day)).toEqual(day);
  });

  it('lists a whole year, published or projected', async () => {
    const leap = await getCalendarYear(world.deps, member, 2024);
    expect(leap.days).toHaveLength(366);
    expect(leap.provisional).toBe(false);
    expect(leap.serviceDays).toBe(leap.days.filter(({ reason }) => reason === 'business_day').length);
    expect((await getCalendarYear(world.deps, member, 2028)).provisional).toBe(true);
    const { shape } = calendarYearEndpoint.replies[200] as unknown as { shape: { parse(value: unknown): unknown } };
    expect(shape.parse(leap)).toEqual(leap);
  });

  it('has no other years', async () => {
    for (const year of [1970, 2012, 9999])
      await expect(getCalendarYear(world.deps, member, year)).rejects.toMatchObject({ code: 'outside_calendar' });
  });
});
