import { afterEach, describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { withDaysOff } from '../../src/domain/calendar/build-service-calendar.ts';
import type { ServiceCalendar } from '../../src/domain/calendar/service-calendar.ts';
import { formatTaipei } from '../../src/domain/calendar/taipei-time.ts';
import { computeDeadline } from '../../src/domain/deadline/compute-deadline.ts';
import { type DeadlineInput, defaultDeadlineRules } from '../../src/domain/deadline/deadline-rules.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';

const shipped = loadServiceCalendar().current();

function deadlineFor(receivedAt: string, options: Omit<DeadlineInput, 'receivedAt'> = {}, calendar = shipped) {
  const result = computeDeadline(calendar, { receivedAt: new Date(receivedAt), ...options });
  if (!result.ok) return result.refusal;
  const { clockStart, day0, earliestBy, dueBy } = result.deadline;
  return {
    clockStart: formatTaipei(clockStart),
    day0,
    earliestBy: formatTaipei(earliestBy),
    dueBy: formatTaipei(dueBy),
  };
}

function reasonsOf(receivedAt: string, calendar: ServiceCalendar = shipped): string[] {
  const result = explainDeadline(calendar, { receivedAt: new Date(receivedAt) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.deadline.receipt.map(({ date, reason, name }) => `${date.slice(5)} ${reason}${name ? ` ${name}` : ''}`);
}

const wednesday = { day0: '2026-03-04', earliestBy: '2026-03-06T18:00:00+08:00', dueBy: '2026-03-09T18:00:00+08:00' };
const thursday = { day0: '2026-03-05', earliestBy: '2026-03-09T18:00:00+08:00', dueBy: '2026-03-10T18:00:00+08:00' };

describe('the clock starts', () => {
  it.each([
    ['2026-03-04T00:00:00', '2026-03-04T09:00:00', wednesday],
    ['2026-03-04T08:59:00', '2026-03-04T09:00:00', wednesday],
    ['2026-03-04T08:59:59', '2026-03-04T09:00:00', wednesday],
    ['2026-03-04T09:00:00', '2026-03-04T09:00:00', wednesday],
    ['2026-03-04T12:34:56', '2026-03-04T12:34:56', wednesday],
    ['2026-03-04T17:39:00', '2026-03-04T17:39:00', wednesday],
    ['2026-03-04T17:40:00', '2026-03-04T17:40:00', wednesday],
    ['2026-03-04T17:40:00.999', '2026-03-04T17:40:00', wednesday],
    ['2026-03-04T17:40:01', '2026-03-05T09:00:00', thursday],
    ['2026-03-04T17:41:00', '2026-03-05T09:00:00', thursday],
    ['2026-03-04T18:00:00', '2026-03-05T09:00:00', thursday],
    ['2026-03-04T23:59:59', '2026-03-05T09:00:00', thursday],
  ])('for a filing at %s at %s', (receivedAt, clockStart, window) => {
    expect(deadlineFor(`${receivedAt}+08:00`)).toEqual({ clockStart: `${clockStart}+08:00`, ...window });
  });

  it.each([
    ['a Saturday', '2026-03-07T10:00:00+08:00', '2026-03-09', '2026-03-12'],
    ['a Sunday', '2026-03-08T10:00:00+08:00', '2026-03-09', '2026-03-12'],
    ['a holiday', '2026-02-17T10:00:00+08:00', '2026-02-23', '2026-02-26'],
    ['the eve of the New Year holiday, in time', '2026-02-13T17:40:00+08:00', '2026-02-13', '2026-02-25'],
    ['the eve of the New Year holiday, too late', '2026-02-13T17:41:00+08:00', '2026-02-23', '2026-02-26'],
    ['a make-up Saturday', '2025-02-08T10:00:00+08:00', '2025-02-10', '2025-02-13'],
    ['the eve of a make-up Saturday', '2025-02-07T17:41:00+08:00', '2025-02-10', '2025-02-13'],
    ['New Year’s Eve, over the year’s end', '2026-12-31T10:00:00+08:00', '2026-12-31', '2027-01-06'],
    ['a bridge day', '2023-10-09T10:00:00+08:00', '2023-10-11', '2023-10-16'],
  ])('on %s on the right day', (_what, receivedAt, day0, due) => {
    expect(deadlineFor(receivedAt)).toMatchObject({ day0, dueBy: `${due}T18:00:00+08:00` });
  });

  it('at the same moment whatever offset the filing was written in', () => {
    expect(deadlineFor('2026-03-04T09:40:00Z')).toEqual(deadlineFor('2026-03-04T17:40:00+08:00'));
    expect(deadlineFor('2026-03-04T04:40:01-05:00')).toEqual(deadlineFor('2026-03-04T17:40:01+08:00'));
  });
});

describe('the window', () => {
  it('is two business days later in a dedicated environment, at both ends', () => {
    expect(deadlineFor('2026-03-04T10:00:00+08:00', { environment: 'dedicated' })).toMatchObject({
      earliestBy: '2026-03-10T18:00:00+08:00',
      dueBy: '2026-03-11T18:00:00+08:00',
    });
  });

  it('follows the customer’s own number of extra days, which wins over the environment', () => {
    expect(deadlineFor('2026-03-04T10:00:00+08:00', { environment: 'dedicated', extraBusinessDays: 0 })).toMatchObject(
      wednesday,
    );
    expect(deadlineFor('2026-03-04T10:00:00+08:00', { extraBusinessDays: 1 })).toMatchObject({
      dueBy: '2026-03-10T18:00:00+08:00',
    });
  });

  it('follows configured numbers', () => {
    const rules = { ...defaultDeadlineRules, lastResponseAt: 17 * 3600, earliestBusinessDays: 1, dueBusinessDays: 5 };
    expect(deadlineFor('2026-03-04T17:00:01+08:00', { rules })).toMatchObject({
      day0: '2026-03-05',
      earliestBy: '2026-03-06T18:00:00+08:00',
      dueBy: '2026-03-12T18:00:00+08:00',
    });
  });

  it('moves when a day off is assumed, and names it', () => {
    const assumed = withDaysOff(shipped, ['2026-03-06']);
    expect(deadlineFor('2026-03-04T17:40:01+08:00', {}, assumed)).toMatchObject({
      day0: '2026-03-05',
      earliestBy: '2026-03-10T18:00:00+08:00',
      dueBy: '2026-03-11T18:00:00+08:00',
    });
    expect(reasonsOf('2026-03-04T17:40:01+08:00', assumed)).toContain('03-06 assumed_day_off');
  });

  it('moves when our office is closed for a typhoon, on day 0 too', () => {
    const own = loadServiceCalendar([{ date: '2026-07-24', kind: 'closed', reason: '颱風停班' }]).current();
    expect(deadlineFor('2026-07-24T10:00:00+08:00', {}, own)).toMatchObject({ day0: '2026-07-27' });
    expect(deadlineFor('2026-07-23T10:00:00+08:00', {}, own)).toMatchObject({ dueBy: '2026-07-29T18:00:00+08:00' });
    expect(reasonsOf('2026-07-23T10:00:00+08:00', own)).toContain('07-24 office_closed 颱風停班');
  });

  it('is provisional as soon as it touches a year that is not published', () => {
    const provisional = (receivedAt: string) => {
      const result = computeDeadline(shipped, { receivedAt: new Date(receivedAt) });
      return result.ok && result.deadline.provisional;
    };
    expect(provisional('2027-12-27T10:00:00+08:00')).toBe(false);
    expect(provisional('2027-12-28T10:00:00+08:00')).toBe(true);
    expect(provisional('2028-05-02T10:00:00+08:00')).toBe(true);
  });

  it.each(['2012-12-31T23:59:59+08:00', '2035-12-28T10:00:00+08:00', '2036-01-01T00:00:00+08:00', 'not a time'])(
    'is refused, not guessed, for %s',
    (receivedAt) => {
      expect(deadlineFor(receivedAt)).toEqual({
        code: 'outside_calendar',
        params: { from: '2013-01-01', to: '2035-12-31' },
      });
      expect(explainDeadline(shipped, { receivedAt: new Date(receivedAt) }).ok).toBe(false);
    },
  );
});

describe('the receipt', () => {
  it('names every day from the filing to the deadline', () => {
    expect(reasonsOf('2026-02-13T17:41:00+08:00')).toEqual([
      '02-13 after_last_response',
      '02-14 weekend',
      '02-15 holiday 小年夜',
      '02-16 holiday 農曆除夕',
      '02-17 holiday 春節',
      '02-18 holiday 春節',
      '02-19 holiday 春節',
      '02-20 holiday 補假',
      '02-21 weekend',
      '02-22 weekend',
      '02-23 day0',
      '02-24 counted',
      '02-25 counted',
      '02-26 counted',
    ]);
  });

  it('shows a make-up Saturday as what it is', () => {
    expect(reasonsOf('2025-02-07T10:00:00+08:00').slice(0, 2)).toEqual([
      '02-07 day0',
      '02-08 makeup_saturday 補行上班',
    ]);
  });

  it('carries the version of the calendar it rests on', () => {
    const result = explainDeadline(shipped, { receivedAt: new Date('2026-03-04T10:00:00+08:00') });
    expect(result.ok && result.deadline.calendarVersion).toBe(shipped.version);
  });
});

describe('under another process time zone', () => {
  const originalZone = process.env.TZ;
  afterEach(() => {
    if (originalZone === undefined) delete process.env.TZ;
    else process.env.TZ = originalZone;
  });

  it.each([
    ['UTC', 0],
    ['America/New_York', 300],
    ['Asia/Taipei', -480],
  ])('%s gives the same promise and receipt', (zone, minutes) => {
    process.env.TZ = zone;
    expect(new Date('2026-03-04T00:00:00Z').getTimezoneOffset()).toBe(minutes);
    const calendar = loadServiceCalendar().current();
    expect(calendar.version).toBe(shipped.version);
    expect(deadlineFor('2026-03-04T17:40:01+08:00', {}, calendar)).toEqual({
      clockStart: '2026-03-05T09:00:00+08:00',
      ...thursday,
    });
    expect(reasonsOf('2026-03-04T17:40:01+08:00', calendar)).toEqual([
      '03-04 after_last_response',
      '03-05 day0',
      '03-06 counted',
      '03-07 weekend',
      '03-08 weekend',
      '03-09 counted',
      '03-10 counted',
    ]);
  });
});
