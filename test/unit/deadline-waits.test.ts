import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { formatTaipei } from '../../src/domain/calendar/taipei-time.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';

const calendar = loadServiceCalendar().current();

/** `['03-05T10:00', '03-05T11:00']` is a wait in 2026, Taipei time. Filed on Wednesday 4 March 10:00: due on Monday 9 March without waits. */
function filedOnWednesday(...waits: [from: string, until: string][]) {
  const at = (text: string): Date => new Date(`2026-${text}${text.length === 11 ? ':00' : ''}+08:00`);
  const result = explainDeadline(calendar, {
    receivedAt: new Date('2026-03-04T10:00:00+08:00'),
    waits: waits.map(([from, until]) => ({ from: at(from), until: at(until) })),
  });
  if (!result.ok) throw new Error(result.refusal.code);
  const { earliestBy, dueBy, receipt } = result.deadline;
  return {
    window: `${formatTaipei(earliestBy).slice(5, 16)} to ${formatTaipei(dueBy).slice(5, 16)}`,
    rows: receipt.map(({ date, reason }) => `${date.slice(5)} ${reason}`),
    receipt,
  };
}

const unmoved = '03-06T18:00 to 03-09T18:00';
const oneDay = '03-09T18:00 to 03-10T18:00';
const twoDays = '03-10T18:00 to 03-11T18:00';

describe('waiting for the customer', () => {
  it.each<[string, [string, string][], string]>([
    ['an hour gives its day back', [['03-05T10:00', '03-05T11:00']], oneDay],
    [
      'two waits on one day give it back once',
      [
        ['03-05T10:00', '03-05T11:00'],
        ['03-05T15:00', '03-05T16:00'],
      ],
      oneDay,
    ],
    [
      'overlapping waits give a day back once',
      [
        ['03-05T10:00', '03-06T11:00'],
        ['03-06T10:00', '03-06T16:00'],
      ],
      twoDays,
    ],
    [
      'the order of waits does not matter',
      [
        ['03-06T10:00', '03-06T16:00'],
        ['03-05T10:00', '03-06T11:00'],
      ],
      twoDays,
    ],
    ['an upload at 18:01 ends the wait on the same day', [['03-05T14:00', '03-05T18:01']], oneDay],
    ['a wait until 09:00 sharp gives nothing for that day', [['03-05T14:00', '03-06T09:00']], oneDay],
    ['a wait until just past 09:00 gives that day too', [['03-05T14:00', '03-06T09:00:01']], twoDays],
    ['a wait from 17:39:59 gives the day back', [['03-05T17:39:59', '03-06T08:00']], oneDay],
    ['a wait from 17:40 on gives nothing for that day', [['03-05T17:40', '03-06T09:00']], unmoved],
    ['a wait over the weekend gives nothing', [['03-06T17:45', '03-09T08:30']], unmoved],
    ['a night gives nothing', [['03-05T19:00', '03-06T07:00']], unmoved],
    ['a wait from Friday to Monday gives two days, not four', [['03-06T12:00', '03-09T12:00']], twoDays],
    ['a wait on day 0 counts like any other', [['03-04T11:00', '03-04T12:00']], oneDay],
    ['a wait of no length gives nothing', [['03-05T10:00', '03-05T10:00']], unmoved],
    ['a wait on the last day moves the deadline', [['03-09T17:00', '03-09T17:30']], oneDay],
    ['a wait that begins minutes before the deadline stops the clock', [['03-09T17:50', '03-10T11:00']], oneDay],
    ['a wait that begins at the deadline changes nothing', [['03-09T18:00', '03-11T11:00']], unmoved],
    ['a wait after the breach changes nothing', [['03-10T10:00', '03-11T11:00']], unmoved],
    [
      'a wait after the first deadline but before the moved one counts',
      [
        ['03-05T10:00', '03-05T11:00'],
        ['03-10T10:00', '03-10T11:00'],
      ],
      twoDays,
    ],
  ])('%s', (_what, waits, window) => {
    expect(filedOnWednesday(...waits).window).toBe(window);
  });

  it('gives nothing for holidays inside a long wait', () => {
    const result = explainDeadline(calendar, {
      receivedAt: new Date('2026-02-13T10:00:00+08:00'),
      waits: [{ from: new Date('2026-02-14T10:00:00+08:00'), until: new Date('2026-02-22T20:00:00+08:00') }],
    });
    expect(result.ok && formatTaipei(result.deadline.dueBy)).toBe('2026-02-25T18:00:00+08:00');
  });

  it('is shown in the receipt on the days given back, with the waits', () => {
    const { rows, receipt } = filedOnWednesday(['03-05T10:00', '03-05T11:00'], ['03-05T15:00', '03-05T16:00']);
    expect(rows).toEqual([
      '03-04 day0',
      '03-05 waiting',
      '03-06 counted',
      '03-07 weekend',
      '03-08 weekend',
      '03-09 counted',
      '03-10 counted',
    ]);
    expect(receipt[1]?.waits?.map(({ from }) => formatTaipei(from))).toEqual([
      '2026-03-05T10:00:00+08:00',
      '2026-03-05T15:00:00+08:00',
    ]);
    expect(receipt.filter((row) => row.waits)).toHaveLength(1);
  });

  it('on day 0 lets the next day nobody waited on stand in for it', () => {
    expect(filedOnWednesday(['03-04T11:00', '03-05T12:00']).rows).toEqual([
      '03-04 day0_waiting',
      '03-05 waiting',
      '03-06 replaces_day0',
      '03-07 weekend',
      '03-08 weekend',
      '03-09 counted',
      '03-10 counted',
      '03-11 counted',
    ]);
  });

  it('to the end of the calendar and beyond is refused, not cut short', () => {
    const result = explainDeadline(calendar, {
      receivedAt: new Date('2026-03-04T10:00:00+08:00'),
      waits: [{ from: new Date('2026-03-04T11:00:00+08:00'), until: new Date('2040-01-01T00:00:00Z') }],
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'outside_calendar' } });
  });
});
